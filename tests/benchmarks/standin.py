"""A Telegram of our own on a free port, in the process of the benchmark."""

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from aiohttp import web

from rehearsal import TelegramStandIn
from rehearsal.telegram.server import telegram_routes

TOKEN = "7000000002:benchmark-token"


@contextlib.asynccontextmanager
async def telegram() -> AsyncIterator[tuple[TelegramStandIn, str]]:
    """The stand-in and its address. Its limits are off: what holds messages back is the app's own pace."""
    standin = TelegramStandIn(token=TOKEN, clock=lambda: datetime.now(UTC))
    app = web.Application()
    app.add_routes(telegram_routes(standin))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
    try:
        yield standin, f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    finally:
        await standin.close()
        await runner.cleanup()
