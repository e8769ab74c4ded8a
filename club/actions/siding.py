"""Sides are made, shuffled, changed by hand and shown to the group; and somebody is to bring the ball and the bibs."""

from datetime import datetime

from club import lineup, notices, pairs, rota
from club.clubs import Club
from club.fixtures import Fixture
from club.ids import FixtureId, PlayerId
from club.pairs import Wish
from club.ports import Books
from club.strengths import strengths

GAMES_BACK = 30
"""Among so many games there are ten with a result, where results are kept at all."""


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
    if not lineup.may_have_sides(fixture, at) or (fixture.sides is not None and fixture.sides.posted):
        return fixture
    club = await books.club(fixture.club_id)
    if (number := lineup.next_number(fixture)) is not None:
        fixture = lineup.made(fixture, club, await _strengths(books, club, fixture), number=number, at=at)
    shown = await _with_kit(books, club, lineup.posted(fixture), at)
    books.save(shown)
    books.tell(notices.sides(shown))
    return shown


async def assign_kit(books: Books, fixture_id: FixtureId, at: datetime) -> Fixture:
    """Those who bring ball and bibs are chosen and told, where the club wants that. Twice is once."""
    fixture = await books.fixture(fixture_id)
    assigned = await _with_kit(books, await books.club(fixture.club_id), fixture, at)
    if assigned != fixture:
        books.save(assigned)
    return assigned


async def _made(books: Books, fixture: Fixture, *, number: int, at: datetime) -> Fixture:
    club = await books.club(fixture.club_id)
    made = lineup.made(fixture, club, await _strengths(books, club, fixture), number=number, at=at)
    if made != fixture:
        _keep(books, made)
    return made


def _keep(books: Books, changed: Fixture) -> None:
    books.save(changed)
    if changed.sides is not None and changed.sides.posted:
        books.tell(notices.sides(changed))


async def _strengths(books: Books, club: Club, fixture: Fixture) -> dict[PlayerId, int]:
    """By the ratings, and by results where the club keeps them."""
    players = [player for who in fixture.players if (player := await books.find_player(who)) is not None]
    if not club.habits.results:
        return strengths(players, (), {})
    games = await books.played(club.club_id, before=fixture.starts_at, most=GAMES_BACK)
    return strengths(players, games, await books.became(club.club_id))


async def _with_kit(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """The game with the line of those who bring ball and bibs; the first two are told."""
    if not club.habits.rota or fixture.kit or at >= fixture.starts_at or not lineup.may_have_sides(fixture, at):
        return fixture
    games = await books.played(club.club_id, before=fixture.starts_at, most=rota.LOOKED_AT)
    assigned = rota.assigned(fixture, games, await books.became(club.club_id))
    if assigned != fixture:
        books.tell(notices.card(assigned))
    for who in rota.duty(assigned).both:
        books.tell(notices.kit(assigned, await books.player(who)))
    return assigned
