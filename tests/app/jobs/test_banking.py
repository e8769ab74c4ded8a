"""The bank off the way: what is due is found in the database, and one failure holds nobody else up."""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from club.hints import Hint
from club.ports import StoreDown
from club.teller import Teller
from tests.bankside import Bankside, bankside


@pytest.fixture
async def side(mongo_uri: str, database_name: str) -> AsyncIterator[Bankside]:
    async with bankside(mongo_uri, database_name) as one:
        yield one


async def soon(side: Bankside, balance: int) -> None:
    async with asyncio.timeout(5):
        while await side.balance() != balance:  # noqa: ASYNC110  # another task rings no bell
            await asyncio.sleep(0.02)


async def test_at_its_start_it_reads_what_was_missed_and_afterwards_what_is_hinted_at(side: Bankside) -> None:
    side.monzo.post.lose_next = 1
    await side.pays()
    side.here.banking.start()
    await soon(side, 500)
    await side.pays()
    await soon(side, 1000)


async def test_time_that_was_made_to_pass_is_noticed_at_once(side: Bankside) -> None:
    side.here.banking.seconds = 60
    await side.catch_up()
    side.here.banking.start()
    side.monzo.post.lose_next = 1
    await side.pays()
    side.later(hours=3)
    side.here.banking.at_once()
    await soon(side, 500)


async def test_one_that_cannot_be_verified_holds_nobody_up(
    side: Bankside, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from club.verifying import verify

    bad = await side.pays()
    await side.pays()

    async def failing(teller: Teller, hint: Hint) -> str:
        if hint.transaction_id == bad:
            raise RuntimeError("a fault of ours")
        return await verify(teller, hint)

    monkeypatch.setattr("app.jobs.banking.verify", failing)
    with caplog.at_level(logging.ERROR):
        await side.verify()
    assert (await side.balance(), await side.hints()) == (500, 1)
    assert "could not be verified" in caplog.text
    assert bad not in caplog.text
    monkeypatch.undo()
    side.later(minutes=3)
    await side.verify()
    assert await side.balance() == 1000


async def test_with_the_database_away_it_goes_on_when_it_is_back(
    side: Bankside, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = asyncio.Event()

    async def down(*_: object, **__: object) -> list[Hint]:
        tried.set()
        raise StoreDown

    with monkeypatch.context() as away:
        away.setattr("storage.hints.MongoHints.take", down)
        side.here.banking.start()
        await side.pays()
        await asyncio.wait_for(tried.wait(), 5)
        assert await side.hints() == 1
    await soon(side, 500)


async def test_stopped_it_does_nothing_any_more(side: Bankside) -> None:
    side.here.banking.start()
    await side.here.banking.stop()
    await side.pays()
    side.here.banking.hinted()
    assert not {task.get_name() for task in asyncio.all_tasks()} & {"verifying", "catching up"}
    assert await side.hints() == 1
