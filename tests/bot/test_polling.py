"""Without a public address updates are fetched; none is confirmed before it was handled."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.app import Bot
from club.ports import Books, StoreDown
from tests.bot.town import Town


@pytest.fixture
async def polling(empty_town: Town, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """The town with a bot that polls."""
    monkeypatch.setattr("bot.polling.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.polling.HELD", 1)
    means = empty_town.bot.means
    empty_town.bot = Bot(
        token=means.bot.token,
        base_url=means.bot.base_url.removesuffix(f"/bot{means.bot.token}"),
        store=empty_town.store,
        clock=empty_town.clock,
        keys=means.keys,
        bank=means.bank,
        ics=means.ics,
        timezone="Europe/London",
        public_url=None,
        webhook_secret="",
        new_id=means.new_id,
        counted=lambda name, outcome: empty_town.counts.append((name, outcome)),
    )
    await empty_town.bot.start()
    empty_town.telegram.add_bot(empty_town.group, empty_town.olly)
    await empty_town.idle()
    yield empty_town
    await empty_town.bot.stop()


async def test_the_same_conversation_as_with_a_webhook(polling: Town) -> None:
    await polling.new_game()
    assert await polling.tap(polling.sam, "I'm in") == "You're in. 11 places left."
    assert ("telegram_updates", "handled") in polling.counts


async def test_with_the_database_away_nothing_is_confirmed(polling: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await polling.new_game()
    failed = asyncio.Event()

    async def away(_: Callable[[Books], Awaitable[object]]) -> None:
        failed.set()
        raise StoreDown("away")

    with monkeypatch.context() as patched:
        patched.setattr(polling.store, "write", away)
        tap = asyncio.create_task(polling.telegram.tap(polling.sam, polling.group, "I'm in"))
        await asyncio.wait_for(failed.wait(), 5)
        assert polling.telegram.updates.waiting
    answer = await tap
    assert answer is not None
    assert answer["text"] == "You're in. 11 places left."


async def test_trouble_on_the_line_passes(polling: Town) -> None:
    polling.telegram.fail_next(
        "getUpdates", error_code=409, description="Conflict: terminated by other getUpdates request"
    )
    polling.telegram.fail_next("getUpdates", error_code=502, description="Bad Gateway")
    polling.telegram.drop_connection_next("getUpdates", after_acting=False)
    await polling.say(polling.sam, "/fixtures")
    await polling.telegram.wait_for(lambda: "No game is planned" in polling.words())


async def test_what_our_own_mistake_cost_is_confirmed_all_the_same(
    polling: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await polling.new_game()

    async def broken(_: Callable[[Books], Awaitable[object]]) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(polling.store, "write", broken)
    assert (await polling.tap(polling.sam, "I'm in")).startswith("Something went wrong on my side.")
    assert not polling.telegram.updates.waiting
