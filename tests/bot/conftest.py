"""A town for each test that asks for one: real sockets, a real database, and the clock in the test's hand."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from app.ics import written
from app.keys import SecretKeys
from bot.app import Bot
from club.ids import derived
from rehearsal import Rehearsal
from storage.store import MongoStore
from tests.bank_access import no_bank
from tests.bot.town import Clock, Town

TOKEN = "7000000001:rehearsal-token"


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[str]:
    """The application on a free port."""
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    yield f"http://{host}:{port}"
    await runner.cleanup()


@pytest.fixture
async def empty_town(mongo_uri: str, database_name: str) -> AsyncIterator[Town]:
    """Telegram, a group without the bot, and the bot."""
    clock = Clock()
    rehearsal = Rehearsal(token=TOKEN, clock=clock)
    telegram = rehearsal.telegram
    telegram.retry_delay = 0.001
    olly, sam, charlie = telegram.person("Olly"), telegram.person("Sam", last_name="Carter"), telegram.person("Charlie")
    group = telegram.group("Wednesday Five", creator=olly, members=[olly, sam, charlie])
    hook, towns = web.Application(), list[Town]()

    async def receive(request: web.Request) -> web.Response:
        return await towns[0].receive(request)

    hook.router.add_post("/telegram", receive)
    async with (
        serving(rehearsal.application()) as telegram_url,
        MongoStore(mongo_uri, database_name, holder="test") as store,
        serving(hook) as url,
    ):
        counts: list[tuple[str, str]] = []
        numbers = iter(range(1_000_000))
        bot = Bot(
            token=TOKEN,
            base_url=f"{telegram_url}/telegram",
            store=store,
            clock=clock,
            keys=SecretKeys(["k" * 32], url),
            bank=no_bank(store, clock),
            ics=written,
            timezone="Europe/London",
            public_url=url,
            webhook_secret="hush",
            new_id=lambda: derived("test", next(numbers)),
            counted=lambda name, outcome: counts.append((name, outcome)),
        )
        towns.append(Town(telegram, store, bot, clock, olly, sam, charlie, group, counts=counts))
        yield towns[0]
        await bot.stop()


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """The bot was added by Olly, who pressed Start."""
    await empty_town.bot.start()
    empty_town.telegram.add_bot(empty_town.group, empty_town.olly)
    await empty_town.idle()
    await empty_town.telegram.start(empty_town.olly)
    await empty_town.idle()
    return empty_town
