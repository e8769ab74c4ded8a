"""The clock on the wall: local days and times as instants, right also on the days when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def on_the_wall(at: datetime, timezone: str) -> datetime:
    """What the clock there shows at this instant, without a zone."""
    return at.astimezone(ZoneInfo(timezone)).replace(tzinfo=None)


def instant_of(day: date, clock: time, timezone: str) -> datetime:
    """The local day and time as UTC.

    Of the two half past ones when the clocks go back it is the first; a time that they skip is as much later.
    """
    return datetime.combine(day, clock, ZoneInfo(timezone)).astimezone(UTC)


def hours_before(at: datetime, hours: int, timezone: str) -> datetime:
    """So many hours earlier by the clock on the wall, in UTC: a day before 18:00 is 18:00, whatever the clocks did."""
    local = on_the_wall(at, timezone) - timedelta(hours=hours)
    return instant_of(local.date(), local.time(), timezone)
