from collections.abc import AsyncIterator

import pytest

from tests.webhook.monzo.counter import Counter, counter
from webhook.monzo.client import MonzoClient


@pytest.fixture
async def bank() -> AsyncIterator[Counter]:
    """The stand-in, over HTTP."""
    async with counter() as open_one:
        yield open_one


@pytest.fixture
async def client(bank: Counter) -> AsyncIterator[MonzoClient]:
    """Our client in front of it."""
    async with bank.opened() as one:
        yield one
