"""Work that is done to its end, also when whoever asked for it is gone: a request that was cancelled, say."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Apart:
    """Implements `club.banking_access.Apart`. `await finish()` before what the work needs is closed."""

    _going: set[asyncio.Task[Any]] = field(default_factory=set)

    async def __call__(self, work: Coroutine[Any, Any, T]) -> T:
        """The result, or the exception, of the work."""
        task = asyncio.create_task(work, name="apart")
        self._going.add(task)
        task.add_done_callback(self._going.discard)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            task.add_done_callback(_left_alone)
            raise

    async def finish(self) -> None:
        """Wait for everything that is under way."""
        await asyncio.gather(*self._going, return_exceptions=True)


def _left_alone(task: asyncio.Task[Any]) -> None:
    """Nobody waits for the result; a failure is told of nevertheless."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.warning("work that nobody waited for any more failed: %s", type(error).__name__, exc_info=error)
