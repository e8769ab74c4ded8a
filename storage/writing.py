"""Actions are run and what they leave in the books is committed, together or not at all.

Writes are conditional on the version that was read, so an action whose facts changed under it finds out when it commits
and is run again. One changed document is one atomic write; only several need a transaction. The news that an action
tells travels inside the first document it changes, so it can neither be lost nor told of something that was not done.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from pymongo import AsyncMongoClient
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import DuplicateKeyError, OperationFailure
from pymongo.read_concern import ReadConcern

from club.ports import Books, StoreDown, Thing
from storage.books import MongoBooks
from storage.codec import COLLECTIONS, NOTED_BESIDE, Document, id_of, present, to_document
from storage.codes import Codes
from storage.mongo import SAFE, is_transient, is_undone, store_errors
from storage.news import Numbers, latest, put, to_news

T = TypeVar("T")

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
