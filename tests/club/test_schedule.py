"""The agenda of a game: by the clock on the wall, never at night, and nothing that would be due already."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.clubs import Club
from club.fixtures import Due, Fixture, Step
from club.habits import Habits
from club.nights import at_night
from club.schedule import latest, put_off, scheduled
from tests.builders import NOW, a_club, a_fixture

LONDON = ZoneInfo("Europe/London")
KICK_OFF = datetime(2026, 3, 11, 18, tzinfo=UTC)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def agenda(kick_off: str, opened: str, club: Club | None = None) -> dict[Step, str]:
    game = scheduled(a_fixture(starts_at=local(kick_off)), club or a_club(), at=local(opened))
    return {due.step: due.at.astimezone(LONDON).strftime("%a %H:%M") for due in game.agenda}


def test_a_week_of_an_evening_game() -> None:
    assert agenda("2026-03-11T18:00", "2026-03-05T12:00") == {
        Step.LAST_CALL: "Mon 14:00",
        Step.DANGER: "Mon 18:00",
        Step.DEADLINE: "Tue 18:00",
        Step.KIT: "Wed 09:00",
        Step.TONIGHT: "Wed 09:00",
        Step.SCRAMBLE: "Wed 15:00",
        Step.TEAMS: "Wed 17:00",
    }


def test_a_place_of_its_own_and_none_at_all() -> None:
    club = a_club().with_notice("Riverside", 54)
    assert agenda("2026-03-11T18:00", "2026-03-05T12:00", club)[Step.DEADLINE] == "Mon 12:00"
    never = replace(a_club(), habits=Habits(notice_hours=0))
    steps = agenda("2026-03-11T18:00", "2026-03-05T12:00", never)
    assert Step.DEADLINE not in steps
    assert Step.DANGER not in steps
    assert steps[Step.LAST_CALL] == "Tue 14:00"


def test_put_up_at_the_last_moment_there_is_no_deadline_and_no_danger() -> None:
    game = scheduled(a_fixture(starts_at=local("2026-03-11T18:00")), a_club(), at=local("2026-03-11T14:30"))
    assert game.cancel_by is None
    assert [due.step for due in game.agenda] == [Step.SCRAMBLE, Step.TEAMS]


def test_moved_when_its_danger_would_be_past_people_get_a_while_to_answer() -> None:
    game = scheduled(a_fixture(starts_at=local("2026-03-11T18:00")), a_club(), at=local("2026-03-05T12:00"))
    moved = scheduled(replace(game, starts_at=local("2026-03-11T18:30")), a_club(), at=local("2026-03-10T10:00"))
    assert moved.due(Step.DANGER) == Due(Step.DANGER, local("2026-03-10T12:00"))


def test_a_game_in_the_morning_is_told_of_the_evening_before() -> None:
    assert agenda("2026-03-15T10:00", "2026-03-09T12:00")[Step.TONIGHT] == "Sat 18:00"


def test_when_the_clocks_change_in_between_the_deadline_is_at_the_same_time_of_day() -> None:
    assert agenda("2026-03-29T18:00", "2026-03-20T12:00")[Step.DEADLINE] == "Sat 18:00"
    assert agenda("2026-10-25T18:00", "2026-10-20T12:00")[Step.DEADLINE] == "Sat 18:00"


def test_what_comes_up_at_night_waits_for_the_morning_unless_that_is_too_late() -> None:
    club = a_club()
    game = scheduled(a_fixture(starts_at=local("2026-03-11T18:00")), club, at=local("2026-03-10T12:00"))
    put = put_off(Step.TONIGHT, game, club, at=local("2026-03-11T02:00"))
    assert [due for due in put.agenda if due not in game.agenda] == [Due(Step.TONIGHT, local("2026-03-11T08:00"))]
    assert list(put.agenda) == sorted(put.agenda, key=lambda due: due.at)
    early = replace(game, starts_at=local("2026-03-11T08:30"))
    assert put_off(Step.TONIGHT, early, club, at=local("2026-03-11T02:00")) == early


hours = st.integers(0, 24 * 13)


@given(hours, hours, st.integers(0, 96))
def test_nothing_is_due_already_and_nobody_is_woken(kick_off: int, opened: int, notice: int) -> None:
    at = local("2026-03-20T00:30") + timedelta(hours=opened)
    starts = at + timedelta(hours=1 + kick_off)
    club = replace(a_club(), habits=Habits(notice_hours=notice))
    game: Fixture = scheduled(a_fixture(starts_at=starts), club, at=at)
    for due in game.agenda:
        assert at < due.at <= latest(due.step, game)
        soon = due.at <= at + timedelta(hours=4)
        if due.step in (Step.TONIGHT, Step.LAST_CALL) or (due.step is Step.DANGER and not soon):
            assert not at_night(due.at, club.timezone)
    assert game.cancel_by is None or at < game.cancel_by < starts


@pytest.mark.parametrize(
    ("hours", "starts_at", "until"),
    [
        (24, KICK_OFF, KICK_OFF - timedelta(days=1)),
        (48, KICK_OFF, KICK_OFF - timedelta(days=2)),
        (0, KICK_OFF, None),
        (24, NOW + timedelta(hours=24), None),  # it is this very moment
        (24, NOW + timedelta(hours=25), NOW + timedelta(hours=1)),
        (24, datetime(2026, 3, 29, 17, tzinfo=UTC), datetime(2026, 3, 28, 18, tzinfo=UTC)),  # 18:00, and 18:00
        (24, datetime(2026, 10, 25, 18, tzinfo=UTC), datetime(2026, 10, 24, 17, tzinfo=UTC)),
    ],
)
def test_until_when_the_pitch_is_free_to_call_off(hours: int, starts_at: datetime, until: datetime | None) -> None:
    club = replace(a_club(), habits=Habits(notice_hours=hours))
    assert scheduled(a_fixture(starts_at=starts_at), club, at=NOW).cancel_by == until


def test_a_place_may_have_a_time_of_its_own() -> None:
    club = a_club().with_notice("Arches", 72)
    at_the_arches = scheduled(a_fixture(starts_at=KICK_OFF, location="arches"), club, at=NOW)
    assert at_the_arches.cancel_by == KICK_OFF - timedelta(days=3)
    assert scheduled(a_fixture(starts_at=KICK_OFF), club, at=NOW).cancel_by == KICK_OFF - timedelta(days=1)
