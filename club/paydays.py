"""When somebody is paid: at the end of the month, on Fridays, or on a day of the month."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NewType
from zoneinfo import ZoneInfo

from club.errors import Invalid

Payday = NewType("Payday", str)
"""`end`, `fri`, or a day of the month from `1` to `31`; short, as it travels in buttons."""

MONTHS_END: Final = Payday("end")
FRIDAYS: Final = Payday("fri")

_FRIDAY = 4
_DAY = re.compile(
    r"(?:on\s+)?(?:the\s+)?0?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of\s+(?:the|every|each)\s+month)?\.?", re.IGNORECASE
)


def known(word: str) -> Payday | None:
    """The payday that a button carries; None for an invented one."""
    day = word.isascii() and word.isdigit() and word == str(int(word)) and 1 <= int(word) <= 31
    return Payday(word) if day or word in (MONTHS_END, FRIDAYS) else None


def read(text: str) -> Payday:
    """`25`, `the 25th`, `Fridays`, `end of the month`, as people type it. Raises Invalid."""
    said = " ".join(text.split())
    if said.casefold().startswith(("fri", "every fri")):
        return FRIDAYS
    if said.casefold().removeprefix("the ").startswith(("end", "last")):
        return MONTHS_END
    found = _DAY.fullmatch(said)
    day = known(str(int(found[1]))) if found else None
    if day is None:
        raise Invalid(f"I couldn't read “{said[:40]}” as a day. Reply with a day of the month, such as 25.")
    return day


def next_payday(payday: Payday, today: date) -> date:
    """The next one, today included. The 31st of a month that has none is its last day."""
    if payday == FRIDAYS:
        return today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
    this_month = _in_month(payday, today.year, today.month)
    if this_month >= today:
        return this_month
    year, month = (today.year + 1, 1) if today.month == 12 else (today.year, today.month + 1)
    return _in_month(payday, year, month)


def day_after(payday: Payday, at: datetime, timezone: str) -> datetime:
    """When the day after the next payday begins where the person lives, in UTC."""
    zone = ZoneInfo(timezone)
    day = next_payday(payday, at.astimezone(zone).date()) + timedelta(days=1)
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _in_month(payday: Payday, year: int, month: int) -> date:
    last = monthrange(year, month)[1]
    return date(year, month, last if payday == MONTHS_END else min(int(payday), last))
