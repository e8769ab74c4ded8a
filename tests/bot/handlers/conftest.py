"""What conversations about the bank need."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.branch import Branch, branch
from tests.bot.town import Town


@pytest.fixture
async def bank(town: Town) -> AsyncIterator[Branch]:
    """The bank, and a deployment that is known to it."""
    async with branch(town) as one:
        yield one
