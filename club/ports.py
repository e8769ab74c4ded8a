"""What the club asks of the world. Storage, the messenger and the bank line implement it; nothing here knows how."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from club.adjustments import Adjustment
from club.calendars import Feed
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.hints import Hint
from club.ids import (
    AccountKey,
    AdjustmentId,
    ClubId,
    EntryId,
    FixtureId,
    LineId,
    PaymentId,
    PlayerId,
    RoundId,
    SeriesId,
    TelegramId,
)
from club.labels import Unlabelled
from club.ledger import Entry
from club.lines import Line
from club.logins import Login
from club.matching import Roster, Standing
from club.money import Pence
from club.notices import Notice
from club.payments import Payment, State
from club.players import Player
from club.readings import Reading
from club.reminders import Round
from club.season import Season
from club.series import Series

T = TypeVar("T")
Clock = Callable[[], datetime]
"""The time now, aware and in UTC."""

Thing = Club | Player | Fixture | Payment | Line | Login | Reading | Adjustment | Round | Series
"""What is stored as one document each, with a `version` that counts its changes; 0 was never stored."""


class StoreDown(Exception):
    """The database cannot be reached just now. Nothing was written; the same request may be made again."""


class Books(Protocol):
    """The open transaction: what an action reads and what it will have changed when it returns.

    Everything saved and told in one action is committed together or not at all. The action may be run again from the
    start when somebody else changed what it read.
    """

    async def club(self, club_id: ClubId) -> Club: ...  # raises NotFound
    async def player(self, player_id: PlayerId) -> Player: ...  # raises NotFound
    async def fixture(self, fixture_id: FixtureId) -> Fixture: ...  # raises NotFound
    async def payment(self, payment_id: PaymentId) -> Payment: ...  # raises NotFound
    async def line(self, line_id: LineId) -> Line: ...  # raises NotFound
    async def round(self, round_id: RoundId) -> Round: ...  # raises NotFound
    async def series(self, series_id: SeriesId) -> Series: ...  # raises NotFound
    async def find_club(self, club_id: ClubId) -> Club | None: ...
    async def find_club_of_chat(self, chat_id: int) -> Club | None: ...
    async def find_player(self, player_id: PlayerId) -> Player | None: ...
    async def find_fixture(self, fixture_id: FixtureId) -> Fixture | None: ...
    async def find_payment(self, payment_id: PaymentId) -> Payment | None: ...
    async def find_adjustment(self, adjustment_id: AdjustmentId) -> Adjustment | None: ...
    async def find_round(self, round_id: RoundId) -> Round | None: ...
    async def find_series(self, series_id: SeriesId) -> Series | None: ...
    async def series_of(self, club_id: ClubId) -> list[Series]: ...
    async def find_login(self, line_id: LineId) -> Login | None: ...
    async def find_reading(self, line_id: LineId) -> Reading | None: ...
    async def latest_round(self, club_id: ClubId) -> Round | None: ...  # of those drawn up by hand
    async def players_of(self, telegram_id: int) -> list[Player]: ...
    async def merged_into(self, player_id: PlayerId) -> list[Player]: ...
    async def guests_of(self, host: PlayerId) -> list[Player]: ...  # whom this player ever brought, by id
    async def payments_of(self, player_id: PlayerId) -> list[Payment]: ...  # that were ever booked for them
    async def adjustments_of(self, player_id: PlayerId) -> list[Adjustment]: ...
    async def paid_from(
        self, keys: Sequence[AccountKey], club_ids: Sequence[ClubId]
    ) -> list[Player]: ...  # active players of these clubs who know one of these accounts
    async def codes(self, club_id: ClubId) -> list[str]: ...
    async def open_fixtures_with(self, player_id: PlayerId) -> list[Fixture]: ...
    async def open_fixtures_between(
        self, club_id: ClubId, begins: datetime, ends: datetime
    ) -> list[Fixture]: ...  # kick off from the one to before the other
    async def played(
        self, club_id: ClubId, *, before: datetime, most: int
    ) -> list[Fixture]: ...  # kicked off before and not called off; newest first
    async def became(self, club_id: ClubId) -> Mapping[PlayerId, PlayerId]: ...  # who turned out to be whom
    async def everybody(self, club_id: ClubId) -> list[Player]: ...  # also removed ones, and who turned out another
    async def balances(self, club_id: ClubId) -> Mapping[PlayerId, Pence]: ...  # of everybody who has a line
    async def balance(self, player_id: PlayerId) -> Pence: ...
    async def seen_since(self, club_id: ClubId, since: datetime) -> set[PlayerId]: ...  # who signed up for a game since
    def save(self, thing: Thing) -> None: ...
    def tell(self, *notices: Notice | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list, and where the next part begins (opaque), if there is one."""

    items: tuple[T, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A ledger line and the player's balance after it."""

    entry: Entry
    balance: Pence


@dataclass(frozen=True, slots=True)
class Summary:
    """How a club stands, in pence. `hire` counts games that are over; `out_of_pocket` is the organiser's outlay."""

    income: Pence
    hire: Pence
    out_of_pocket: Pence
    owed: Pence
    credit: Pence


@dataclass(frozen=True, slots=True)
class Lapses:
    """How often somebody dropped out late and was not let off, whoever took the place, and did not turn up at all."""

    late: int = 0
    no_shows: int = 0


@dataclass(frozen=True, slots=True)
class Post:
    """A message of ours that may be edited later."""

    chat_id: int
    message_id: int


class Clubs(Protocol):
    """Clubs, as they are read."""

    async def get(self, club_id: ClubId) -> Club: ...  # raises NotFound
    async def of_chat(self, chat_id: int) -> Club | None: ...
    async def run_by(self, telegram_id: int) -> list[Club]: ...
    async def reminding(self) -> list[Club]: ...  # those whose players are reminded without being asked
    async def page(self, *, limit: int, cursor: str | None) -> Page[Club]: ...
    async def stating(self, at: datetime) -> list[Club]: ...  # whose statement of a month is due; every club's


class Players(Protocol):
    """Players, as they are read."""

    async def get(self, player_id: PlayerId) -> Player: ...  # raises NotFound, also for a removed player
    async def find(self, player_id: PlayerId) -> Player | None: ...  # also one who was removed or merged
    async def of_person(self, telegram_id: int) -> list[Player]: ...  # one per club
    async def all(self, club_id: ClubId) -> list[Player]: ...  # active ones, by name
    async def page(self, club_id: ClubId, *, limit: int, cursor: str | None) -> Page[Player]: ...
    async def names(self, club_id: ClubId) -> Mapping[PlayerId, str]: ...  # also of removed ones: they are on old lists


class Fixtures(Protocol):
    """Fixtures, as they are read."""

    async def get(self, fixture_id: FixtureId) -> Fixture: ...  # raises NotFound
    async def upcoming(self, club_id: ClubId, at: datetime) -> list[Fixture]: ...  # open and not over, soonest first
    async def latest_over(self, club_id: ClubId, at: datetime) -> Fixture | None: ...
    async def since(self, club_id: ClubId, at: datetime) -> list[Fixture]: ...  # of any status, by kick-off
    async def due(self, at: datetime) -> list[Fixture]: ...  # open, and the clock has something to do; every club's
    async def some(self, fixture_ids: Collection[FixtureId]) -> Mapping[FixtureId, Fixture]: ...  # those that are there
    async def lapses(self, player: Player) -> Lapses: ...  # in all games that were not called off
    async def charged(
        self, club_ids: Sequence[ClubId], *, after: datetime, before: datetime
    ) -> list[Fixture]: ...  # over in the books, kicked off in between; oldest first
    async def page(
        self, club_id: ClubId, *, status: Status | None, at: datetime, limit: int, cursor: str | None
    ) -> Page[Fixture]: ...  # newest kick-off first


class Payments(Protocol):
    """Payments: stored once, and read in lists."""

    async def add(self, payment: Payment, notices: Sequence[Notice]) -> Payment | None: ...

    """Store a payment that was never seen, in one atomic write.

    When it was seen before, nothing is written and the stored one is returned; None means that this one is stored now.
    """

    async def get(self, payment_id: PaymentId) -> Payment: ...  # raises NotFound, also for a forgotten one
    async def some(self, payment_ids: Collection[PaymentId]) -> Mapping[PaymentId, Payment]: ...  # those that are there
    async def booked_for(self, player_id: PlayerId) -> list[Payment]: ...  # oldest first
    async def unmatched(self, club_ids: Sequence[ClubId]) -> list[Payment]: ...  # oldest first
    async def latest_decided(self, club_id: ClubId) -> Payment | None: ...  # what /undo undoes
    async def known(self, payment_ids: Collection[PaymentId]) -> set[PaymentId]: ...  # those that were ever stored
    async def arrived(
        self, line: Line, *, after: datetime, before: datetime
    ) -> list[Payment]: ...  # on this line, and open or booked; oldest first
    async def ignored_before(self, at: datetime) -> list[Payment]: ...  # those that still hold a name
    async def page(
        self, club_id: ClubId, *, state: State | None, limit: int, cursor: str | None
    ) -> Page[Payment]: ...  # newest first, without forgotten ones


class Adjustments(Protocol):
    """What organisers put in the books by hand."""

    async def get(self, adjustment_id: AdjustmentId) -> Adjustment: ...  # raises NotFound
    async def latest(self, club_id: ClubId) -> Adjustment | None: ...  # that still stands


class Ledger(Protocol):
    """One view over all ledger lines."""

    async def page(
        self, club_id: ClubId, *, player_id: PlayerId | None, limit: int, cursor: str | None
    ) -> Page[Statement]: ...  # oldest first
    async def statement(self, player_id: PlayerId) -> list[Statement]: ...  # all of one player, oldest first
    async def balance(self, player_id: PlayerId) -> Pence: ...
    async def entries(self, player_ids: Collection[PlayerId]) -> list[Entry]: ...  # their lines, oldest first
    async def balances_after(
        self, entries: Collection[Entry]
    ) -> Mapping[EntryId, Pence]: ...  # the player's balance as it was with each line
    async def balances(self, club_id: ClubId) -> Mapping[PlayerId, Pence]: ...  # of everybody who has a line
    async def standings(self, club_ids: Sequence[ClubId]) -> Mapping[PlayerId, Standing]: ...
    async def standings_of(self, players: Collection[Player]) -> Mapping[PlayerId, Standing]: ...  # of these alone
    async def paid_for(self, fixture: Fixture) -> int: ...  # for how many who came whoever pays owes nothing by now
    async def summary(self, club_id: ClubId) -> Summary: ...
    async def season(self, club_id: ClubId) -> Season: ...  # in two round trips, however long it is


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


class Rounds(Protocol):
    """Rounds of reminders."""

    async def get(self, round_id: RoundId) -> Round: ...  # raises NotFound
    async def some(self, round_ids: Collection[RoundId]) -> Mapping[RoundId, Round]: ...  # those that are there
    async def waiting(self, at: datetime) -> list[Round]: ...  # those whose morning has come


class WeeklyGames(Protocol):
    """Weekly games, as they are read."""

    async def get(self, series_id: SeriesId) -> Series: ...  # raises NotFound
    async def of_club(self, club_id: ClubId) -> list[Series]: ...  # stopped ones last
    async def due(self, at: datetime) -> list[Series]: ...  # with a date whose time to open has come; every club's


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


class Keys(Protocol):
    """What is derived from the deployment's secret key."""

    def account_keys(self, account: str | None) -> tuple[AccountKey, ...]:
        """The keyed hashes of a bank account, one for each secret key in force, the newest first."""
        ...

    def line_secret(self, line_id: LineId) -> str:
        """The secret of a new address for this line."""
        ...

    def callback_url(self) -> str:
        """Where the bank sends people back to after they logged in; registered with the client there."""
        ...

    def webhook_url(self, line: Line) -> str | None:
        """The address to register with the bank; None when the key that made it is gone."""
        ...

    def digest(self, secret: str) -> str:
        """What is stored and compared instead of a secret."""
        ...

    def calendar_url(self, feed: Feed) -> str | None:
        """The private address of a calendar; None when the world cannot reach us."""
        ...

    def calendar_feed(self, token: str) -> Feed | None:
        """The feed that this part of an address was made for, by a secret key in force; None for what we never made."""
        ...


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
