"""Work that nobody waits for: never on the way to an answer, but done before the store is closed."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field

from club.ports import StoreDown

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Soon:
    """Tasks that are kept until they are done. While the database is away they come to nothing; a bug is logged."""

    _tasks: set[asyncio.Task[object]] = field(default_factory=set)

    def do(self, work: Coroutine[object, object, object], what: str) -> None:
        """Begin at the next opportunity; `what` is for the log."""
        task = asyncio.create_task(work, name=what)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None and not isinstance(error, StoreDown):
            log.error("%s could not be written", task.get_name(), exc_info=error)

    async def flush(self) -> None:
        """Wait for all of them."""
        await asyncio.gather(*self._tasks, return_exceptions=True)
