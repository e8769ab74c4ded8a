"""A game that is put up keeps places for some and lets others wait, where the club wants that."""

from datetime import datetime

from club.clubs import Club
from club.fair_order import LOOKED_BACK, first_go_until, owes_too_much, with_first_go
from club.fixtures import Fixture, Status
from club.ids import PlayerId
from club.ports import Books


async def in_fair_order(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """The new game with its places kept as the club wants it; nothing is read where it wants nothing of the kind.

    To be called before the game is `scheduled`: the end of that time is on its agenda.
    """
    habits = club.habits
    some_first = habits.missed_out_first or habits.regulars_first
    if not (some_first or habits.debtors_wait) or (until := first_go_until(fixture, club, at=at)) is None:
        return fixture
    return with_first_go(
        fixture,
        club,
        until=until,
        played=await _played(books, club, at) if some_first else (),
        everybody=await books.everybody(club.club_id),
        balances=await books.balances(club.club_id) if habits.debtors_wait else {},
    )


async def _played(books: Books, club: Club, at: datetime) -> list[Fixture]:
    """The latest games that are over, and that somebody played."""
    games = await books.played(club.club_id, before=at, most=2 * LOOKED_BACK)
    return [game for game in games if game.players and game.status_at(at) is Status.OVER][:LOOKED_BACK]


async def still_held_back(books: Books, club: Club, fixture: Fixture) -> list[PlayerId]:
    """Of those who wait and were held back, who owes too much even now."""
    waiting = [player for player in fixture.waiting if player in fixture.held_back]
    return [player for player in waiting if owes_too_much(await books.balance(player), club, fixture.price)]
