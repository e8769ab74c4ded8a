"""A club in mid-season: three weeks of games, taps and transfers, played at speed over the real doors of the app.

Nothing is put into the database. People tap, Monzo reports, the organiser writes commands; so what the page opens on
is what the app made of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from rehearsal.cast import Company, Part
from rehearsal.monzo import PLAYGROUND
from rehearsal.stage import Rehearsal
from rehearsal.telegram import Person

LONDON = ZoneInfo("Europe/London")
KICK_OFF = time(18, 0)
WEDNESDAY = 2
PATIENCE = 20.0
IN_THE_NEXT_GAME = 9
MISSED_THE_LAST = ("Wei", "O'Brien")
STILL_OWES = "Kwame"
PAYS_AHEAD = "Priya"
PAYS_FROM_ELSEWHERE = "Harris"
BY_HAND = ("Ngozi", "Zoë")
"""These two have no accepted bank name: the organiser said whose money it was, and their accounts are known since."""

Json = dict[str, Any]


@dataclass(slots=True)
class Season:
    """`travel` puts the clock of the app and of the stand-ins to an instant; `None` is back to the present."""

    rehearsal: Rehearsal
    address: str
    api_token: str
    clock: Callable[[], datetime]
    travel: Callable[[datetime | None], None]
    _club: str = ""
    _people: dict[Person, Part] = field(default_factory=dict)

    async def play(self) -> None:
        """Play two games, and open the third."""
        headers = {"Authorization": f"Bearer {self.api_token}"}
        async with aiohttp.ClientSession(f"{self.address}/api/v1/", headers=headers) as api:
            next_game = _next_wednesday(self.clock())
            self.travel(next_game - timedelta(days=16))
            company = await self._gather(api)
            await self._connect_bank(api)
            for week, location in ((2, "Riverside"), (1, "Riverside")):
                self.travel(next_game - timedelta(weeks=week, days=2))
                await self._play_game(api, company, location, last=week == 1)
            self.travel(None)
            await self._open_game(company, "Riverside")
            for person in list(self._people)[:IN_THE_NEXT_GAME]:
                await self.rehearsal.telegram.tap(person, company.group, "I'm in", timeout=PATIENCE)
            await self.rehearsal.telegram.settled()

    async def after_the_game(self) -> None:
        """Skip to just after the next game: it becomes over, and those who played are charged."""
        headers = {"Authorization": f"Bearer {self.api_token}"}
        async with aiohttp.ClientSession(f"{self.address}/api/v1/", headers=headers) as api:
            games = await _items(api, f"clubs/{self._club}/fixtures?status=open")
            if games:
                self.travel(min(_over_at(game) for game in games) + timedelta(minutes=2))

    async def _gather(self, api: aiohttp.ClientSession) -> Company:
        telegram = self.rehearsal.telegram
        company = self.rehearsal.company()
        self._people = {telegram.people[number]: part for number, part in company.parts.items()}
        await telegram.wait_for(lambda: telegram.made("sendMessage"), timeout=PATIENCE)
        (club,) = await _items(api, "clubs")
        self._club = club["club_id"]
        for person in list(self._people)[:8]:
            await telegram.start(person, self._club)  # as by the button under the greeting
        await telegram.settled(timeout=PATIENCE)
        return company

    async def _connect_bank(self, api: aiohttp.ClientSession) -> None:
        async with api.put(f"clubs/{self._club}/bank", json={"mode": "manual"}) as answer:
            answer.raise_for_status()
            url = (await answer.json())["webhook_url"]
        await self.rehearsal.monzo.register(url, client_id=PLAYGROUND)

    async def _play_game(self, api: aiohttp.ClientSession, company: Company, location: str, *, last: bool) -> None:
        telegram = self.rehearsal.telegram
        await self._open_game(company, location)
        playing = [person for person, part in self._people.items() if not last or part.last_name not in MISSED_THE_LAST]
        for person in playing:
            await telegram.tap(person, company.group, "I'm in", timeout=PATIENCE)
        await self._name_banks(api)
        await self.after_the_game()
        await telegram.wait_for(lambda: _over(telegram.texts(company.group)), timeout=PATIENCE)
        self.travel(self.clock() + timedelta(hours=1))
        before = _confirmed(telegram.texts(company.group))
        for person in playing:
            await self._pay(api, person, last=last)
        paying = len(playing) - 2 * last  # one still owes, and of one the organiser has yet to say who it was
        await telegram.wait_for(lambda: _confirmed(telegram.texts(company.group)) >= before + paying, timeout=PATIENCE)
        if last:  # asked that evening, and not when everybody is back in the present
            await telegram.wait_for(lambda: _asked(telegram.texts(company.organiser)), timeout=PATIENCE)

    async def _open_game(self, company: Company, location: str) -> None:
        telegram = self.rehearsal.telegram
        before = len(telegram.messages(company.group))
        await telegram.say(company.organiser, company.group, f"/newfixture Wed 18:00 {location} £45")

        def card() -> bool:
            fresh = telegram.messages(company.group)[before:]
            return any("I'm in" in str(message.get("reply_markup")) for message in fresh)

        await telegram.wait_for(card, timeout=PATIENCE)

    async def _name_banks(self, api: aiohttp.ClientSession) -> None:
        """The organiser enters the names that he knows from his bank statement."""
        for player in await _items(api, f"clubs/{self._club}/players"):
            part = next((part for person, part in self._people.items() if person.id == player["telegram_id"]), None)
            if part is None or part.first_name in BY_HAND or player["accepted_bank_names"]:
                continue
            if part.last_name != PAYS_FROM_ELSEWHERE:
                change = {"accepted_bank_names": [part.bank_name]}
                async with api.patch(f"clubs/{self._club}/players/{player['player_id']}", json=change) as answer:
                    answer.raise_for_status()

    async def _pay(self, api: aiohttp.ClientSession, person: Person, *, last: bool) -> None:
        part = self._people[person]
        if last and part.first_name == STILL_OWES:
            return
        amount = 2000 if last and part.first_name == PAYS_AHEAD else 500
        monzo = self.rehearsal.monzo
        name = "MRS J HARRIS" if last and part.last_name == PAYS_FROM_ELSEWHERE else part.bank_name
        transaction = await monzo.send_money(
            route=part.route, name=name, reference=part.reference, amount=amount, payer=name
        )
        await monzo.settled(timeout=PATIENCE)
        if not last and (part.first_name in BY_HAND or part.last_name == PAYS_FROM_ELSEWHERE):
            await self._assign(api, person, transaction)

    async def _assign(self, api: aiohttp.ClientSession, person: Person, transaction: str) -> None:
        players = await _items(api, f"clubs/{self._club}/players")
        waiting = await _items(api, f"clubs/{self._club}/payments?status=unmatched")
        player = next(player["player_id"] for player in players if player["telegram_id"] == person.id)
        for payment in waiting:
            if payment["transaction_id"] == transaction:
                path = f"clubs/{self._club}/payments/{payment['payment_id']}/assign"
                async with api.post(path, json={"player_id": player}) as answer:
                    answer.raise_for_status()


async def _items(api: aiohttp.ClientSession, path: str) -> list[Json]:
    async with api.get(path) as answer:
        answer.raise_for_status()
        items: list[Json] = (await answer.json())["items"]
        return items


def _over_at(game: Json) -> datetime:
    return datetime.fromisoformat(game["starts_at"]) + timedelta(minutes=game["charge_after_minutes"])


def _confirmed(texts: list[str]) -> int:
    """How many payments the group has heard of; several may share a message."""
    return sum(text.count(" paid £") for text in texts)


def _asked(texts: list[str]) -> bool:
    return any("Whose is it?" in text for text in texts)


def _over(texts: list[str]) -> bool:
    cards = [text for text in texts if "Riverside" in text and "⚽" in text]
    return bool(cards) and "Played" in cards[-1]


def _next_wednesday(now: datetime) -> datetime:
    """The next Wednesday evening that is still ahead, in UTC."""
    local = now.astimezone(LONDON)
    ahead = (WEDNESDAY - local.weekday()) % 7
    game = datetime.combine(local.date() + timedelta(days=ahead), KICK_OFF, LONDON)
    if game <= local:
        game = datetime.combine(local.date() + timedelta(days=ahead + 7), KICK_OFF, LONDON)
    return game.astimezone(UTC)
