from collections.abc import AsyncIterator

import pytest

from storage.store import MongoStore
from tests.webhook.house import House, furnish, opened


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    """The real store on a database of the test's own."""
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        yield one


@pytest.fixture
async def house(store: MongoStore) -> AsyncIterator[House]:
    """Our doors, open, with Olly's club and Charlie's behind them."""
    async with opened(store) as one:
        await furnish(one)
        yield one
