"""How a game ended is noted, put right, or taken away again."""

from datetime import datetime

from club import notices
from club.errors import Conflict
from club.fixtures import Fixture, Result
from club.ids import FixtureId
from club.ports import Books
from club.results import scored


async def note_result(books: Books, fixture_id: FixtureId, result: Result | None, *, at: datetime) -> Fixture:
    """The game with this result, or without any; its card shows it once it is over. Twice is once.

    Raises Invalid, and Conflict before kick-off and in a club that keeps no results.
    """
    fixture = await books.fixture(fixture_id)
    club = await books.club(fixture.club_id)
    if not club.habits.results:
        raise Conflict("Results aren't kept in this club. /settings switches them on.")
    changed = scored(fixture, result, at=at)
    if changed != fixture:
        books.save(changed)
        books.tell(notices.card(changed))
        if changed.settled_at is not None and changed.players:
            books.tell(*notices.after_game(club, changed))
    return changed
