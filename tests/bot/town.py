"""A group, the real bot, the real store, and Telegram's stand-in between them: what conversation tests hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from app.jobs.posting import next_message
from bot.app import Bot
from club.actions.charging import settle
from club.clubs import Club
from club.fixtures import Fixture
from club.ids import club_id
from club.notices import Notice
from club.players import Player
from club.ports import Delivered, Delivery, PutOff, Refused, StoreDown
from rehearsal import Person, TelegramStandIn
from rehearsal.telegram import Chat, Upload
from storage.store import MongoStore
from tests.builders import NOW


@dataclass
class Clock:
    """The time in the town."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@dataclass
class Town:
    """Olly runs the club, Sam plays, Charlie runs another club elsewhere."""

    telegram: TelegramStandIn
    store: MongoStore
    bot: Bot
    clock: Clock
    olly: Person
    sam: Person
    charlie: Person
    group: Chat
    counts: list[tuple[str, str]] = field(default_factory=list)

    async def receive(self, request: web.Request) -> web.Response:
        """The webhook, as the web server does it."""
        try:
            await self.bot.handle(await request.json())
        except StoreDown:
            return web.Response(status=503)
        return web.Response()

    async def idle(self) -> list[Delivery]:
        """Everything that was said is answered, and all news has gone out; what became of the news."""
        await self.telegram.settled(30)
        await self.bot.means.background.finish(30)
        deliveries: list[Delivery] = []
        while lanes := await self._lanes():
            for lane in lanes:
                while waiting := await self.store.outbox.take(lane, self.clock.now):
                    notices = next_message(waiting)
                    deliveries.append(await self._deliver(notices))
                    if isinstance(deliveries[-1], PutOff):
                        return deliveries
        return deliveries

    async def _lanes(self) -> list[str]:
        await self.store._relay._relay_pending()  # all that is told here was committed by this process
        return await self.store.outbox.lanes(self.clock.now)

    async def _deliver(self, notices: Sequence[Notice]) -> Delivery:
        delivery = await self.bot.messenger.deliver(notices)
        if isinstance(delivery, Delivered):
            await self.store.outbox.done(notices, self.clock.now)
        elif isinstance(delivery, Refused):
            await self.store.outbox.park(notices, delivery.why, self.clock.now)
        return delivery

    async def say(self, person: Person, text: str, chat: Chat | None = None, **how: Any) -> None:
        """Type into the group, or another chat."""
        await self.telegram.say(person, chat or self.group, text, **how)
        await self.idle()

    async def dm(self, person: Person, text: str, **how: Any) -> None:
        """Type to the bot."""
        await self.telegram.say(person, None, text, **how)
        await self.idle()

    async def send(self, person: Person, name: str, content: bytes | str, text: str = "", **how: Any) -> None:
        """Send the bot a file."""
        raw = content if isinstance(content, bytes) else content.encode()
        document = Upload(name, "application/octet-stream", raw)
        await self.telegram.say(person, None, text, document=document, **how)
        await self.idle()

    async def tap(self, person: Person, button: str, chat: Chat | Person | None = None) -> str:
        """Tap a button in the group, or in a person's chat with the bot; the words of the answer."""
        where = None if isinstance(chat, Person) else chat or self.group
        answer = await self.telegram.tap(person, where, button)
        await self.idle()
        assert answer is not None, "every tap is answered"
        return answer["text"]

    async def tap_id(self, person: Person, chat: Chat, data: str) -> str:
        """Tap a button by what it carries, on the newest message: as from a phone that has not refreshed."""
        newest = self.telegram.messages(chat)[-1]["message_id"]
        answer = await self.telegram.tap(person, chat, message_id=newest, data=data)
        await self.idle()
        assert answer is not None, "every tap is answered"
        return answer["text"]

    async def reply(self, person: Person, text: str, chat: Chat | None = None) -> None:
        """Answer the bot's newest message."""
        asked = self.telegram.messages(chat or person)[-1]
        await self.telegram.say(person, chat, text, reply_to=asked["message_id"])
        await self.idle()

    async def club(self) -> Club:
        return await self.store.clubs.get(club_id(self.group.id))

    async def game(self) -> Fixture:
        """The soonest game."""
        return (await self.store.fixtures.upcoming((await self.club()).club_id, self.clock.now))[0]

    async def new_game(self, text: str = "Wed 18:00 Riverside £45") -> Fixture:
        """Olly puts up a game."""
        await self.say(self.olly, f"/newfixture {text}")
        return await self.game()

    async def game_over(self) -> Fixture:
        """The soonest game is played and charged; it is the evening of that day."""
        game = await self.game()
        self.clock.now = game.over_at
        await self.store.write(lambda books: settle(books, game.fixture_id, at=self.clock.now))
        self.clock.forward(minutes=1)  # lines of one instant have no order that people would expect
        await self.idle()
        return await self.store.fixtures.get(game.fixture_id)

    async def player(self, person: Person) -> Player:
        """The player that somebody is in the club."""
        players = await self.store.players.of_person(person.id)
        return next(one for one in players if one.club_id == club_id(self.group.id))

    def last(self, chat: Chat | Person | None = None) -> str:
        """The newest words in the group or in a chat."""
        return _plain(self.telegram.texts(chat or self.group)[-1])

    def words(self, chat: Chat | Person | None = None) -> str:
        """All words there."""
        return _plain("\n".join(self.telegram.texts(chat or self.group)))

    def text_of(self, message_id: int) -> str:
        """The words of one message of the group."""
        message = self.group.message(message_id)
        assert message is not None
        return _plain(message["text"])

    def buttons(self, chat: Chat | Person | None = None) -> list[str]:
        """The buttons under the newest message."""
        message = self.telegram.messages(chat or self.group)[-1]
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        return [button["text"] for row in rows for button in row]


def _plain(text: str) -> str:
    """As it looks: what has no width is not seen, and one space is like the other."""
    return text.replace("\u200b", "").replace("\u00a0", " ")
