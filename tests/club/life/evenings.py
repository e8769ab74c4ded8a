"""A weekly game with the clock in the test's hand: last Wednesday's was played, this Wednesday's is open."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from club import notices
from club.actions.attending import attend
from club.actions.fixing import Plan, plan
from club.actions.reaching import reach
from club.actions.signing_up import join
from club.fixtures import Fixture, Step
from club.ids import FixtureId, derived
from club.notices import Topic
from club.players import Player, Reach
from tests.builders import NOW
from tests.club.actions.wednesday import Wednesday

EVENING = NOW + timedelta(days=7, hours=6)
"""Wed 11 Mar, 18:00 in London."""
LAST_WEEK = EVENING - timedelta(days=7)


async def regular(club: Wednesday, name: str, telegram_id: int) -> Player:
    """A player who pressed Start."""
    await club.telegram_player(name, telegram_id)
    await club.store.write(partial(reach, telegram_id=telegram_id, to=Reach.OPEN))
    return await known(club, telegram_id)


async def known(club: Wednesday, telegram_id: int) -> Player:
    """The player as they are in the books by now."""
    (player,) = await club.store.players.of_person(telegram_id)
    return player


async def an_evening(
    club: Wednesday, *players: Player, name: str = "this week", starts_at: datetime = EVENING, **facts: Any
) -> Fixture:
    """A game that was put up five days before, with these players."""
    opened = starts_at - timedelta(days=5)
    wanted = Plan(**{"starts_at": starts_at, "location": "Riverside", "minimum": 2, "maximum": 6, **facts})
    new = FixtureId(derived(name))
    await club.store.write(partial(plan, club_id=club.club.club_id, wanted=wanted, new_id=new, at=opened))
    for player in players:
        await club.store.write(partial(join, fixture_id=new, who=player.player_id, at=opened))
    return await club.store.fixtures.get(new)


def due(fixture: Fixture, step: Step) -> datetime:
    """When the clock is to do this."""
    return next(one.at for one in fixture.agenda if one.step is step)


async def clock(club: Wednesday, fixture: Fixture, at: datetime) -> Fixture:
    """The clock comes to the game."""
    return await club.store.write(partial(attend, fixture_id=fixture.fixture_id, at=at))


async def heard(club: Wednesday, telegram_id: int, topic: Topic) -> int:
    """How often somebody was told something of this kind."""
    return [notice.topic for notice in await club.news(notices.person(telegram_id))].count(topic)
