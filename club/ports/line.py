"""What is kept of a bank line: who may pay on it, the login, how far it was read, what is to be asked or written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from club.hints import Hint
from club.ids import LineId
from club.labels import Unlabelled
from club.lines import Line
from club.logins import Login
from club.matching import Roster
from club.payments import Payment
from club.readings import Reading


@dataclass(frozen=True, slots=True)
class Listening:
    """A bank line that is known by its secret, with everybody it may pay for."""

    line: Line
    roster: Roster


class Lines(Protocol):
    """Bank lines."""

    async def get(self, line_id: LineId) -> Line: ...  # raises NotFound
    async def listen(
        self, secret_digest: str
    ) -> Listening | None: ...  # the hot path: no round trip while nothing changed
    async def roster(self, line: Line) -> Roster: ...
    async def seen(self, line_id: LineId, at: datetime) -> None: ...


class Logins(Protocol):
    """Logins at the bank."""

    async def find(self, line_id: LineId) -> Login | None: ...
    async def asked(self, digest: str) -> Login | None: ...  # the one whose state this is the digest of
    async def ready(self) -> list[Login]: ...
    async def to_look_at(self, at: datetime) -> list[Login]: ...  # not approved yet, or about to leave the bank
    async def connected(self) -> list[Login]: ...  # that worked once: some wait to be approved again


class Readings(Protocol):
    """How far statements were read."""

    async def find(self, line_id: LineId) -> Reading | None: ...
    async def longest_unread(self) -> datetime | None: ...  # when the one was read that was not for the longest time


class Hints(Protocol):
    """Transactions that were told of, until the bank was asked about them."""

    async def hear(self, hint: Hint) -> None:
        """Keep it; what is there already is heard once more. One write."""
        ...

    async def take(
        self, at: datetime, *, until: datetime, most: int
    ) -> list[Hint]: ...  # due ones, which are the caller's until then; the longest due first
    async def settle(self, hint: Hint, at: datetime) -> None: ...  # done with, unless it was heard again meanwhile
    async def put_off(self, hint: Hint, until: datetime) -> None: ...  # due then, and nothing of its line before
    async def rouse(self, line_id: LineId, at: datetime) -> None: ...  # all of the line are due
    async def waiting(self, line_id: LineId) -> int: ...
    async def forget(self, line_id: LineId) -> None: ...  # all of the line


class Labels(Protocol):
    """Payments of which the bank's copy may not say whose they are now."""

    async def take(
        self, at: datetime, *, until: datetime, most: int
    ) -> list[Unlabelled]: ...  # due ones, which are the caller's until then
    async def settle(
        self, payment: Payment, labelled_at: datetime | None
    ) -> None: ...  # written, or deleted; due at once if it changed meanwhile
    async def put_off(self, payment: Payment, until: datetime) -> None: ...  # and whatever else is on its line
