"""A rehearsal on a free port of this machine, and python-telegram-bot's own client in front of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import web
from telegram import Bot
from telegram.request import HTTPXRequest

from rehearsal import Rehearsal
from tests.rehearsal.house import House, Receiver, serve

TOKEN = "7000000001:rehearsal-token"
NOW = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)


@pytest.fixture
async def house() -> AsyncIterator[House]:
    rehearsal = Rehearsal(token=TOKEN, clock=lambda: NOW)
    rehearsal.telegram.retry_delay = rehearsal.monzo.retry_delay = 0.001
    runner, url = await serve(rehearsal.application())
    request = HTTPXRequest(connection_pool_size=64)
    bot = Bot(TOKEN, base_url=f"{url}/telegram/bot", base_file_url=f"{url}/telegram/file/bot", request=request)
    async with bot:
        yield House(rehearsal, url, bot)
    await runner.cleanup()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A server that takes whatever it is sent, and answers as it was told."""
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/{path:.*}", receiver.receive)
    runner, receiver.url = await serve(app)
    yield receiver
    await runner.cleanup()
