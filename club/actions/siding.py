"""Sides are made, shuffled, changed by hand and shown to the group; and somebody is to bring the ball and the bibs."""

from datetime import datetime

from club import lineup, notices, pairs
from club.fixtures import Fixture
from club.ids import FixtureId, PlayerId
from club.life.sides import strengths_of, with_kit, with_sides_shown
from club.pairs import Wish
from club.ports import Books


async def make_sides(books: Books, fixture_id: FixtureId, *, at: datetime) -> Fixture:
    """The game with sides: those that it has already, unless others are in since they were made. Raises Conflict."""
    fixture = await books.fixture(fixture_id)
    lineup.check(fixture, at)
    number = lineup.next_number(fixture)
    return fixture if number is None else await _made(books, fixture, number=number, at=at)


async def shuffle_sides(books: Books, fixture_id: FixtureId, number: int, *, at: datetime) -> Fixture:
    """The shuffle of this number; a number that was there already changes nothing. Raises Conflict."""
    fixture = await books.fixture(fixture_id)
    lineup.check(fixture, at)
    return await _made(books, fixture, number=number, at=at)


async def swap_sides(
    books: Books, fixture_id: FixtureId, leaves: PlayerId, comes: PlayerId, *, at: datetime
) -> Fixture:
    """The first leaves the bibs for the second; twice is once. Raises Conflict."""
    fixture = await books.fixture(fixture_id)
    lineup.check(fixture, at)
    changed = lineup.changed_by_hand(fixture, leaves, comes)
    if changed != fixture:
        _keep(books, changed)
    return changed


async def wish(
    books: Books, fixture_id: FixtureId, one: PlayerId, other: PlayerId, wanted: Wish, *, at: datetime
) -> Fixture:
    """From now on these two play apart, or together, or either way. Sides that are not so are shuffled once more.

    Raises Conflict.
    """
    fixture = await books.fixture(fixture_id)
    lineup.check(fixture, at)
    club = await books.club(fixture.club_id)
    changed = pairs.wished(club, (one, other), wanted)
    if changed == club:
        return fixture
    books.save(changed)
    now = lineup.shown(fixture)
    if fixture.sides is None or now is None or pairs.fits(now, (one, other), wanted):
        return fixture
    return await _made(books, fixture, number=fixture.sides.shuffle + 1, at=at)


async def post_sides(books: Books, fixture_id: FixtureId, at: datetime) -> Fixture:
    """The group sees the sides, made now if need be; from then on they are kept up to date. Twice is once.

    A game that can have none (it is over, it is off, one player is in) is left as it is.
    """
    fixture = await books.fixture(fixture_id)
    shown = await with_sides_shown(books, await books.club(fixture.club_id), fixture, at)
    if shown != fixture:
        books.save(shown)
    return shown


async def assign_kit(books: Books, fixture_id: FixtureId, at: datetime) -> Fixture:
    """Those who bring ball and bibs are chosen and told, where the club wants that. Twice is once."""
    fixture = await books.fixture(fixture_id)
    assigned = await with_kit(books, await books.club(fixture.club_id), fixture, at)
    if assigned != fixture:
        books.save(assigned)
    return assigned


async def _made(books: Books, fixture: Fixture, *, number: int, at: datetime) -> Fixture:
    club = await books.club(fixture.club_id)
    made = lineup.made(fixture, club, await strengths_of(books, club, fixture), number=number, at=at)
    if made != fixture:
        _keep(books, made)
    return made


def _keep(books: Books, changed: Fixture) -> None:
    books.save(changed)
    if changed.sides is not None and changed.sides.posted:
        books.tell(notices.sides(changed))
