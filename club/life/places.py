"""The places that were kept for some become everybody's; near kick-off a free place is for the first to tap."""

from dataclasses import replace
from datetime import datetime

from club.clubs import Club
from club.fixtures import Fixture
from club.moving import tell_seated
from club.ports import Books


async def free_places(books: Books, _: Club, fixture: Fixture, at: datetime) -> Fixture:
    """Those who waited meanwhile get what is left, in the order in which they tapped, who owes for many games last.

    They said that they want to play, and not long ago: they are not asked once more.
    """
    back = {*fixture.held_back, *(guest for host in fixture.held_back for guest in fixture.guests_of(host))}
    line = sorted(fixture.waiting, key=lambda player: player in back)
    changed = replace(fixture, waiting=tuple(line), held_for=(), held_back=(), held_until=None)
    for player in line:
        if not changed.free(at):
            break
        if changed.offer_to(player) is None and not changed.waits_for_host(player):
            changed, seated = changed.seat(player, at=at)
            await tell_seated(books, changed, player, seated.replaced)
    return changed


async def scramble(_: Books, __: Club, fixture: Fixture, ___: datetime) -> Fixture:
    """That the time has come is enough: the line moves accordingly when the game is kept."""
    return fixture
