"""A fixture: one game, its list and its waiting list, and what was charged for it.

One fixture is one document, so two taps for the last place must meet. A rule returns the changed fixture and what
happened; an ordinary outcome (full, already in, over) is an answer and not an error.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from club import ledger
from club.errors import Conflict
from club.ids import ClubId, EntryId, FixtureId, PlayerId
from club.ledger import Entry, Kind
from club.limits import check_date, check_limits, checked_place
from club.money import Pence, checked


class Status(StrEnum):
    """Where a fixture is in its life."""

    OPEN = "open"
    OVER = "over"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Joined:
    """In, with so many places still free."""

    places_left: int


@dataclass(frozen=True, slots=True)
class Waitlisted:
    """The game is full; `place` counts from 1."""

    place: int


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """On the list before this tap."""


@dataclass(frozen=True, slots=True)
class AlreadyWaiting:
    """On the waiting list before this tap; `place` counts from 1."""

    place: int


@dataclass(frozen=True, slots=True)
class Left:
    """Out. Who moved up from the waiting list, if anybody did."""

    promoted: PlayerId | None


@dataclass(frozen=True, slots=True)
class NotIn:
    """Was neither in nor waiting."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing can change any more: the game is over, or it was cancelled."""

    status: Status


JoinOutcome = Joined | Waitlisted | AlreadyIn | AlreadyWaiting | Closed
LeaveOutcome = Left | NotIn | Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixture:
    """One game. Instants in UTC, money in pence; `price` is per head, `hire` is what the pitch costs."""

    fixture_id: FixtureId
    club_id: ClubId
    starts_at: datetime
    location: str
    hire: Pence
    price: Pence
    minimum: int
    maximum: int
    charge_after_minutes: int = 60
    players: tuple[PlayerId, ...] = ()
    waiting: tuple[PlayerId, ...] = ()
    absent: tuple[PlayerId, ...] = ()
    status: Status = Status.OPEN
    settled_at: datetime | None = None
    reason: str = ""
    entries: tuple[Entry, ...] = ()
    thread_id: int | None = None
    version: int = 0

    @property
    def over_at(self) -> datetime:
        """When the game counts as over: those who are in by then have played."""
        return self.starts_at + timedelta(minutes=self.charge_after_minutes)

    @property
    def places_left(self) -> int:
        """How many may still join before the waiting list begins."""
        return max(0, self.maximum - len(self.players))

    @property
    def needed(self) -> int:
        """How many more it takes for the game to be on."""
        return max(0, self.minimum - len(self.players))

    @property
    def came(self) -> tuple[PlayerId, ...]:
        """Those who were in and were not marked as absent afterwards."""
        return tuple(player for player in self.players if player not in self.absent)

    def status_at(self, at: datetime) -> Status:
        """The status as the clock has it: an open game becomes over by itself, whoever notices first."""
        return Status.OVER if self.status is Status.OPEN and at >= self.over_at else self.status

    def join(self, player: PlayerId, *, at: datetime) -> "tuple[Fixture, JoinOutcome]":
        """Put the player on the list, or at the end of the waiting list when the game is full."""
        if (status := self.status_at(at)) is not Status.OPEN:
            return self, Closed(status)
        if player in self.players:
            return self, AlreadyIn()
        if player in self.waiting:
            return self, AlreadyWaiting(self.waiting.index(player) + 1)
        if self.places_left and not self.waiting:
            joined = replace(self, players=(*self.players, player))
            return joined, Joined(joined.places_left)
        queued = replace(self, waiting=(*self.waiting, player))
        return queued, Waitlisted(len(queued.waiting))

    def leave(self, player: PlayerId, *, at: datetime) -> "tuple[Fixture, LeaveOutcome]":
        """Take the player off; a free place goes to the first in line. What was charged in advance is taken back."""
        if (status := self.status_at(at)) is not Status.OPEN:
            return self, Closed(status)
        if player not in (*self.players, *self.waiting):
            return self, NotIn()
        moved, promoted = self.without(player, at=at)
        return moved, Left(promoted[0] if promoted else None)

    def without(self, player: PlayerId, *, at: datetime) -> "tuple[Fixture, tuple[PlayerId, ...]]":
        """The game without this player, in whatever list, and who moved up for it."""
        left = replace(self, players=_without(self.players, player), waiting=_without(self.waiting, player))
        return left._uncharged((player,), at)._promoted()

    def substitute(self, gone: PlayerId, by: PlayerId, *, at: datetime) -> "tuple[Fixture, tuple[PlayerId, ...]]":
        """The game with one player for another, who turned out to be the same; and who moved up, if both had a place.

        The better of two places counts, and what was charged in advance.
        """
        if by in self.players or (by in self.waiting and gone not in self.players):
            return self.without(gone, at=at)
        charged = any(entry.player_id == gone for entry in ledger.standing(self.entries))
        taken = replace(self._uncharged((gone,), at), waiting=_without(self.waiting, by))
        taken = replace(taken, players=_with(taken.players, gone, by), waiting=_with(taken.waiting, gone, by))
        return (replace(taken, entries=(*taken.entries, *taken._charges((by,), at))) if charged else taken), ()

    def settle(self, *, at: datetime) -> "tuple[Fixture, tuple[Entry, ...]]":
        """Charge everybody who is in and was not charged yet. Before the game is over this collects in advance.

        Raises Conflict for a cancelled game. Settling twice is settling once.
        """
        if self.status is Status.CANCELLED:
            raise Conflict("That game was cancelled, so nobody is charged for it.")
        charges = self._charges(self.came, at)
        settled = replace(
            self,
            entries=(*self.entries, *charges),
            settled_at=self.settled_at or at,
            status=self.status_at(at),
        )
        return settled, charges

    def cancel(self, *, at: datetime, reason: str = "") -> "Fixture":
        """Call the game off: whatever was charged is taken back. Raises Conflict when it is over already."""
        if self.status_at(at) is Status.OVER:
            raise Conflict("That game is over already. You can untick players who did not come.")
        if self.status is Status.CANCELLED:
            return self
        return replace(self._uncharged(self.players, at), status=Status.CANCELLED, reason=reason)

    def mark(self, player: PlayerId, *, came: bool, at: datetime) -> "Fixture":
        """After the game: the player did come, or did not. The charge is taken back or made again.

        Raises Conflict before the game is over, and for a player who was not on the list.
        """
        if self.status_at(at) is not Status.OVER:
            raise Conflict("You can tick off who came once the game is over.")
        if player not in self.players:
            raise Conflict("That player was not on the list of that game.")
        if came:
            back = replace(self, absent=_without(self.absent, player))
            return replace(back, entries=(*back.entries, *back._charges((player,), at))) if self.settled_at else back
        absent = self.absent if player in self.absent else (*self.absent, player)
        return replace(self, absent=absent)._uncharged((player,), at)

    def change(
        self,
        *,
        at: datetime,
        starts_at: datetime | None = None,
        location: str | None = None,
        hire: Pence | None = None,
        price: Pence | None = None,
        minimum: int | None = None,
        maximum: int | None = None,
    ) -> "tuple[Fixture, tuple[PlayerId, ...]]":
        """The fixture with other facts, and who moved up because the limit was raised.

        Raises Conflict when it is closed, when a price would change after charging, or when fewer places are left than
        players.
        """
        if self.status_at(at) is not Status.OPEN:
            raise Conflict("That game is closed: it cannot be changed any more.")
        if price is not None and price != self.price and ledger.standing(self.entries):
            raise Conflict("That game was charged already, so its price stays.")
        changed = replace(
            self,
            starts_at=starts_at or self.starts_at,
            location=location or self.location,
            hire=self.hire if hire is None else hire,
            price=self.price if price is None else price,
            minimum=self.minimum if minimum is None else minimum,
            maximum=self.maximum if maximum is None else maximum,
        )
        if changed.maximum < len(changed.players):
            raise Conflict(f"{len(changed.players)} players are in: there can't be fewer places than that.")
        if starts_at is not None and starts_at != self.starts_at:
            check_date(starts_at, now=at)
        check_limits(changed.minimum, changed.maximum)
        return changed._promoted()

    def _promoted(self) -> "tuple[Fixture, tuple[PlayerId, ...]]":
        free = self.places_left
        up = self.waiting[:free]
        return replace(self, players=(*self.players, *up), waiting=self.waiting[free:]), up

    def _charges(self, players: Iterable[PlayerId], at: datetime) -> tuple[Entry, ...]:
        charged = {entry.player_id for entry in ledger.standing(self.entries)}
        return tuple(self._charge(player, at) for player in players if player not in charged) if self.price else ()

    def _charge(self, player: PlayerId, at: datetime) -> Entry:
        earlier = sum(entry.player_id == player and entry.kind is Kind.CHARGE for entry in self.entries)
        return Entry(
            entry_id=EntryId(f"charge:{self.fixture_id}:{player}:{earlier + 1}"),
            club_id=self.club_id,
            player_id=player,
            kind=Kind.CHARGE,
            amount=Pence(-self.price),
            booked_at=at,
            fixture_id=self.fixture_id,
        )

    def _uncharged(self, players: Iterable[PlayerId], at: datetime) -> "Fixture":
        gone = set(players)
        back = tuple(entry.reversed_at(at) for entry in ledger.standing(self.entries) if entry.player_id in gone)
        return replace(self, entries=(*self.entries, *back))


def _without(players: tuple[PlayerId, ...], player: PlayerId) -> tuple[PlayerId, ...]:
    return tuple(other for other in players if other != player)


def _with(players: tuple[PlayerId, ...], gone: PlayerId, by: PlayerId) -> tuple[PlayerId, ...]:
    return tuple(by if player == gone else player for player in players)


def planned(
    *,
    fixture_id: FixtureId,
    club_id: ClubId,
    starts_at: datetime,
    location: str,
    hire: Pence,
    price: Pence,
    minimum: int,
    maximum: int,
    now: datetime,
    charge_after_minutes: int = 60,
    thread_id: int | None = None,
) -> Fixture:
    """A new fixture, with everything about it checked. Raises Invalid with the field that is wrong."""
    check_date(starts_at, now=now)
    check_limits(minimum, maximum)
    return Fixture(
        fixture_id=fixture_id,
        club_id=club_id,
        starts_at=starts_at,
        location=checked_place(location),
        hire=checked(hire, field="hire", least=0),
        price=checked(price, field="price", least=0),
        minimum=minimum,
        maximum=maximum,
        charge_after_minutes=charge_after_minutes,
        thread_id=thread_id,
    )
