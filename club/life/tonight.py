"""The day of a game: those who are in are told when and where, each in private and without a sound."""

from datetime import datetime

from club import notices
from club.calls import hears_of_the_day
from club.clubs import Club
from club.fixtures import Fixture, Step
from club.nights import at_night
from club.ports import Books
from club.schedule import put_off


async def tonight(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """Not to guests: whoever brings them is told."""
    if not club.habits.tonight:
        return fixture
    if at_night(at, club.timezone):
        return put_off(Step.TONIGHT, fixture, club, at=at)
    for player_id in fixture.players:
        player = await books.find_player(player_id) if fixture.guest(player_id) is None else None
        if player is not None and hears_of_the_day(player):
            books.tell(notices.tonight(fixture, player))
    return fixture
