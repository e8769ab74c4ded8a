"""A bell that rings whenever something changed, so that nobody has to poll."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Wakes everyone who waits for a change, then is ready for the next one."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ring(self) -> None:
        """Something changed: let all who wait look again."""
        rung, self._next = self._next, asyncio.Event()
        rung.set()

    def coming(self) -> asyncio.Event:
        """What the next ring will set. Whoever takes it before looking misses no change that comes while they look."""
        return self._next

    async def wait_for(self, predicate: Callable[[], T], timeout: float) -> T:
        """Wait until `predicate()` is truthy and return what it returned; TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not (found := predicate()):
                await self._next.wait()
            return found
