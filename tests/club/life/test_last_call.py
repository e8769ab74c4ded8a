"""The last call: once, by day, to those who usually play and said nothing; silence is remembered, and an answer."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from club import notices
from club.actions.attending import attend
from club.actions.signing_up import join, leave
from club.clubs import Club
from club.fixtures import Fixture, Step
from club.habits import LastCall
from club.notices import Topic
from club.people import Person
from storage.store import MongoStore
from tests.club.actions.wednesday import Wednesday
from tests.club.life.evenings import EVENING, LAST_WEEK, an_evening, clock, due, heard, known, regular
from tests.storage.keeping import keep

ASHLEY, SAM = 901, 902


async def called(club: Wednesday, telegram_id: int = SAM) -> int:
    return await heard(club, telegram_id, Topic.LAST_CALL)


async def this_week(club: Wednesday, habit: LastCall = LastCall.WHEN_SHORT, *, minimum: int = 2) -> Fixture:
    """Ashley and Sam played last week; Ashley is in again, and Sam said nothing."""
    known_club: Club = await club.store.clubs.get(club.club.club_id)
    await keep(club.store, replace(known_club, habits=replace(known_club.habits, last_call=habit)))
    ashley, sam = await regular(club, "Ashley", ASHLEY), await regular(club, "Sam", SAM)
    await an_evening(club, ashley, sam, name="last week", starts_at=LAST_WEEK)
    return await an_evening(club, ashley, minimum=minimum)


async def test_who_usually_plays_is_asked_once_and_that_is_remembered(club: Wednesday, rival: MongoStore) -> None:
    game = await this_week(club)
    at = due(game, Step.LAST_CALL)
    await clock(club, game, at - timedelta(seconds=1))
    assert await called(club) == 0
    act = partial(attend, fixture_id=game.fixture_id)
    stores = (club.store, rival, club.store, rival)
    await asyncio.gather(*(store.write(partial(act, at=at)) for store in stores))
    await clock(club, game, at + timedelta(minutes=5))
    assert (await called(club), await called(club, ASHLEY)) == (1, 0)
    sam = await known(club, SAM)
    assert (sam.called_at, sam.calls_unanswered) == (at, 1)
    assert (await known(club, ASHLEY)).called_at is None
    hears = [notice.topic for notice in await club.news(notices.group(club.club.club_id))]
    assert Topic.LAST_CALL not in hears
    assert Topic.PLEASE_START not in hears


@pytest.mark.parametrize(
    ("habit", "minimum", "told"),
    [(LastCall.WHEN_SHORT, 1, 0), (LastCall.WHILE_PLACES, 1, 1)],
)
async def test_only_when_the_club_wants_it(club: Wednesday, habit: LastCall, minimum: int, told: int) -> None:
    game = await this_week(club, habit, minimum=minimum)
    await clock(club, game, due(game, Step.LAST_CALL))
    assert await called(club) == told
    assert (await known(club, SAM)).calls_unanswered == told


async def test_two_games_in_a_week_ask_once(club: Wednesday) -> None:
    game = await this_week(club)
    other = await an_evening(club, name="the day after", starts_at=EVENING + timedelta(days=1))
    for one in (game, other):
        await clock(club, one, due(one, Step.LAST_CALL))
    assert await called(club) == 1


@pytest.mark.parametrize("act", [join, leave])
async def test_any_answer_makes_up_for_silence(club: Wednesday, act: object) -> None:
    game = await this_week(club)
    await clock(club, game, due(game, Step.LAST_CALL))
    assert callable(act)
    await club.store.write(partial(act, fixture_id=game.fixture_id, who=Person(SAM, "Sam"), at=EVENING))
    assert (await known(club, SAM)).calls_unanswered == 0


async def test_that_an_organiser_takes_somebody_off_is_no_answer_of_theirs(club: Wednesday) -> None:
    game = await this_week(club)
    await clock(club, game, due(game, Step.LAST_CALL))
    sam = await known(club, SAM)
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=sam.player_id, at=EVENING))
    assert (await known(club, SAM)).calls_unanswered == 1


async def test_when_the_clock_comes_at_night_it_waits_for_the_morning(club: Wednesday) -> None:
    game = await this_week(club)
    night = due(game, Step.LAST_CALL).replace(hour=23)
    put_off = await clock(club, game, night)
    assert await called(club) == 0
    assert due(put_off, Step.LAST_CALL) == night + timedelta(hours=9)
    await clock(club, game, night + timedelta(hours=9))
    assert await called(club) == 1


async def test_too_late_it_is_left_out(club: Wednesday) -> None:
    game = await this_week(club)
    assert game.cancel_by is not None
    after = await clock(club, game, game.cancel_by - timedelta(minutes=59))
    assert await called(club) == 0
    assert all(one.step is not Step.LAST_CALL for one in after.agenda)
