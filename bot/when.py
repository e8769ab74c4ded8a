"""How instants are written in a chat: `Wed 4 Mar, 18:00`, in the club's timezone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from club import days


def moment(at: datetime, *, now: datetime, timezone: str) -> str:
    """`Wed 4 Mar, 18:00`, with the year only when it is not the current one."""
    return f"{days.day(at, now=now, timezone=timezone)}, {clock(at, timezone=timezone)}"


def brief(at: datetime, *, now: datetime, timezone: str) -> str:
    """`Wed 4 Mar 18:00`: the same between other commas."""
    return f"{days.day(at, now=now, timezone=timezone)} {clock(at, timezone=timezone)}"


def clock(at: datetime, *, timezone: str) -> str:
    """`18:00`."""
    local = at.astimezone(ZoneInfo(timezone))
    return f"{local.hour:02d}:{local.minute:02d}"


def weekday(at: datetime, *, timezone: str) -> str:
    """`Wed 12:00`, for what is within the week."""
    local = at.astimezone(ZoneInfo(timezone))
    return f"{days.WEEKDAYS[local.weekday()][:3]} {clock(at, timezone=timezone)}"


def coming(at: datetime, *, now: datetime, timezone: str) -> str:
    """`Wed 12:00`, or with the date where another Wednesday comes first."""
    zone = ZoneInfo(timezone)
    days_ahead = (at.astimezone(zone).date() - now.astimezone(zone).date()).days
    return weekday(at, timezone=timezone) if days_ahead < 7 else brief(at, now=now, timezone=timezone)


def day(at: datetime, *, now: datetime, timezone: str) -> str:
    """`Wed 4 Mar`, with the year only when it is not the current one."""
    return days.day(at, now=now, timezone=timezone)


def relative(at: datetime, *, now: datetime, timezone: str) -> str:
    """`tonight`, `last night`, `yesterday`, `tomorrow`, `on Monday`, `on Wed 4 Mar`: for the middle of a sentence."""
    return days.relative_day(at, now=now, timezone=timezone)
