import asyncio

import pytest

from rehearsal.bell import Bell


async def test_wakes_everyone_who_waits_once_the_wish_is_true() -> None:
    bell, said = Bell(), list[str]()
    waiting = [asyncio.ensure_future(bell.wait_for(lambda: said, 5)) for _ in range(2)]
    await asyncio.sleep(0)
    bell.ring()
    said.append("now")
    bell.ring()
    assert await asyncio.gather(*waiting) == [["now"], ["now"]]


async def test_gives_up_in_the_end() -> None:
    with pytest.raises(TimeoutError):
        await Bell().wait_for(lambda: False, 0.01)


async def test_a_ring_between_taking_and_waiting_is_heard() -> None:
    bell = Bell()
    coming = bell.coming()
    bell.ring()
    await asyncio.wait_for(coming.wait(), 1)
    assert not bell.coming().is_set()
