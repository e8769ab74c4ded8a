"""One key in order, other keys at the same time, and nothing kept."""

import asyncio

import pytest

from bot.locks import Lanes


async def test_one_key_keeps_its_order_and_others_pass() -> None:
    lanes, gate, seen = Lanes(), asyncio.Event(), list[str]()

    async def one(key: str, name: str, *, waits: bool = False) -> None:
        async with lanes.of(key):
            if waits:
                await gate.wait()
            seen.append(name)

    tasks = [asyncio.create_task(one("a", "first", waits=True)), asyncio.create_task(one("a", "second"))]
    other = asyncio.create_task(one("b", "other"))
    await other
    assert seen == ["other"]
    gate.set()
    await asyncio.gather(*tasks)
    assert seen == ["other", "first", "second"]
    assert len(lanes) == 0


async def test_a_mistake_frees_the_lane() -> None:
    lanes = Lanes()
    with pytest.raises(ZeroDivisionError):
        async with lanes.of(1):
            raise ZeroDivisionError
    async with lanes.of(1):
        assert len(lanes) == 1
    assert len(lanes) == 0


async def test_who_gives_up_waiting_leaves_nothing_behind() -> None:
    lanes = Lanes()

    async def wait() -> None:
        async with lanes.of(1):
            pass

    async with lanes.of(1):
        waiting = asyncio.create_task(wait())
        await asyncio.wait({waiting}, timeout=0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    assert len(lanes) == 0
