"""Things that go wrong on purpose: refusals, calls that hang, connections that break."""

import asyncio
from dataclasses import dataclass, field

from rehearsal.telegram.errors import BotApiError
from rehearsal.telegram.model import Json


@dataclass(slots=True, eq=False)
class Fault:
    """One planned mishap for calls of one method, perhaps only in one chat."""

    method: str
    times: int = 1
    chat_id: int | None = None
    error: BotApiError | None = None
    hang: asyncio.Event | None = None
    drop: bool = False
    after_acting: bool = False

    def release(self) -> None:
        """Let a hanging call go on."""
        if self.hang is not None:
            self.hang.set()


@dataclass(slots=True)
class Faults:
    """The mishaps still to come, in the order in which they were planned."""

    planned: list[Fault] = field(default_factory=list)
    hanging: list[Fault] = field(default_factory=list)

    def plan(self, fault: Fault) -> Fault:
        """Add one."""
        self.planned.append(fault)
        return fault

    def release_all(self) -> None:
        """Let every hanging call go on, at the end of the day."""
        for fault in self.hanging:
            fault.release()

    def take(self, method: str, params: Json) -> Fault | None:
        """The mishap that meets this call, if any; each is used up after its number of times."""
        for fault in self.planned:
            if fault.method.lower() == method.lower() and fault.chat_id in (None, params.get("chat_id")):
                fault.times -= 1
                if fault.times <= 0:
                    self.planned.remove(fault)
                if fault.hang is not None:
                    self.hanging.append(fault)
                return fault
        return None
