"""When what happens in the life of a game: worked out when it is put up or moved, and kept with it."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from club.clubs import Club
from club.fixtures import Due, Fixture, Step
from club.nights import at_night, morning_after
from club.wall import hours_before, instant_of, on_the_wall

DANGER_BEFORE: Final = timedelta(hours=24)
LAST_CALL_BEFORE: Final = timedelta(hours=28)
SETTLED_IN: Final = timedelta(hours=2)
"""A game that was put up or moved less long ago than this is not in danger yet: people need the time to answer."""
TIME_TO_ANSWER: Final = timedelta(hours=4)
TOLD_AT: Final = time(9)
TOLD_THE_EVENING_BEFORE: Final = time(18)
EARLY: Final = time(12)
TEAMS_BEFORE: Final = timedelta(hours=1)
_SOON: Final = timedelta(hours=1)


def scheduled(fixture: Fixture, club: Club, *, at: datetime) -> Fixture:
    """The game with its deadline and its agenda, as of now. What would be due already is left out."""
    opened = fixture.opened_at or at
    timed = replace(fixture, opened_at=opened, cancel_by=_cancel_by(fixture, club, at))
    steps = {
        Step.PLACES_FREED: timed.held_until,
        Step.LAST_CALL: _last_call(timed, club, opened),
        Step.DANGER: _danger(timed, club, at),
        Step.DEADLINE: timed.cancel_by,
        Step.KIT: _tonight(timed, club, opened),
        Step.TONIGHT: _tonight(timed, club, opened),
        Step.SCRAMBLE: timed.scramble_at,
        Step.TEAMS: timed.starts_at - TEAMS_BEFORE,
    }
    agenda = (Due(step, due) for step, due in steps.items() if due is not None and due > at)
    return replace(timed, agenda=tuple(sorted(agenda, key=lambda due: due.at)))


def latest(step: Step, fixture: Fixture) -> datetime:
    """Later than this, a step makes no sense any more and is left out."""
    if step in (Step.DANGER, Step.HOPE, Step.ASK_AGAIN) and fixture.cancel_by is not None:
        return fixture.cancel_by
    if step is Step.LAST_CALL:
        return (fixture.cancel_by or fixture.starts_at) - _SOON
    if step in (Step.TONIGHT, Step.KIT):
        return fixture.starts_at - _SOON
    return fixture.starts_at


def put_off(step: Step, fixture: Fixture, club: Club, *, at: datetime) -> Fixture:
    """Not at night: the step is due in the morning, and left out where that is too late for any sense."""
    due = Due(step, morning_after(at, club.timezone))
    if due.at > latest(step, fixture):
        return fixture
    return replace(fixture, agenda=tuple(sorted((*fixture.agenda, due), key=lambda due: due.at)))


def by_day(at: datetime, timezone: str, *, before: datetime) -> datetime:
    """Not at night: in the morning, or the evening before where the morning would be too late."""
    if not at_night(at, timezone):
        return at
    morning = morning_after(at, timezone)
    if morning <= before - _SOON:
        return morning
    evening_before = on_the_wall(morning, timezone).date() - timedelta(days=1)
    return instant_of(evening_before, time(21), timezone)


def _cancel_by(fixture: Fixture, club: Club, at: datetime) -> datetime | None:
    hours = club.notice_at(fixture.location)
    by = hours_before(fixture.starts_at, hours, club.timezone)
    return by if hours and by > at else None


def _danger(fixture: Fixture, club: Club, at: datetime) -> datetime | None:
    if fixture.cancel_by is None:
        return None
    due = max(by_day(fixture.cancel_by - DANGER_BEFORE, club.timezone, before=fixture.cancel_by), at + SETTLED_IN)
    return due if due < fixture.cancel_by else None


def _last_call(fixture: Fixture, club: Club, opened: datetime) -> datetime | None:
    end = fixture.cancel_by or fixture.starts_at
    due = by_day(end - LAST_CALL_BEFORE, club.timezone, before=end)
    if due < (answered := opened + TIME_TO_ANSWER):
        due = morning_after(answered, club.timezone) if at_night(answered, club.timezone) else answered
    return due if due < end - _SOON else None


def _tonight(fixture: Fixture, club: Club, opened: datetime) -> datetime | None:
    local = on_the_wall(fixture.starts_at, club.timezone)
    early = local.time() < EARLY
    day = local.date() - timedelta(days=1) if early else local.date()
    due = instant_of(day, TOLD_THE_EVENING_BEFORE if early else TOLD_AT, club.timezone)
    return due if due > opened + SETTLED_IN else None
