"""What a weekly game is told of in: its terms, the dates ahead, why there is no game on one, and its bounds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from club.days import MONTHS, WEEKDAYS
from club.habits import Nation
from club.ids import FixtureId, SeriesId, derived
from club.money import Pence
from club.nights import MORNING, NIGHT

WEEKLY, FORTNIGHTLY = 1, 2
USUAL_DAYS, USUAL_HOUR = 6, 12
MOST_DAYS: Final = 13
FIRST_HOUR, LAST_HOUR = MORNING, NIGHT - 1
MOST_LEFT_OUT = 60
SHOWN_AHEAD = 3

BankHolidays = Callable[[date, Nation], bool]
"""Whether it is a bank holiday there."""
Closed = Callable[[date], bool]
"""Whether a date is left out unless somebody says otherwise."""


class Why(StrEnum):
    """Why there is no game on a date."""

    SKIPPED = "skipped"
    BANK_HOLIDAY = "bank_holiday"


@dataclass(frozen=True, slots=True)
class Ahead:
    """A date that comes, when its game opens (UTC), and why there is none, if so."""

    day: date
    opens_at: datetime
    left_out: Why | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is changed about a weekly game; None stays. Pence; `weekday` counts from Monday, 0."""

    weekday: int | None = None
    kick_off: time | None = None
    every: int | None = None
    location: str | None = None
    hire: Pence | None = None
    price: Pence | None = None
    minimum: int | None = None
    maximum: int | None = None
    opens_days: int | None = None
    opens_hour: int | None = None
    skipped: tuple[date, ...] | None = None
    stopped: bool | None = None


def game_on(series_id: SeriesId, day: date) -> FixtureId:
    """The game of a weekly game on one date."""
    return FixtureId(derived("fixture", series_id, day.isoformat()))


def closed_to(nation: Nation, is_bank_holiday: BankHolidays) -> Closed:
    """The dates that are left out where these bank holidays count."""
    return lambda day: nation is not Nation.NONE and is_bank_holiday(day, nation)


def no_bank_holidays(_day: date, _nation: Nation) -> bool:
    """For those who know of none."""
    return False


def said(day: date) -> str:
    """`Wed 25 Dec`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
