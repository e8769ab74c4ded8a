"""One database engine for the whole test session.

`MONGODB_URI` in the environment wins, so that the suite can be run against a true MongoDB; otherwise an embedded engine
runs on a folder of its own, looked after by a loop in a thread of its own, because each test brings its own loop.
"""

import asyncio
import contextlib
import dataclasses
import os
import threading
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from pymongo import AsyncMongoClient, MongoClient
from pymongo.asynchronous.database import AsyncDatabase

from storage.embedded import EmbeddedEngine
from storage.indexes import make_indexes


@contextlib.contextmanager
def running_engine(folder: Path) -> Iterator[str]:
    """The URI of a server that is there until the block ends."""
    if given := os.environ.get("MONGODB_URI"):
        yield given
        return
    engine = EmbeddedEngine(folder)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="test engine")
    thread.start()
    try:
        yield asyncio.run_coroutine_threadsafe(engine.start(), loop).result()
    finally:
        asyncio.run_coroutine_threadsafe(engine.stop(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@contextlib.asynccontextmanager
async def fresh_database(uri: str) -> AsyncIterator[str]:
    """The name of a database nobody else uses, dropped afterwards."""
    name = f"fiver_test_{uuid.uuid4().hex[:12]}"
    yield name
    async with AsyncMongoClient[dict[str, object]](uri) as client:
        await client.drop_database(name)


@contextlib.contextmanager
def reused_database(uri: str) -> Iterator["Reused"]:
    """One database for all tests of a process, one after the other: making the collections anew takes far longer."""
    with MongoClient[dict[str, object]](uri) as client:
        name = f"fiver_test_{uuid.uuid4().hex[:12]}"
        yield Reused(client, name)
        client.drop_database(name)


@dataclasses.dataclass(slots=True)
class Reused:
    """A database that is emptied after each test; its collections and their indexes stay, and are made once."""

    client: MongoClient[dict[str, object]]
    name: str
    indexed: bool = False

    async def with_indexes(self, database: AsyncDatabase[dict[str, object]]) -> None:
        """For a store that opens this database, or any other."""
        if database.name != self.name:
            await make_indexes(database)
        elif not self.indexed:
            await make_indexes(database)
            self.indexed = True

    def empty(self) -> None:
        """As if nothing had ever been written."""
        database = self.client[self.name]
        for collection in database.list_collection_names():
            database[collection].delete_many({})
