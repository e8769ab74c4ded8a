"""What somebody answers to a reminder."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from club import notices
from club.actions import answering_reminders as answering
from club.errors import NotFound
from club.ids import PlayerId
from club.notices import Topic
from club.paydays import FRIDAYS, Payday
from tests.builders import NOW, OLLY
from tests.club.actions.wednesday import Wednesday


async def test_after_payday_is_the_day_after_it_and_the_day_is_remembered(club: Wednesday) -> None:
    sam = await club.player("Sam")
    after_friday = partial(answering.wait_for_payday, player_id=sam.player_id, payday=FRIDAYS, at=NOW)
    waiting = await club.store.write(after_friday)
    await club.store.write(after_friday)
    assert waiting.snoozed_until == datetime(2026, 3, 7, tzinfo=UTC)
    stored = await club.store.players.get(sam.player_id)
    assert (stored.payday, stored.snoozed_until, stored.version) == (FRIDAYS, waiting.snoozed_until, 2)
    act = partial(answering.wait_for_payday, player_id=sam.player_id, payday=Payday("25"), at=NOW)
    assert (await club.store.write(act)).snoozed_until == datetime(2026, 3, 26, tzinfo=UTC)


async def test_stopping_and_starting_again(club: Wednesday) -> None:
    sam = await club.player("Sam")
    for stopped in (True, True, False):
        await club.store.write(partial(answering.stop_reminders, player_id=sam.player_id, stopped=stopped))
        assert (await club.store.players.get(sam.player_id)).reminders_stopped is stopped


async def test_the_organiser_is_asked_to_look_once_a_day(club: Wednesday) -> None:
    sam = await club.player("Sam")
    for hours in (0, 1, 24):
        await club.store.write(partial(answering.say_paid, player_id=sam.player_id, at=NOW + timedelta(hours=hours)))
    told = await club.news(notices.person(OLLY))
    assert [notice.topic for notice in told] == [Topic.SAYS_PAID] * 2
    assert [one.topic for one in await club.news(notices.group(club.club.club_id))] == [Topic.WELCOME]


async def test_somebody_who_is_not_there(club: Wednesday) -> None:
    nobody = PlayerId("nobody")
    for act in (
        partial(answering.wait_for_payday, player_id=nobody, payday=FRIDAYS, at=NOW),
        partial(answering.stop_reminders, player_id=nobody, stopped=True),
        partial(answering.say_paid, player_id=nobody, at=NOW),
    ):
        with pytest.raises(NotFound):
            await club.store.write(act)
