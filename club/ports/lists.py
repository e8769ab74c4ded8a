"""What the club reads outside of an action: its people, its games and its money."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from club.adjustments import Adjustment
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.ids import AdjustmentId, ClubId, EntryId, FixtureId, PaymentId, PlayerId, RoundId, SeriesId
from club.ledger import Entry
from club.lines import Line
from club.matching import Standing
from club.money import Pence
from club.notices import Notice
from club.payments import Payment, State
from club.players import Player
from club.reminders import Round
from club.season import Season
from club.series import Series

T = TypeVar("T")


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
    ) -> list[Payment]: ...  # to the clubs of this line, and open or booked; oldest first
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
