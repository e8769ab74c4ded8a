"""The group hears once how a month went: by itself, or when the organiser says so; whoever looks, however often."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

from club.actions.settings import Preferences, prefer
from club.actions.stating import post_month, state_month
from club.months import Month
from club.notices import Notice, Topic, group
from storage.store import MongoStore
from tests.club.actions.wednesday import Wednesday
from tests.storage.keeping import relayed

FIRST = datetime(2026, 4, 1, 9, tzinfo=UTC)
MARCH = Month(2026, 3)


async def turned_on(club: Wednesday) -> None:
    """The switch, and the tick that follows it."""
    wanted = Preferences(monthly_statement=True)
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=wanted))
    assert await due(club.store, club, FIRST - timedelta(days=20)) is None


async def due(store: MongoStore, club: Wednesday, at: datetime) -> Month | None:
    return await store.write(partial(state_month, club_id=club.club.club_id, at=at))


async def told(club: Wednesday) -> list[Notice]:
    news = await relayed(club.store, group(club.club.club_id), most=100)
    return [notice for notice in news if notice.topic is Topic.MONTH]


async def test_by_itself_on_the_first_once(club: Wednesday, rival: MongoStore) -> None:
    await turned_on(club)
    assert await due(club.store, club, FIRST - timedelta(seconds=1)) is None
    stores = (club.store, rival, club.store, rival)
    months = await asyncio.gather(*(due(store, club, FIRST) for store in stores))
    assert sorted(map(str, months)) == ["2026-03", "None", "None", "None"]
    assert await due(rival, club, FIRST + timedelta(days=2)) is None
    assert [notice.key for notice in await told(club)] == [f"month:{club.club.club_id}:2026-03"]


async def test_the_organiser_was_quicker(club: Wednesday) -> None:
    await turned_on(club)
    post = partial(post_month, club_id=club.club.club_id, month=MARCH, at=FIRST - timedelta(minutes=5))
    assert [await club.store.write(post), await club.store.write(post)] == [True, False]
    assert await due(club.store, club, FIRST) is None
    assert len(await told(club)) == 1


async def test_without_the_switch_nothing_comes_by_itself(club: Wednesday) -> None:
    assert await due(club.store, club, FIRST) is None
    assert await told(club) == []
    post = partial(post_month, club_id=club.club.club_id, month=MARCH, at=FIRST)
    assert await club.store.write(post)
    assert (await club.store.clubs.get(club.club.club_id)).monthly_statement is False


async def test_turned_off_in_the_last_moment(club: Wednesday) -> None:
    await turned_on(club)
    off = Preferences(monthly_statement=False)
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=off))
    assert await due(club.store, club, FIRST) is None
    assert await told(club) == []
