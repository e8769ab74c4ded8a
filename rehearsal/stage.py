"""The stage: both stand-ins and the page under one roof."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from aiohttp import web

from rehearsal.cast import Company, gather
from rehearsal.control.server import control_routes
from rehearsal.journey import Journey
from rehearsal.monzo import MonzoStandIn
from rehearsal.monzo.server import monzo_routes
from rehearsal.page import page_routes
from rehearsal.telegram import Chat, Person, TelegramStandIn
from rehearsal.telegram.server import telegram_routes


class Rehearsal:
    """Everything that the world outside would do, on one machine.

    `on_arrive` puts the clock to an instant, and returns when the app has done and said what is due then.
    """

    def __init__(self, *, token: str, clock: Callable[[], datetime]) -> None:
        self.telegram = TelegramStandIn(token=token, clock=clock)
        self.monzo = MonzoStandIn(clock=clock)
        self.on_next: Callable[[], Awaitable[None]] | None = None
        self.on_arrive: Callable[[datetime], Awaitable[None]] | None = None
        self.journey = Journey(self.telegram.bell)
        self._clock = clock
        self.closed = False
        self._company: Company | None = None

    def company(self) -> Company:
        """The cast, gathered when it is first wanted. Tests that bring their own people never meet it."""
        if self._company is None:
            self._company = gather(self.telegram)
        return self._company

    def groups(self, person: Person | None = None) -> list[Chat]:
        """The groups that can be written to, newest first; with `person` only those they are in."""
        groups = [chat for chat in self.telegram.chats.values() if chat.type != "private"]
        open_ones = [chat for chat in groups if not chat.deleted and chat.migrated_to is None]
        return [chat for chat in reversed(open_ones) if person is None or chat.member(person).present]

    def now(self) -> datetime:
        """The time of the app and of the stand-ins."""
        return self._clock()

    async def travel(self, stops: Sequence[datetime]) -> None:
        """Stop at each instant until all that is due there has happened. Raises UnderWay, if time travels already."""
        assert self.on_arrive is not None, "nobody can travel before somebody says how"
        with self.journey.begun():
            for stop in stops:
                if not self.closed:
                    await self.on_arrive(stop)
                    self.telegram.bell.ring()

    def application(self) -> web.Application:
        """All routes, relative, to be served alone or mounted below a prefix."""
        app = web.Application()
        app.add_routes(telegram_routes(self.telegram))
        app.add_routes(monzo_routes(self.monzo))
        app.add_routes(control_routes(self))
        app.add_routes(page_routes())
        app.on_shutdown.append(self._close)
        return app

    async def _close(self, _app: web.Application) -> None:
        """Let go of everyone who waits, so that the server can stop at once."""
        self.closed = True
        await self.telegram.close()
        await self.monzo.close()
