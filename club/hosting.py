"""What becomes of the guests of somebody who is not a player here any more."""

from dataclasses import replace

from club.guests import is_nameless
from club.players import Player
from club.ports import Books

UNNAMED = "A guest"


async def let_guests_go(books: Books, host: Player, *, forget: bool = False) -> None:
    """Nobody brings them now: who owes, has credit or is on a list plays on alone, the others are not listed any more.

    To be called once the host is off all lists. `forget`: nothing may tell of the host, not even a guest's name.
    """
    for guest in await books.guests_of(host.player_id):
        if forget and is_nameless(guest.name):
            guest = replace(guest, name=UNNAMED)  # noqa: PLW2901  # the same guest, without the host's name
        if await _stays(books, guest):
            books.save(replace(guest, guest_of=None, pays_own=False))
        else:
            books.save(replace(guest, active=False, guest_of=None if forget else guest.guest_of))


async def _stays(books: Books, guest: Player) -> bool:
    if await books.balance(guest.player_id):
        return True
    games = await books.open_fixtures_with(guest.player_id)
    return any(guest.player_id in (*game.players, *game.waiting) for game in games)
