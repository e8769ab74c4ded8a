"""Work goes on when nobody waits for it any more, and its end is waited for at the end."""

import asyncio
import logging

import pytest

from app.apart import Apart


async def test_the_result_and_the_error_are_those_of_the_work() -> None:
    async def works() -> int:
        return 5

    async def fails() -> int:
        raise ValueError("no")

    apart = Apart()
    assert await apart(works()) == 5
    with pytest.raises(ValueError, match="no"):
        await apart(fails())


async def test_it_is_done_though_whoever_asked_is_gone() -> None:
    begun, go, done = asyncio.Event(), asyncio.Event(), list[str]()

    async def slow() -> None:
        begun.set()
        await go.wait()
        done.append("done")

    apart = Apart()
    asker = asyncio.create_task(apart(slow()))
    await begun.wait()
    asker.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asker
    assert done == []
    go.set()
    await apart.finish()
    assert done == ["done"]


async def test_a_failure_that_nobody_waits_for_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    begun, go = asyncio.Event(), asyncio.Event()

    async def fails() -> None:
        begun.set()
        await go.wait()
        raise ValueError("no")

    apart = Apart()
    asker = asyncio.create_task(apart(fails()))
    await begun.wait()
    asker.cancel()
    await asyncio.gather(asker, return_exceptions=True)
    go.set()
    with caplog.at_level(logging.WARNING):
        await apart.finish()
        await asyncio.sleep(0)
    assert "failed: ValueError" in caplog.text
