"""A club to act in: the real store, and short words for what tests do again and again."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from app.keys import SecretKeys
from club.actions.banking import open_line
from club.actions.fixing import Plan, plan
from club.actions.people import add_player
from club.actions.receiving import Receipt, receive
from club.actions.signing_up import join
from club.actions.welcome import welcome
from club.clubs import Club
from club.fixtures import Fixture
from club.ids import FixtureId, LineId, PlayerId, derived
from club.lines import Line
from club.money import Pence
from club.notices import Notice
from club.payments import Route, Transfer
from club.players import Player
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY

KEYS = SecretKeys(["k" * 40], "https://fiver.example.org")
KICK_OFF = NOW + timedelta(hours=6)
AFTER = KICK_OFF + timedelta(hours=2)

A_TRANSFER = Transfer(
    account_id="acc_olly",
    transaction_id="tx_1",
    amount=Pence(500),
    created_at=NOW,
    updated_at=NOW,
    payer_names=("A JONES",),
    reference="thanks",
    account="uk:200000:00112233",
    route=Route.BANK,
)


@dataclass(frozen=True, slots=True)
class Wednesday:
    """Olly's club, and Charlie's, which is none of its business."""

    store: MongoStore
    club: Club
    other: Club
    line: Line

    async def player(self, name: str, *names: str, club: Club | None = None) -> Player:
        """A new player."""
        add = partial(
            add_player,
            club_id=(club or self.club).club_id,
            new_id=PlayerId(derived(name)),
            name=name,
            accepted_bank_names=names,
        )
        return await self.store.write(add)

    async def telegram_player(self, name: str, telegram_id: int) -> Player:
        """A new player whom the bot knows on Telegram."""
        add = partial(add_player, club_id=self.club.club_id, new_id=PlayerId(""), name=name, telegram_id=telegram_id)
        return await self.store.write(add)

    async def game(self, *players: Player, name: str = "game", maximum: int = 12) -> Fixture:
        """A game this evening with these players."""
        wanted = Plan(starts_at=KICK_OFF, location="Riverside", minimum=1, maximum=maximum)
        new = FixtureId(derived(name))
        await self.store.write(partial(plan, club_id=self.club.club_id, wanted=wanted, new_id=new, at=NOW))
        for player in players:
            await self.store.write(partial(join, fixture_id=new, who=player.player_id, at=NOW, by=player.telegram_id))
        return await self.store.fixtures.get(new)

    async def arrives(self, at: datetime = AFTER, **facts: object) -> Receipt:
        """A transfer arrives on the line; with `verified` out of the bank's own mouth."""
        verified = bool(facts.pop("verified", False))
        listening = await self.store.lines.listen(self.line.secret_digest)
        assert listening is not None
        transfer = replace(A_TRANSFER, **facts)  # type: ignore[arg-type]  # the test names fields of Transfer
        return await receive(self.store, listening, transfer, keys=KEYS, at=at, verified=verified)

    async def owes(self, player: Player) -> int:
        """What the player's lines add up to; owed is negative."""
        return await self.store.ledger.balance(player.player_id)

    async def news(self, lane: str) -> list[Notice]:
        """What waits to be told in a lane, relayed as after a crash."""
        await self.store._relay.sweep()  # as after a crash
        return await self.store.outbox.take(lane, AFTER)


async def begin(store: MongoStore) -> Wednesday:
    """Two clubs, and a bank line for the first."""
    greet = partial(welcome, timezone="Europe/London", occasion="1")
    club = await store.write(partial(greet, chat_id=-100, title="Wednesday", added_by=OLLY))
    other = await store.write(partial(greet, chat_id=-200, title="Thursday", added_by=CHARLIE))
    new = LineId(derived("line"))
    digest = KEYS.digest(KEYS.line_secret(new))
    line = await store.write(partial(open_line, club_id=club.club_id, new_id=new, digest=digest, owner=OLLY))
    return Wednesday(store, club, other, line)
