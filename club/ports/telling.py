"""How news goes out: it waits in the outbox, and the messenger finds the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from club.notices import Notice


@dataclass(frozen=True, slots=True)
class Delivered:
    """The message went out, was edited, or need not be sent any more."""


@dataclass(frozen=True, slots=True)
class PutOff:
    """Not now: try this chat again in so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never go out: blocked, deleted, malformed. `why` is for the organiser."""

    why: str
    unreachable: bool = False


Delivery = Delivered | PutOff | Refused


class Messenger(Protocol):
    """Who finds the words and says them."""

    async def deliver(self, notices: Sequence[Notice]) -> Delivery:
        """Send or edit one message. Several notices are of one subject, or a burst of payments that share it."""
        ...


class Outbox(Protocol):
    """The news that must still be told, in order in each lane."""

    async def lanes(self, now: datetime) -> list[str]: ...  # with news, and free to be taken
    async def take(self, lane: str, now: datetime) -> list[Notice]: ...  # oldest first; [] if another has the lane
    async def done(self, notices: Sequence[Notice], now: datetime) -> None: ...
    async def put_off(self, lane: str, until: datetime) -> None: ...
    async def park(self, notices: Sequence[Notice], why: str, now: datetime) -> None: ...
    async def redeliver(self, lane: str | None = None) -> int: ...  # what was parked waits again
    async def release(self, lane: str) -> None: ...
    async def woken(self) -> frozenset[str]: ...  # waits until there is news, and says in which lanes
    async def waiting(self) -> int: ...
