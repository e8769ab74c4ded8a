"""Things that go wrong on purpose at the bank: refusals, pages instead of JSON, silence, connections that break."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from rehearsal.monzo.errors import MonzoError, too_fast


@dataclass(frozen=True, slots=True)
class Refuse:
    """The answer is this error, and nothing is done."""

    error: MonzoError


@dataclass(frozen=True, slots=True)
class ShowPage:
    """The answer is a page for people, as from a gateway in front of the API; nothing is done."""

    status: int = 502
    body: str = "<!doctype html><title>Monzo</title><h1>We'll be right back</h1>"


@dataclass(frozen=True, slots=True)
class Slow:
    """The answer is the right one, so many seconds later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Hang:
    """Nothing is done and nothing answered until it is released."""

    event: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True)
class Cut:
    """The line breaks instead of an answer: before anything was done, or when all was done."""

    after_acting: bool


Effect: TypeAlias = Refuse | ShowPage | Slow | Hang | Cut


@dataclass(slots=True, eq=False)
class Fault:
    """One planned mishap for requests of a method whose path begins so; "" is any. `times` None is until lifted."""

    effect: Effect
    method: str = ""
    path: str = ""
    times: int | None = 1
    until: datetime | None = None

    def meets(self, method: str, path: str, now: datetime) -> bool:
        """Whether this request is one of those."""
        if self.until is not None and now >= self.until:
            return False
        return self.method in ("", method) and path.startswith(self.path)

    def release(self) -> None:
        """Let a hanging request go on."""
        if isinstance(self.effect, Hang):
            self.effect.event.set()


@dataclass(slots=True)
class Rate:
    """No more than so many requests in such a time; those that are refused count too, as is told of the real one."""

    most: int
    within: timedelta
    path: str = ""
    retry_after: int | None = None
    _asked: deque[datetime] = field(default_factory=deque)

    def refuses(self, path: str, now: datetime) -> bool:
        """Count a request in, and say whether it is one too many."""
        if not path.startswith(self.path):
            return False
        while self._asked and self._asked[0] <= now - self.within:
            self._asked.popleft()
        self._asked.append(now)
        return len(self._asked) > self.most


class Faults:
    """The mishaps still to come, in the order in which they were planned."""

    def __init__(self) -> None:
        self.planned: list[Fault] = []
        self.rate: Rate | None = None
        self._hanging: list[Fault] = []
        self._down = Fault(ShowPage(503), times=None)

    def plan(
        self,
        effect: Effect,
        *,
        method: str = "",
        path: str = "",
        times: int | None = 1,
        until: datetime | None = None,
    ) -> Fault:
        """Add one. `path` is as in Monzo's documentation, such as `/transactions`, and may be longer in a request."""
        fault = Fault(effect, method, path, times, until)
        self.planned.append(fault)
        return fault

    def lift(self, fault: Fault) -> None:
        """Plan it no longer."""
        self.planned = [planned for planned in self.planned if planned is not fault]

    @property
    def down(self) -> bool:
        """Whether all that anybody gets is a page that says so, with 503, until this is set to False again."""
        return self._down in self.planned

    @down.setter
    def down(self, down: bool) -> None:
        self.lift(self._down)
        if down:
            self.planned.insert(0, self._down)

    def release_all(self) -> None:
        """Let every hanging request go on, at the end of the day."""
        for fault in self._hanging:
            fault.release()

    def take(self, method: str, path: str, now: datetime) -> Effect | None:
        """The mishap that meets this request, if any; each is used up after its number of times."""
        if self.rate is not None and self.rate.refuses(path, now):
            return Refuse(too_fast(self.rate.retry_after))
        fault = next((fault for fault in self.planned if fault.meets(method, path, now)), None)
        if fault is None:
            return None
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.lift(fault)
        if isinstance(fault.effect, Hang):
            self._hanging.append(fault)
        return fault.effect
