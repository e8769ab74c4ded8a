"""Sides are shown an hour before kick-off, and who brings ball and bibs hears of it on the day; if the club wants."""

from datetime import datetime

from club import lineup, notices, rota
from club.clubs import Club
from club.fixtures import Fixture, Step
from club.ids import PlayerId
from club.ports import Books
from club.schedule import latest
from club.strengths import strengths

GAMES_BACK = 30
"""Among so many games there are ten with a result, where results are kept at all."""


async def post_teams(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """An hour before kick-off."""
    return await with_sides_shown(books, club, fixture, at) if club.habits.teams_before else fixture


async def choose_kit(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """On the day of the game."""
    return await with_kit(books, club, fixture, at)


async def with_sides_shown(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """The game with sides that the group sees, made now if need be; to be saved by whoever asks. Twice is once.

    A game that can have none (it is over, it is off, one player is in) is left as it is.
    """
    if not lineup.may_have_sides(fixture, at) or (fixture.sides is not None and fixture.sides.posted):
        return fixture
    if (number := lineup.next_number(fixture)) is not None:
        fixture = lineup.made(fixture, club, await strengths_of(books, club, fixture), number=number, at=at)
    shown = await with_kit(books, club, lineup.posted(fixture), at)
    books.tell(notices.sides(shown))
    return shown


async def with_kit(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """The game with the line of those who bring ball and bibs, where the club wants that; the first two are told.

    Not in the last hour: nobody could fetch them any more.
    """
    too_late = at > latest(Step.KIT, fixture)
    if not club.habits.rota or fixture.kit or too_late or not lineup.may_have_sides(fixture, at):
        return fixture
    games = await books.played(club.club_id, before=fixture.starts_at, most=rota.LOOKED_AT)
    assigned = rota.assigned(fixture, games, await books.became(club.club_id))
    if assigned != fixture:
        books.tell(notices.card(assigned))
    for who in rota.duty(assigned).both:
        books.tell(notices.kit(assigned, await books.player(who)))
    return assigned


async def strengths_of(books: Books, club: Club, fixture: Fixture) -> dict[PlayerId, int]:
    """By the ratings, and by results where the club keeps them."""
    players = [player for who in fixture.players if (player := await books.find_player(who)) is not None]
    if not club.habits.results:
        return strengths(players, (), {})
    games = await books.played(club.club_id, before=fixture.starts_at, most=GAMES_BACK)
    return strengths(players, games, await books.became(club.club_id))
