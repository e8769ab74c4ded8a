"""Logins at the bank that wait for their owner's approval, and those that are about to end: looked at by the clock."""

import logging
from dataclasses import dataclass, field

from app.jobs.rounds import ROUND_SECONDS, Rounds
from club.connecting import Connecting
from club.ports import StoreDown

log = logging.getLogger(__name__)


@dataclass(slots=True)
class LoggingIn:
    """Apart from the clock's other work, as the bank may take its time. Two processes look once, not twice."""

    connecting: Connecting
    seconds: float = ROUND_SECONDS
    rounds: Rounds = field(init=False)

    def __post_init__(self) -> None:
        self.rounds = Rounds(self.look, "logging in", self.seconds)

    async def look(self) -> None:
        """Look at everything that is due. One that fails must not hold up the others."""
        access = self.connecting.access
        for login in await access.store.logins.to_look_at(access.clock()):
            try:
                await self.connecting.look_when_due(login.line_id)
            except StoreDown:
                raise
            except Exception:
                log.exception("the login of line %s could not be looked at", login.line_id)
