"""A weekly game as the bot needs it: what lies ahead, and typed answers read into terms and dates."""

import re
from datetime import date, datetime, time

from bot.changes import limits
from bot.dates import Unreadable, first_weekday, read_day, read_time
from bot.drafts import price_of
from bot.turn import Turn
from club.clubs import Club
from club.days import WEEKDAYS
from club.errors import Invalid
from club.limits import checked_place
from club.series import Ahead, Series, Terms, closed_to

_BETWEEN = re.compile(r"\s*(?:,|;|\n|\band\b|&)\s*", re.IGNORECASE)
_WITH_YEAR = re.compile(r"\b20\d\d\b|/\d{1,2}/\d\d")
_TRY_DATES = "Try 25/12, or several: 25 Dec, 1 Jan."


def coming(turn: Turn, series: Series, club: Club) -> tuple[Ahead, ...]:
    """The next dates of a weekly game, and those left out between them."""
    closed = closed_to(club.habits.bank_holidays, turn.means.is_bank_holiday)
    return series.ahead(at=turn.now, timezone=club.timezone, closed=closed)


def terms(what: str, said: str) -> Terms:
    """What a typed answer changes about a weekly game. Raises Invalid."""
    match what:
        case "time":
            return _time(said)
        case "place":
            return Terms(location=checked_place(said))
        case "price":
            return Terms(price=price_of(said))
        case "hire":
            return Terms(hire=price_of(said))
        case _:
            minimum, maximum = limits(said)
            return Terms(minimum=minimum, maximum=maximum)


def dates(said: str, *, local: datetime) -> list[date]:
    """`25 Dec`, `25/12, 1/1`, `Wed and 8 April`, each the next one from `local` on. Raises Invalid."""
    found: list[date] = []
    for part in filter(None, _BETWEEN.split(said.strip())):
        try:
            read = read_day(part, today=local.date(), asked_at=local.time(), kick_off=None)
        except Unreadable as problem:
            raise Invalid(str(problem)) from None
        if not isinstance(read.value, date) or any(letter.isalnum() for letter in read.rest):
            raise Invalid(f"I couldn't read “{part[:40]}” as a date. {_TRY_DATES}")
        found.append(_still_ahead(read.value, part, local.date()))
    if not found:
        raise Invalid(f"I couldn't find a date in that. {_TRY_DATES}")
    return found


def _still_ahead(day: date, said: str, today: date) -> date:
    """Whoever leaves out 1/1 means the next one, also in March; a year that was written is meant."""
    if day >= today or _WITH_YEAR.search(said) or not any(letter.isdigit() for letter in said):
        return day
    return day.replace(year=day.year + 1) if (day.month, day.day) != (2, 29) else day


def _time(said: str) -> Terms:
    try:
        clock = read_time(said)
    except Unreadable as problem:
        raise Invalid(str(problem)) from None
    day = first_weekday(clock.rest)
    kick_off = clock.value if isinstance(clock.value, time) else None
    if day is None and kick_off is None:
        raise Invalid("I couldn't read that as a weekday or a time. Try Thu 19:00.")
    weekday = None if day is None else [name[:3] for name in WEEKDAYS].index(day)
    return Terms(weekday=weekday, kick_off=kick_off)
