"""Days as people write them, in the club's own timezone and in English wherever the program runs (so no `strftime`)."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
EVENING = 17


def day(at: datetime, *, now: datetime, timezone: str) -> str:
    """`Wed 4 Mar`, with the year only when it is not the current one."""
    local, year = _local(at, now, timezone)
    return f"{WEEKDAYS[local.weekday()][:3]} {local.day} {MONTHS[local.month - 1][:3]}{year}"


def date_in_full(at: datetime, *, now: datetime, timezone: str) -> str:
    """`4 March`, with the year only when it is not the current one."""
    local, year = _local(at, now, timezone)
    return f"{local.day} {MONTHS[local.month - 1]}{year}"


def relative_day(at: datetime, *, now: datetime, timezone: str) -> str:
    """`last night`, `yesterday`, `tonight`, `today`, `tomorrow`, `on Monday` within six days, else `on Wed 4 Mar`."""
    local, _ = _local(at, now, timezone)
    away = (local.date() - now.astimezone(ZoneInfo(timezone)).date()).days
    evening = local.hour >= EVENING
    if away == 0:
        return "tonight" if evening else "today"
    if away == -1:
        return "last night" if evening else "yesterday"
    if away == 1:
        return "tomorrow"
    if -7 < away < 0:
        return f"on {WEEKDAYS[local.weekday()]}"
    return f"on {day(at, now=now, timezone=timezone)}"


def _local(at: datetime, now: datetime, timezone: str) -> tuple[datetime, str]:
    zone = ZoneInfo(timezone)
    local = at.astimezone(zone)
    return local, "" if local.year == now.astimezone(zone).year else f" {local.year}"
