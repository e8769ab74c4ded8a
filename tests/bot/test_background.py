"""Work that nobody waits for is finished, or let go of, and its mistakes are seen."""

import asyncio

import pytest

from bot.background import Background


async def test_finished_and_forgotten() -> None:
    background, seen = Background(), list[int]()

    async def work() -> None:
        seen.append(1)

    background.start(work(), "work")
    await background.finish(1)
    assert seen == [1]
    assert len(background) == 0


async def test_what_takes_too_long_is_let_go_of() -> None:
    background = Background()

    async def work() -> None:
        await asyncio.Event().wait()

    background.start(work(), "work")
    await background.finish(0)
    await background.finish(0)
    assert len(background) == 0


async def test_a_mistake_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    background = Background()

    async def work() -> None:
        raise ZeroDivisionError

    background.start(work(), "an answer")
    await background.finish(1)
    assert [record.getMessage() for record in caplog.records] == ["an answer failed"]
