"""The open books: what one action reads and changes, committed together or not at all.

Reads are plain reads; writes are conditional on the version that was read, so an action whose facts changed under it
finds out when it commits and is run again. One changed document is one atomic write; only several need a transaction.
The news that an action tells travels inside the first document it changes, so it can neither be lost nor told of
something that was not done.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol, TypeVar

from pymongo import AsyncMongoClient
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import DuplicateKeyError, OperationFailure
from pymongo.read_concern import ReadConcern

from club.adjustments import Adjustment
from club.clubs import Club
from club.errors import NotFound
from club.fixtures import Fixture, Status
from club.ids import AccountKey, AdjustmentId, ClubId, FixtureId, LineId, PaymentId, PlayerId, RoundId, SeriesId
from club.ledger import balance
from club.lines import Line
from club.logins import Login
from club.money import Pence
from club.notices import Notice
from club.payments import Payment
from club.players import Player
from club.ports import Books, StoreDown, Thing
from club.readings import Reading
from club.reminders import Round
from club.series import Series
from storage.codec import COLLECTIONS, NOTED_BESIDE, Document, from_document, id_of, present, to_document
from storage.codes import Codes
from storage.entries import entries_of_one
from storage.ledger import MongoLedger
from storage.mongo import SAFE, is_transient, is_undone, store_errors
from storage.news import Numbers, latest, put, to_news

T = TypeVar("T")
Stored = TypeVar("Stored", Club, Player, Fixture, Payment, Line, Login, Reading, Adjustment, Round, Series)

ATTEMPTS = 40
PAUSE_SECONDS = 0.002


class Changed(Exception):
    """Somebody else changed what the action read. Run it again."""


class Watcher(Protocol):
    """Who wants to know at once what this process committed."""

    def committed(self, things: Sequence[Thing], news: Sequence[Document], carrier: Thing | None) -> None: ...

    def unsure(self) -> None:
        """A write was asked for, and nobody will tell whether it was done."""
        ...


@dataclass(slots=True)
class MongoBooks:
    """One action's view of the database, and what it wants changed."""

    database: AsyncDatabase[Document]
    known_codes: Codes
    saved: dict[tuple[str, str], Thing] = field(default_factory=dict)
    carried: dict[tuple[str, str], list[Document]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    async def _find(self, cls: type[Stored], id_: str) -> Stored | None:
        name = COLLECTIONS[cls]
        if (thing := self.saved.get((name, id_))) is not None:
            assert isinstance(thing, cls)
            return thing
        document = await self.database[name].find_one({"_id": id_})
        return None if document is None else self._of(cls, document)

    def _of(self, cls: type[Stored], document: Document) -> Stored:
        """A thing that was found in a list, with the news that it carries; as this action has it, if it saved it."""
        name, id_ = COLLECTIONS[cls], document["_id"]
        if (thing := self.saved.get((name, id_))) is not None:
            assert isinstance(thing, cls)
            return thing
        self.carried[name, id_] = document.get("news", [])
        return from_document(cls, document)

    async def club(self, club_id: ClubId) -> Club:
        return _found(await self.find_club(club_id), "There is no such club.")

    async def player(self, player_id: PlayerId) -> Player:
        player = await self.find_player(player_id)
        return _found(player if player is not None and player.active else None, "There is no such player.")

    async def fixture(self, fixture_id: FixtureId) -> Fixture:
        return _found(await self.find_fixture(fixture_id), "There is no such game.")

    async def payment(self, payment_id: PaymentId) -> Payment:
        return _found(await self.find_payment(payment_id), "There is no such payment.")

    async def line(self, line_id: LineId) -> Line:
        return _found(await self._find(Line, line_id), "There is no such bank line.")

    async def round(self, round_id: RoundId) -> Round:
        return _found(await self.find_round(round_id), "That list isn't here any more. /remind makes a new one.")

    async def series(self, series_id: SeriesId) -> Series:
        return _found(await self.find_series(series_id), "There is no such weekly game.")

    async def find_club(self, club_id: ClubId) -> Club | None:
        return await self._find(Club, club_id)

    async def find_club_of_chat(self, chat_id: int) -> Club | None:
        document = await self.database["clubs"].find_one({"chat_id": chat_id})
        return None if document is None else self._of(Club, document)

    async def find_player(self, player_id: PlayerId) -> Player | None:
        return await self._find(Player, player_id)

    async def find_fixture(self, fixture_id: FixtureId) -> Fixture | None:
        return await self._find(Fixture, fixture_id)

    async def find_payment(self, payment_id: PaymentId) -> Payment | None:
        return await self._find(Payment, payment_id)

    async def find_adjustment(self, adjustment_id: AdjustmentId) -> Adjustment | None:
        return await self._find(Adjustment, adjustment_id)

    async def find_round(self, round_id: RoundId) -> Round | None:
        return await self._find(Round, round_id)

    async def find_series(self, series_id: SeriesId) -> Series | None:
        return await self._find(Series, series_id)

    async def series_of(self, club_id: ClubId) -> list[Series]:
        return [self._of(Series, doc) async for doc in self.database["series"].find({"club_id": club_id})]

    async def find_login(self, line_id: LineId) -> Login | None:
        return await self._find(Login, line_id)

    async def find_reading(self, line_id: LineId) -> Reading | None:
        return await self._find(Reading, line_id)

    async def latest_round(self, club_id: ClubId) -> Round | None:
        by_hand = {"club_id": club_id, "asked_by": {"$gt": 0}}
        document = await self.database["rounds"].find_one(by_hand, sort=[("made_at", -1), ("_id", -1)])
        return None if document is None else self._of(Round, document)

    async def players_of(self, telegram_id: int) -> list[Player]:
        cursor = self.database["players"].find({"telegram_id": telegram_id})
        return [self._of(Player, document) async for document in cursor]

    async def merged_into(self, player_id: PlayerId) -> list[Player]:
        return [self._of(Player, doc) async for doc in self.database["players"].find({"merges": player_id})]

    async def guests_of(self, host: PlayerId) -> list[Player]:
        brought = self.database["players"].find({"guest_of": host}).sort("_id", 1)
        return [self._of(Player, document) async for document in brought]

    async def payments_of(self, player_id: PlayerId) -> list[Payment]:
        return [self._of(Payment, doc) async for doc in self.database["payments"].find({"involved": player_id})]

    async def adjustments_of(self, player_id: PlayerId) -> list[Adjustment]:
        found = self.database["adjustments"].find({"involved": player_id})
        return [self._of(Adjustment, document) async for document in found]

    async def paid_from(self, keys: Sequence[AccountKey], club_ids: Sequence[ClubId]) -> list[Player]:
        wanted = {"club_id": {"$in": list(club_ids)}, "active": True, "accounts.key": {"$in": list(keys)}}
        return [self._of(Player, document) async for document in self.database["players"].find(wanted)]

    async def codes(self, club_id: ClubId) -> list[str]:
        return await self.known_codes.of(club_id)

    async def open_fixtures_with(self, player_id: PlayerId) -> list[Fixture]:
        places = ("players", "waiting", "held_for", "held_back")
        listed = {"$or": [{place: player_id} for place in places]}
        cursor = self.database["fixtures"].find({"status": Status.OPEN.value, **listed})
        return [self._of(Fixture, document) async for document in cursor]

    async def open_fixtures_between(self, club_id: ClubId, begins: datetime, ends: datetime) -> list[Fixture]:
        between = {"club_id": club_id, "status": Status.OPEN.value, "starts_at": {"$gte": begins, "$lt": ends}}
        return [self._of(Fixture, document) async for document in self.database["fixtures"].find(between)]

    async def played(self, club_id: ClubId, *, before: datetime, most: int) -> list[Fixture]:
        wanted = {"club_id": club_id, "starts_at": {"$lt": before}, "status": {"$ne": Status.CANCELLED.value}}
        cursor = self.database["fixtures"].find(wanted, sort=[("starts_at", -1)], limit=most)
        return [self._of(Fixture, document) async for document in cursor]

    async def became(self, club_id: ClubId) -> Mapping[PlayerId, PlayerId]:
        found = self.database["players"].find({"merges": club_id}, {"merged_into": 1})
        return {PlayerId(document["_id"]): PlayerId(document["merged_into"]) async for document in found}

    async def everybody(self, club_id: ClubId) -> list[Player]:
        return [self._of(Player, doc) async for doc in self.database["players"].find({"club_id": club_id})]

    async def balances(self, club_id: ClubId) -> Mapping[PlayerId, Pence]:
        return await MongoLedger(self.database).balances(club_id)

    async def balance(self, player_id: PlayerId) -> Pence:
        return balance(await entries_of_one(self.database, player_id))

    async def seen_since(self, club_id: ClubId, since: datetime) -> set[PlayerId]:
        games = self.database["fixtures"].find(
            {"club_id": club_id, "starts_at": {"$gte": since}}, {"players": 1, "waiting": 1}
        )
        listed = {one async for game in games for one in (*game["players"], *game["waiting"])}
        playing = {"_id": {"$in": list(listed)}, "active": True, "retired": {"$ne": True}, "guest_of": None}
        return {PlayerId(one["_id"]) async for one in self.database["players"].find(playing, {"_id": 1})}

    def save(self, thing: Thing) -> None:
        self.saved[COLLECTIONS[type(thing)], id_of(thing)] = thing

    def tell(self, *notices: Notice | None) -> None:
        self.notices.extend(notice for notice in notices if notice is not None)


def _found(thing: T | None, message: str) -> T:
    if thing is None:
        raise NotFound(message)
    return thing


@dataclass(slots=True)
class Writing:
    """Runs actions and commits what they leave in the books."""

    client: AsyncMongoClient[Document]
    database: AsyncDatabase[Document]
    watcher: Watcher
    codes: Codes
    numbers: Numbers = field(default_factory=Numbers)
    under_way: set[asyncio.Task[None]] = field(default_factory=set)
    together: int = 1_000
    """So many transactions at once. One for the embedded engine, which writes one after the other anyway: there,
    transactions that wait for each other have been seen to wait for good."""
    _turns: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._turns = asyncio.Semaphore(self.together)

    async def write(self, action: Callable[[Books], Awaitable[T]]) -> T:
        """Run the action until it commits. Raises what the action raises, and StoreDown."""
        for attempt in range(ATTEMPTS):
            books = MongoBooks(self.database, self.codes)
            with store_errors():
                result = await action(books)
                try:
                    await self._commit(books)
                except (Changed, DuplicateKeyError):
                    self.codes.forget()
                except OperationFailure as error:
                    if not is_transient(error):
                        raise
                else:
                    return result
            await asyncio.sleep(random.uniform(0, PAUSE_SECONDS * min(attempt + 1, 20)))  # noqa: S311  # only spreads retries
        raise StoreDown("too many others were writing the same thing")

    async def _commit(self, books: MongoBooks) -> None:
        things = list(books.saved.values())
        news = to_news(books.notices, self.numbers)
        if not things:
            if news:
                await put(self.database, news)
                self.watcher.committed((), news, None)
            return
        try:
            if len(things) == 1:
                await self._store(books, things[0], news, None)
                self._committed(things, news)
            else:
                await self._to_its_end(self._store_together(books, things, news))
        except BaseException as error:
            if not isinstance(error, Changed) and not is_undone(error):
                self.watcher.unsure()
            raise

    def _committed(self, things: Sequence[Thing], news: Sequence[Document]) -> None:
        self.watcher.committed([replace(thing, version=thing.version + 1) for thing in things], news, things[0])

    async def _store_together(self, books: MongoBooks, things: Sequence[Thing], news: list[Document]) -> None:
        # a transaction has the promises of the client, not of the database, unless it is told
        async with (
            self._turns,
            self.client.start_session() as session,
            await session.start_transaction(ReadConcern("snapshot"), SAFE),
        ):
            for place, thing in enumerate(things):
                await self._store(books, thing, news if place == 0 else [], session)
        self._committed(things, news)

    async def _to_its_end(self, transaction: Coroutine[object, object, None]) -> None:
        """Not cancelled with whoever asked: a transaction left open holds its documents till the server gives it up."""
        task = asyncio.create_task(transaction, name="transaction")
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)
        await asyncio.shield(task)

    async def finish(self) -> None:
        """Wait for transactions that nobody waits for any more."""
        await asyncio.gather(*self.under_way, return_exceptions=True)

    async def _store(
        self, books: MongoBooks, thing: Thing, news: list[Document], session: AsyncClientSession | None
    ) -> None:
        name = COLLECTIONS[type(thing)]
        collection = self.database[name]
        document = to_document(thing)
        document["version"] = thing.version + 1
        if thing.version == 0:
            await collection.insert_one({**present(document), "news": news}, session=session)
            return
        for apart in ("_id", *NOTED_BESIDE):
            document.pop(apart, None)
        change: Document = {"$set": present(document)}
        if absent := {field_: "" for field_, value in document.items() if value is None}:
            change["$unset"] = absent
        if news:
            # What was relayed since it was read comes back by this, and is known there by its key. A card that three
            # hundred people tap carries one piece of news all the same.
            change["$set"]["news"] = latest([*books.carried.get((name, id_of(thing)), ()), *news])
        mine = {"_id": id_of(thing), "version": thing.version}
        result = await collection.update_one(mine, change, session=session)
        if result.matched_count == 0:
            raise Changed
