"""When the clock has to look at a game again, and when its organisers are asked once more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.fixtures import Danger, Due, Fixture, Step, Verdict
from club.ids import PlayerId
from club.nights import at_night
from club.shortage import LAST_QUESTION, MOST_POSTPONED, ask_again_at, due_too, in_the_morning, watched
from tests.builders import NOW, OLLY, a_fixture

LONDON = "Europe/London"
ASHLEY, SAM, PRIYA = (PlayerId(name) for name in ("ashley", "sam", "priya"))
GAME = replace(
    a_fixture(starts_at=NOW + timedelta(days=3), players=(ASHLEY, SAM), minimum=2), cancel_by=NOW + timedelta(days=2)
)
SHORT = replace(GAME, minimum=3)


def steps(changed: Fixture, before: Fixture, at: datetime = NOW) -> set[Step]:
    return {due.step for due in watched(changed, before=before, at=at).agenda}


def test_a_game_that_was_safe_is_looked_at_when_somebody_leaves() -> None:
    fewer = GAME.leave(SAM, at=NOW)[0]
    assert watched(fewer, before=GAME, at=NOW).agenda == (Due(Step.DANGER, NOW), Due(Step.HOPE, NOW))
    assert steps(SHORT, GAME) == {Step.DANGER, Step.HOPE}, "a higher minimum is the same"


def test_what_is_on_the_agenda_anyway_stays_where_it_is() -> None:
    planned = due_too(GAME, Step.DANGER, NOW + timedelta(days=1))
    changed = watched(planned.leave(SAM, at=NOW)[0], before=planned, at=NOW)
    assert changed.due(Step.DANGER) == Due(Step.DANGER, NOW + timedelta(days=1))


def test_whoever_can_t_come_may_take_the_hope_with_them() -> None:
    assert steps(SHORT.decline(PRIYA, at=NOW), SHORT) == {Step.HOPE}
    assert steps(SHORT.leave(SAM, at=NOW)[0], SHORT) == {Step.HOPE}
    assert steps(SHORT.join(PRIYA, at=NOW)[0], SHORT) == set()
    told = replace(GAME, minimum=4, danger=Danger(asked=(OLLY,), hopeless=True))
    assert steps(told.join(PRIYA, at=NOW)[0], told) == {Step.HOPE}, "or bring it back"


@pytest.mark.parametrize(
    "before",
    [
        replace(GAME, cancel_by=None),
        replace(GAME, cancel_by=NOW),
        replace(GAME, verdict=Verdict.PLAY_ON),
        replace(GAME, minimum=1),
    ],
)
def test_there_is_nothing_to_look_at_where_nothing_is_at_stake_or_all_is_decided(before: Fixture) -> None:
    assert steps(before.leave(SAM, at=NOW)[0], before) == set()


def test_a_game_that_is_called_off_is_not_looked_at() -> None:
    assert steps(GAME.cancel(at=NOW), GAME) == set()


def test_by_day_and_when_the_morning_is_too_late_nothing_waits() -> None:
    night = datetime(2026, 3, 4, 23, tzinfo=UTC)
    morning = datetime(2026, 3, 5, 8, tzinfo=UTC)
    assert in_the_morning(NOW, LONDON, before=NOW + timedelta(days=1)) is None
    assert in_the_morning(night, LONDON, before=morning + LAST_QUESTION) == morning
    assert in_the_morning(night, LONDON, before=morning + LAST_QUESTION - timedelta(seconds=1)) is None


def asked(hours: float, *, postponed: int = 0, at: datetime = NOW) -> datetime | None:
    danger = Danger(asked=(OLLY,), postponed=postponed)
    return ask_again_at(replace(SHORT, cancel_by=at + timedelta(hours=hours), danger=danger), LONDON, at=at)


def test_halfway_or_an_hour_before_it_is_too_late() -> None:
    assert asked(6) == NOW + timedelta(hours=3)
    assert asked(1.5) == NOW + timedelta(minutes=30)
    assert asked(1.2) is None, "that would be the same question at once"
    assert asked(0.5) is None


def test_the_evening_before_where_the_morning_is_too_late() -> None:
    evening = datetime(2026, 3, 4, 19, tzinfo=UTC)
    assert asked(13.5, at=evening) == datetime(2026, 3, 4, 21, tzinfo=UTC)
    assert asked(9, at=evening + timedelta(hours=4)) is None, "nobody is woken for it"


def test_who_was_asked_often_enough_is_not_asked_again() -> None:
    assert asked(12, postponed=MOST_POSTPONED - 1) is not None
    assert asked(12, postponed=MOST_POSTPONED) is None
    assert ask_again_at(replace(SHORT, danger=None), LONDON, at=NOW) is None


@given(st.integers(0, 24 * 60 * 20), st.integers(1, 24 * 60 * 8))
def test_whenever_it_is_asked_again_somebody_is_awake_and_can_still_decide(start: int, left: int) -> None:
    at = datetime(2026, 3, 20, tzinfo=ZoneInfo(LONDON)).astimezone(UTC) + timedelta(minutes=start)
    again = asked(left / 60, at=at)
    if again is not None:
        assert at + timedelta(minutes=15) <= again <= at + timedelta(minutes=left) - LAST_QUESTION
        assert not at_night(again, LONDON)
    else:
        assert left < 150 or at_night(at, LONDON) or at_night(at + timedelta(minutes=left / 2), LONDON)
