"""On the day those who are in are told when and where, once, and where the game is by then."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial

from club import notices
from club.actions.attending import attend
from club.actions.fixing import Alteration, alter
from club.clubs import Club
from club.fixtures import Fixture, Guest, Step
from club.notices import Topic
from club.players import Player
from storage.store import MongoStore
from tests.club.actions.wednesday import Wednesday
from tests.club.life.evenings import EVENING, an_evening, clock, due, heard, known, regular
from tests.storage.keeping import keep

ASHLEY, SAM, MIKE = 901, 902, 903


async def told(club: Wednesday, telegram_id: int = ASHLEY) -> int:
    return await heard(club, telegram_id, Topic.TONIGHT)


async def with_ashley(club: Wednesday) -> Fixture:
    return await an_evening(club, await regular(club, "Ashley", ASHLEY))


async def test_who_is_in_is_told_once_whichever_process_looks(club: Wednesday, rival: MongoStore) -> None:
    await regular(club, "Sam", SAM)
    game = await with_ashley(club)
    at = due(game, Step.TONIGHT)
    await clock(club, game, at - timedelta(seconds=1))
    assert await told(club) == 0
    act = partial(attend, fixture_id=game.fixture_id, at=at)
    await asyncio.gather(*(store.write(act) for store in (club.store, rival, club.store)))
    assert (await told(club), await told(club, SAM)) == (1, 0)
    hears = [notice.topic for notice in await club.news(notices.group(club.club.club_id))]
    assert Topic.TONIGHT not in hears


async def test_moved_by_a_day_it_is_told_on_the_new_day_and_not_on_the_old(club: Wednesday) -> None:
    game = await with_ashley(club)
    old = due(game, Step.TONIGHT)
    later = Alteration(starts_at=EVENING + timedelta(days=1))
    moved = await club.store.write(
        partial(alter, fixture_id=game.fixture_id, wanted=later, at=EVENING - timedelta(days=2))
    )
    await clock(club, moved, old)
    assert await told(club) == 0
    assert due(moved, Step.TONIGHT) == old + timedelta(days=1)
    await clock(club, moved, old + timedelta(days=1))
    assert await told(club) == 1


async def test_not_to_who_wants_none_of_it_nor_to_guests_nor_where_the_club_does_not(club: Wednesday) -> None:
    game = await with_ashley(club)
    ashley = await known(club, ASHLEY)
    mike = replace(await regular(club, "Mike", MIKE), guest_of=ashley.player_id)
    brought, _ = game.bring(Guest(mike.player_id, ashley.player_id, ashley.player_id), at=EVENING, most=1)
    await keep(club.store, replace(ashley, calls_stopped=True), mike, brought)
    await clock(club, game, due(game, Step.TONIGHT))
    assert (await told(club), await told(club, MIKE)) == (0, 0)
    usual: Club = await club.store.clubs.get(club.club.club_id)
    wants: Player = replace(await known(club, ASHLEY), calls_stopped=False)
    await keep(club.store, replace(usual, habits=replace(usual.habits, tonight=False)), wants)
    other = await an_evening(club, wants, name="next week", starts_at=EVENING + timedelta(days=7))
    await clock(club, other, due(other, Step.TONIGHT))
    assert await told(club) == 0


async def test_after_an_outage_it_waits_for_the_morning_or_is_left_out(club: Wednesday) -> None:
    ashley = await regular(club, "Ashley", ASHLEY)
    morning = EVENING.replace(hour=10) + timedelta(days=4)
    game = await an_evening(club, ashley, starts_at=morning)
    night = due(game, Step.TONIGHT).replace(hour=23)
    put_off = await clock(club, game, night)
    assert await told(club) == 0
    assert due(put_off, Step.TONIGHT) == morning - timedelta(hours=2)
    late = await clock(club, game, morning - timedelta(minutes=59))
    assert (await told(club), [one.step for one in late.agenda if one.step is Step.TONIGHT]) == (0, [])
