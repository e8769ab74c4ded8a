"""Two processes on one database, as two stores; and a store whose commands are counted."""

from collections.abc import AsyncIterator

import pytest

from storage.store import MongoStore
from tests.counting import Commands, counted_store
from tests.storage.nowhere import NOWHERE


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    """The store of this process."""
    async with MongoStore(mongo_uri, database_name, holder="one") as one:
        yield one


@pytest.fixture
async def rival(mongo_uri: str, store: MongoStore) -> AsyncIterator[MongoStore]:
    """Another process on the same database."""
    async with MongoStore(mongo_uri, store.database.name, holder="two") as two:
        yield two


@pytest.fixture
async def watched(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[MongoStore, Commands]]:
    """A store, and what it asks of the server."""
    async with counted_store(mongo_uri, database_name, monkeypatch) as both:
        yield both


@pytest.fixture
async def gone() -> AsyncIterator[MongoStore]:
    """A store whose database is away."""
    one = MongoStore(NOWHERE, "nothing", holder="gone", timeout_ms=20)
    yield one
    await one.close()
