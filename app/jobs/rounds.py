"""Work that comes round: done again every few seconds, or at once when something calls for it.

What is to be done stands in the database, so a round that fails has lost nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from app.jobs.ending import end
from club.ports import StoreDown

ROUND_SECONDS = 5.0

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Rounds:
    """One task. Neither a database that is away nor a fault of ours in one round is the end of the next."""

    work: Callable[[], Awaitable[None]]
    name: str
    seconds: float = ROUND_SECONDS
    _task: asyncio.Task[None] | None = field(default=None, init=False)
    _now: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def start(self) -> None:
        """Begin, with a first round at once."""
        self._task = asyncio.create_task(self._run(), name=self.name)

    async def stop(self) -> None:
        """No more rounds; what was due stays due."""
        if self._task is not None:
            await end([self._task])
            self._task = None

    def at_once(self) -> None:
        """There is something to do: begin now, or once more when this round is over."""
        self._now.set()

    async def _run(self) -> None:
        while True:
            self._now.clear()
            try:
                await self.work()
            except StoreDown:
                pass  # what is due stays due
            except Exception:
                log.exception("%s failed; the next round tries again", self.name)
            try:
                async with asyncio.timeout(self.seconds):
                    await self._now.wait()
            except TimeoutError:
                pass
