from collections.abc import AsyncIterator

import pytest

from storage.store import MongoStore
from tests.club.actions.wednesday import Wednesday, begin


@pytest.fixture(autouse=True)
def everything_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests want all that an action told, not only what is left to tell by the time it is relayed."""
    for place in ("storage.writing.latest", "storage.relay.latest"):
        monkeypatch.setattr(place, list)


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    """The real store on a database of the test's own."""
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        yield one


@pytest.fixture
async def club(store: MongoStore) -> Wednesday:
    """Olly's club with a bank line, and Charlie's beside it."""
    return await begin(store)


@pytest.fixture
async def rival(mongo_uri: str, store: MongoStore) -> AsyncIterator[MongoStore]:
    """Another process on the same database."""
    async with MongoStore(mongo_uri, store.database.name, holder="rival") as one:
        yield one
