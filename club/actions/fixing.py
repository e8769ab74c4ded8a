"""Fixtures are planned, changed and called off by organisers. Everybody who signed up is told."""

from dataclasses import dataclass
from datetime import datetime

from club import notices
from club.fair_order import shortened
from club.fixtures import Fixture, Status, planned
from club.holding import in_fair_order
from club.ids import ClubId, FixtureId
from club.limits import checked_place
from club.money import Pence, checked
from club.moving import keep
from club.players import one_line
from club.ports import Books
from club.schedule import scheduled


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an organiser asks for; None means what the club usually does. UTC and pence."""

    starts_at: datetime
    location: str
    price: Pence | None = None
    hire: Pence | None = None
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """What an organiser changes; None stays as it is. UTC and pence."""

    starts_at: datetime | None = None
    location: str | None = None
    price: Pence | None = None
    hire: Pence | None = None
    minimum: int | None = None
    maximum: int | None = None


async def plan(
    books: Books, club_id: ClubId, wanted: Plan, *, new_id: FixtureId, at: datetime, thread_id: int | None = None
) -> Fixture:
    """A new fixture; its card goes to the group. The same `new_id` twice is one fixture. Raises Invalid."""
    if known := await books.find_fixture(new_id):
        return known
    club = await books.club(club_id)
    fixture = planned(
        fixture_id=new_id,
        club_id=club_id,
        starts_at=wanted.starts_at,
        location=wanted.location,
        price=club.default_price if wanted.price is None else wanted.price,
        hire=club.default_hire if wanted.hire is None else wanted.hire,
        minimum=_minimum(wanted, club.default_minimum),
        maximum=_maximum(wanted, club.default_maximum),
        charge_after_minutes=club.charge_after_minutes,
        now=at,
        thread_id=thread_id,
    )
    fixture = scheduled(await in_fair_order(books, club, fixture, at), club, at=at)
    books.save(fixture)
    books.tell(notices.card(fixture))
    if club.places[:1] != (fixture.location,):
        books.save(club.played_at(fixture.location))
    return fixture


def _minimum(wanted: Plan, usual: int) -> int:
    """The usual minimum, unless the limit was set below it."""
    if wanted.minimum is not None:
        return wanted.minimum
    return usual if wanted.maximum is None else max(1, min(usual, wanted.maximum))


def _maximum(wanted: Plan, usual: int) -> int:
    """The usual limit, unless the minimum was set above it."""
    if wanted.maximum is not None:
        return wanted.maximum
    return usual if wanted.minimum is None else max(usual, wanted.minimum)


async def alter(books: Books, fixture_id: FixtureId, wanted: Alteration, *, at: datetime) -> Fixture:
    """Another time, place, price or limit. Those who are in hear of what concerns them. Raises Conflict, Invalid."""
    fixture = await books.fixture(fixture_id)
    club = await books.club(fixture.club_id)
    changed = fixture.change(
        at=at,
        starts_at=wanted.starts_at,
        location=None if wanted.location is None else checked_place(wanted.location),
        hire=None if wanted.hire is None else checked(wanted.hire, field="hire", least=0),
        price=None if wanted.price is None else checked(wanted.price, field="price", least=0),
        minimum=wanted.minimum,
        maximum=wanted.maximum,
    )
    if (changed.starts_at, changed.location) != (fixture.starts_at, fixture.location):
        changed = scheduled(shortened(changed, club, at=at), club, at=at)
    kept, _ = await keep(books, changed, before=fixture, at=at, club=club)
    facts = (fixture.starts_at, fixture.location, fixture.price)
    if facts != (kept.starts_at, kept.location, kept.price) and (kept.players or kept.waiting):
        books.tell(notices.moved(kept))
    return kept


async def call_off(books: Books, fixture_id: FixtureId, *, at: datetime, reason: str = "") -> Fixture:
    """The game is off: nobody is charged, everybody who signed up is told. Twice is once.

    Raises Conflict when it is over.
    """
    fixture = await books.fixture(fixture_id)
    cancelled = fixture.cancel(at=at, reason=one_line(reason)[:200])
    if fixture.status is Status.CANCELLED:
        return fixture
    books.save(cancelled)
    books.tell(notices.card(cancelled))
    if cancelled.players or cancelled.waiting:
        books.tell(notices.called_off(cancelled))
    return cancelled
