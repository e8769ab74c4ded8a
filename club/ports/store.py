"""The one storage layer."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from club.ids import TelegramId
from club.ports.books import Books
from club.ports.line import Hints, Labels, Lines, Logins, Readings
from club.ports.lists import Adjustments, Clubs, Fixtures, Ledger, Payments, Players, Rounds, WeeklyGames

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Post:
    """A message of ours that may be edited later."""

    chat_id: int
    message_id: int


class Posts(Protocol):
    """Where our editable messages are."""

    async def of(self, subject: str) -> Post | None: ...
    async def of_all(self, subjects: Collection[str]) -> Mapping[str, Post]: ...  # those that were posted
    async def keep(self, subject: str, post: Post) -> None: ...
    async def keep_all(self, subjects: Collection[str], post: Post) -> None: ...  # one message about several things


class Tokens(Protocol):
    """API tokens, known by their digest."""

    async def keep(
        self, token_digest: str, telegram_id: int, at: datetime
    ) -> None: ...  # replaces this person's former one
    async def owner(self, token_digest: str) -> TelegramId | None: ...


class Store(Protocol):
    """The one storage layer, shared by the bot, the webhook and the jobs."""

    @property
    def clubs(self) -> Clubs: ...
    @property
    def players(self) -> Players: ...
    @property
    def fixtures(self) -> Fixtures: ...
    @property
    def payments(self) -> Payments: ...
    @property
    def adjustments(self) -> Adjustments: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def lines(self) -> Lines: ...
    @property
    def logins(self) -> Logins: ...
    @property
    def readings(self) -> Readings: ...
    @property
    def hints(self) -> Hints: ...
    @property
    def labels(self) -> Labels: ...
    @property
    def rounds(self) -> Rounds: ...
    @property
    def series(self) -> WeeklyGames: ...
    @property
    def posts(self) -> Posts: ...
    @property
    def tokens(self) -> Tokens: ...
    async def write(self, action: Callable[[Books], Awaitable[T]]) -> T:
        """Run an action as one transaction: `await store.write(lambda books: join(books, ...))`.

        Raises what the action raises (nothing is written then) and StoreDown.
        """
        ...

    async def relay(self) -> None:
        """Return when the news that this process committed waits in the outbox. Raises StoreDown."""
        ...

    def write_soon(self, action: Callable[[Books], Awaitable[object]], what: str) -> None:
        """The same, when nobody waits for it and it may be lost with the process: off the way to an answer."""
        ...

    async def tell_again(self, lane: str) -> None:
        """The chat is open again: what could not be delivered there waits once more."""
        ...

    async def ping(self) -> None:
        """Raises StoreDown when the database does not answer."""
        ...
