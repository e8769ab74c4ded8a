"""Which reminders are due by the clock, found in the books, so that nothing is forgotten and nothing sent twice."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from club.actions.reminding import remind_after, send_waiting
from club.clubs import Club
from club.fixtures import Fixture
from club.ports import Books, Store
from club.reminders import DAYS_AFTER_GAME, LATEST_AFTER_GAME, due_after, round_after

Act = Callable[[Books], Awaitable[object]]

EARLIEST = timedelta(days=DAYS_AFTER_GAME - 1)
"""A game late in the evening is reminded of less than two times 24 hours later."""
LATEST = LATEST_AFTER_GAME + timedelta(days=DAYS_AFTER_GAME + 1)


async def due_rounds(store: Store, at: datetime) -> list[Act]:
    """What to do now: lists that waited for the morning, and games that are to be reminded of, the oldest first."""
    acts: list[Act] = [partial(send_waiting, round_id=one.round_id, at=at) for one in await store.rounds.waiting(at)]
    clubs = {club.club_id: club for club in await store.clubs.reminding()}
    if not clubs:
        return acts
    games = await store.fixtures.charged(list(clubs), after=at - LATEST, before=at - EARLIEST)
    due = [game for game in games if _is_due(game, clubs[game.club_id], at)]
    done = await store.rounds.some([round_after(game.fixture_id) for game in due])
    acts += [
        partial(remind_after, fixture_id=game.fixture_id, at=at)
        for game in due
        if round_after(game.fixture_id) not in done
    ]
    return acts


def _is_due(game: Fixture, club: Club, at: datetime) -> bool:
    return timedelta(0) <= at - due_after(game, club.timezone) <= LATEST_AFTER_GAME
