"""The last call: those who usually play and have not answered are asked, each in private."""

from datetime import datetime

from club import notices
from club.calls import LAST_GAMES, called, to_call, wanted
from club.clubs import Club
from club.fixtures import Fixture, Step
from club.nights import at_night
from club.ports import Books
from club.schedule import put_off


async def last_call(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """Whom it was put to is noted in the same transaction, so two games or two processes ask nobody twice."""
    if not wanted(fixture, club):
        return fixture
    if at_night(at, club.timezone):
        return put_off(Step.LAST_CALL, fixture, club, at=at)
    players = await books.everybody(club.club_id)
    games = await books.played(club.club_id, before=fixture.starts_at, most=LAST_GAMES)
    for player in to_call(fixture, club, players, games, at=at):
        books.save(called(player, at=at))
        books.tell(notices.last_call(fixture, player))
    return fixture
