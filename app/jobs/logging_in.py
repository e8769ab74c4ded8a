"""Logins at the bank that wait for their owner's approval, and those that are about to end: looked at by the clock."""

import asyncio
import logging
from dataclasses import dataclass, field

from app.jobs.ending import end
from club.connecting import Connecting
from club.ports import StoreDown

ROUND_SECONDS = 5.0

log = logging.getLogger(__name__)


@dataclass(slots=True)
class LoggingIn:
    """One task, apart from the clock's others: the bank may take its time. Two processes look once, not twice."""

    connecting: Connecting
    seconds: float = ROUND_SECONDS
    _task: asyncio.Task[None] | None = field(default=None, init=False)

    def start(self) -> None:
        """Begin to look."""
        self._task = asyncio.create_task(self._run(), name="logging in")

    async def stop(self) -> None:
        """Look no more; what was due stays due."""
        if self._task is not None:
            await end([self._task])
            self._task = None

    async def _run(self) -> None:
        while True:
            try:
                await self.round()
            except StoreDown:
                pass  # what is due stays due
            except Exception:
                log.exception("logins could not be looked at; the next round tries again")
            await asyncio.sleep(self.seconds)

    async def round(self) -> None:
        """Look at everything that is due. One that fails must not hold up the others."""
        access = self.connecting.access
        for login in await access.store.logins.to_look_at(access.clock()):
            try:
                await self.connecting.look_when_due(login.line_id)
            except StoreDown:
                raise
            except Exception:
                log.exception("the login of line %s could not be looked at", login.line_id)
