"""How a game comes to be, whoever asks for it: an organiser, or a weekly game whose turn it is."""

from dataclasses import dataclass, replace
from datetime import datetime

from club import notices
from club.clubs import Club
from club.fixtures import Fixture, planned
from club.holding import in_fair_order
from club.ids import FixtureId, SeriesId
from club.money import Pence
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


async def put_up(
    books: Books,
    club: Club,
    wanted: Plan,
    *,
    new_id: FixtureId,
    at: datetime,
    thread_id: int | None = None,
    series_id: SeriesId | None = None,
) -> Fixture:
    """A new fixture with its card; the club remembers the place. Raises Invalid with the field that is wrong."""
    fixture = planned(
        fixture_id=new_id,
        club_id=club.club_id,
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
    fixture = await in_fair_order(books, club, replace(fixture, series_id=series_id), at)
    fixture = scheduled(fixture, club, at=at)
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
