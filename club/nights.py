"""The night, in the club's own timezone: 22:00 to 08:00, when nobody is woken."""

from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

NIGHT: Final = 22
MORNING: Final = 8


def at_night(at: datetime, timezone: str) -> bool:
    """Whether people sleep there."""
    hour = at.astimezone(ZoneInfo(timezone)).hour
    return hour >= NIGHT or hour < MORNING


def morning_after(at: datetime, timezone: str) -> datetime:
    """The next 08:00 after this moment, in UTC: today's in the small hours, else tomorrow's."""
    zone = ZoneInfo(timezone)
    local = at.astimezone(zone)
    day = local.date() if local.hour < MORNING else local.date() + timedelta(days=1)
    return datetime.combine(day, time(MORNING), zone).astimezone(UTC)


def waking(at: datetime, lasting: timedelta, timezone: str) -> datetime:
    """When so much time has passed in which people are awake; UTC."""
    while True:
        if at_night(at, timezone):
            at = morning_after(at, timezone)
        evening = _evening_of(at, timezone)
        if at + lasting <= evening:
            return at + lasting
        lasting -= evening - at
        at = evening


def _evening_of(at: datetime, timezone: str) -> datetime:
    zone = ZoneInfo(timezone)
    return datetime.combine(at.astimezone(zone).date(), time(NIGHT), zone).astimezone(UTC)
