"""The store: every collection behind one door, opened once a process."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Self, TypeVar

from club.adjustments import Adjustment
from club.clubs import Club
from club.fixtures import Fixture
from club.lines import Line
from club.logins import Login
from club.payments import Payment
from club.players import Player
from club.ports import Books, StoreDown, Thing
from club.readings import Reading
from club.reminders import Round
from club.series import Series
from storage.adjustments import MongoAdjustments
from storage.changes import Changes
from storage.clubs import MongoClubs
from storage.codec import Document
from storage.codes import Codes
from storage.fixtures import MongoFixtures
from storage.hints import MongoHints
from storage.indexes import make_indexes
from storage.labels import MongoLabels
from storage.ledger import MongoLedger
from storage.lines import MongoLines
from storage.lists import Shelf
from storage.logins import MongoLogins
from storage.mongo import check_fit, connect, database, store_errors
from storage.outbox import MongoOutbox
from storage.payments import MongoPayments
from storage.players import MongoPlayers
from storage.posts import MongoPosts, MongoTokens
from storage.readings import MongoReadings
from storage.relay import Relay
from storage.rosters import KEPT_COLLECTIONS, Rosters
from storage.rounds import MongoRounds
from storage.series import MongoSeries
from storage.soon import Soon
from storage.together import Together
from storage.writing import Writing

T = TypeVar("T")


class MongoStore:
    """`async with MongoStore(uri, name, holder=...)` connects, makes indexes, and starts relaying and watching.

    `alone`: no other process has this database (it is the embedded engine), so there is nothing to watch.
    """

    def __init__(self, uri: str, name: str, *, holder: str, alone: bool = False, timeout_ms: int = 3_000) -> None:
        self._alone = alone
        self.client = connect(uri, timeout_ms=timeout_ms)
        self.database = database(self.client, name)
        self.outbox = MongoOutbox(self.database, holder)
        self._relay = Relay(self.database, self.outbox)
        self._rosters = Rosters(self.database)
        self._codes = Codes(self.database)
        self._changes = Changes(self.database, KEPT_COLLECTIONS, self._live, self._changed)
        self._writing = Writing(self.client, self.database, self, self._codes, together=1 if alone else 1_000)
        self.clubs = MongoClubs(Shelf(self.database, Club, "club"))
        self.players = MongoPlayers(Shelf(self.database, Player, "player"))
        self.fixtures = MongoFixtures(Shelf(self.database, Fixture, "game"))
        self.payments = MongoPayments(
            Shelf(self.database, Payment, "payment"),
            Together(self.database["payments"]),
            self,
            self._writing.numbers,
        )
        self.adjustments = MongoAdjustments(Shelf(self.database, Adjustment, "entry"))
        self.ledger = MongoLedger(self.database)
        self.soon = Soon()
        self.lines = MongoLines(Shelf(self.database, Line, "bank line"), self._rosters, self.soon)
        self.logins = MongoLogins(Shelf(self.database, Login, "login"))
        self.readings = MongoReadings(Shelf(self.database, Reading, "reading"))
        self.hints = MongoHints(self.database)
        self.labels = MongoLabels(self.database)
        self.rounds = MongoRounds(Shelf(self.database, Round, "list"))
        self.series = MongoSeries(Shelf(self.database, Series, "weekly game"))
        self.posts = MongoPosts(self.database)
        self.tokens = MongoTokens(self.database)

    async def __aenter__(self) -> Self:
        try:
            await self.open()
        except BaseException:
            await self.client.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Raises Unfit for a database that cannot serve, and StoreDown for one that is away."""
        await check_fit(self.client)
        with store_errors():
            await make_indexes(self.database)
        self._relay.start()
        if self._alone:
            self._live(True)
        else:
            self._changes.start()

    async def close(self) -> None:
        """Relay what was committed, leave the lanes to others, disconnect."""
        await self._changes.stop()
        await self.soon.flush()
        await self._writing.finish()
        await self._relay.stop()
        with suppress(StoreDown):  # the leases end by themselves
            await self.outbox.release_all()
        await self.client.close()

    async def write(self, action: Callable[[Books], Awaitable[T]]) -> T:
        return await self._writing.write(action)

    def write_soon(self, action: Callable[[Books], Awaitable[object]], what: str) -> None:
        self.soon.do(self.write(action), what)

    async def relay(self) -> None:
        await self._relay.now()

    async def tell_again(self, lane: str) -> None:
        await self.outbox.redeliver(lane)

    async def ping(self) -> None:
        with store_errors():
            await self.client.admin.command("ping")

    def committed(self, things: Sequence[Thing], news: Sequence[Document], carrier: Thing | None) -> None:
        """What this process committed counts at once, here and for the outbox."""
        self._rosters.committed(things)
        self._codes.committed(things)
        self._relay.committed(news, carrier)

    def unsure(self) -> None:
        """What is kept in memory may be out of date."""
        self._rosters.unsure()
        self._codes.forget()

    def _live(self, live: bool) -> None:
        self._rosters.live(live)
        self._codes.forget()

    def _changed(self, document_id: str, version: int | None) -> None:
        self._rosters.changed(document_id, version)
        self._codes.changed(document_id)
