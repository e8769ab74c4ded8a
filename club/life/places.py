"""The places that were kept for some become everybody's; near kick-off a free place is for the first to tap."""

from datetime import datetime

from club.clubs import Club
from club.fixtures import Fixture, free_kept
from club.holding import still_held_back
from club.moving import tell_seated
from club.ports import Books


async def free_places(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """Those who waited meanwhile get what is left, who owes for too many games last. Who has paid by now does not."""
    changed, seated = free_kept(fixture, at=at, last=await still_held_back(books, club, fixture))
    for one in seated:
        await tell_seated(books, changed, one.player_id, one.replaced)
    return changed


async def scramble(_books: Books, _club: Club, fixture: Fixture, _at: datetime) -> Fixture:
    """That the time has come is enough: the line moves accordingly when the game is kept."""
    return fixture
