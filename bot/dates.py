"""Days and times as people type them: `Wed`, `next Wed`, `tomorrow`, `25/12`, `4 March`; `18:00`, `6.30pm`, `noon`."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from club.days import MONTHS, WEEKDAYS
from club.errors import Invalid

LONG_AGO = timedelta(days=90)

_MONTH = "|".join(sorted((f"{month[:3]}(?:{month[3:]})?" for month in MONTHS), key=len, reverse=True)) + "|sept"
_DAY_NAMES = "mon(?:day)?|tues?(?:day)?|wed(?:s|n|nes|nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_YEAR = r"(?:20\d\d|\d\d)"
_DATES = (
    re.compile(r"(?<![\w/])(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\w)"),
    re.compile(rf"(?<![\w/])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:/(?P<y>{_YEAR}))?(?![\w/])"),
    re.compile(r"(?<![\w.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)(?!\w)"),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s*(?P<n>{_MONTH})\b\.?(?:,?\s+(?P<y>20\d\d)\b)?", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<n>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)(?!\s*[ap]m)(?:,?\s+(?P<y>20\d\d)\b)?",
        re.IGNORECASE,
    ),
)
_WEEKDAY = re.compile(rf"\b(?:(?P<next>next)\s+|(?:this|on)\s+)?(?P<w>{_DAY_NAMES})\b(?!['’])", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(yesterday|today|tonight|tomorrow|tomoz|tmrw|tmw|2moro)\b(?:\s+(?:night|evening))?", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?<![\w£.:/-])(?:at\s+|@\s*)?(?P<h>\d{1,2})(?:[:.](?P<m>\d{2})\s*(?P<half>[ap]\.?m\b\.?)?|\s*(?P<only>[ap]\.?m\b\.?))(?![\w:/])",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?<![\w£.:/-])(?:at\s+|from\s+|@\s*)?(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s*(?P<half>[ap]m)?\s*(?:-|–|to|till|until)\s*"
    r"\d{1,2}(?P<minutes>[:.]\d{2})?\s*(?P<half_then>[ap]m)?(?![\w:/])",
    re.IGNORECASE,
)
_NOON = re.compile(r"\b(?:at\s+)?(?:noon|midday)\b", re.IGNORECASE)
_BARE_HOUR = re.compile(r"(?<![\w£.:/&+#-])(?:at\s+|@\s*)?(?P<h>\d{1,2})(?:\s*o'?clock)?(?![\w£.:/%-])", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:pitch|court|field|cage|area|no|number|studio|hall|gate|unit|powerleague|goals)\.?\s*$", re.IGNORECASE
)


class Unreadable(Exception):
    """Part of the text was meant as a day or a time but cannot be one; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, and the text without it."""

    value: date | time | None
    rest: str


def read_day(text: str, *, today: date, asked_at: time, kick_off: time | None) -> Read:
    """The day in the text, the next one that is still ahead. `kick_off` decides whether today still counts.

    Raises Unreadable when two parts contradict each other or no calendar has the day.
    """
    explicit, text = _explicit(text, today)
    relative = _RELATIVE.search(text)
    if relative:
        text = _cut(text, relative)
        days_on = {"yesterday": -1, "today": 0, "tonight": 0}.get(relative[1].lower(), 1)
        if explicit is not None and explicit != today + timedelta(days=days_on):
            raise Unreadable("I found two different days in that.")
        explicit = explicit or today + timedelta(days=days_on)
    named = list(_WEEKDAY.finditer(text))
    if not named:
        return Read(explicit, text)
    wanted = {_weekday(match["w"]) for match in named}
    if len(wanted) > 1:
        raise Unreadable("I found two different days in that.")
    weekday = wanted.pop()
    text = _cut(text, named[0])
    if explicit is None:
        passed = kick_off is not None and kick_off <= asked_at
        return Read(_next(weekday, today, named[0]["next"] is not None, passed), text)
    if explicit.weekday() != weekday:
        day = f"{explicit.day} {MONTHS[explicit.month - 1]} {explicit.year}"
        raise Unreadable(f"{day} is a {WEEKDAYS[explicit.weekday()]}, not a {WEEKDAYS[weekday]}.")
    return Read(explicit, text)


def _explicit(text: str, today: date) -> tuple[date | None, str]:
    for shape in _DATES:
        if match := shape.search(text):
            parts = match.groupdict()
            month = _month(parts["n"]) if parts.get("n") else int(parts["m"])
            return _dated(int(parts["d"]), month, parts["y"], today), _cut(text, match)
    return None, text


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this_year = date(today.year, month, day) if (month, day) != (2, 29) else _leap_day(today.year)
    except ValueError:
        raise Unreadable("There is no such day.") from None
    return this_year if today - this_year < LONG_AGO else _dated(day, month, str(today.year + 1), today)


def _leap_day(year: int) -> date:
    return next(
        date(candidate, 2, 29) for candidate in range(year, year + 9) if candidate % 4 == 0 and candidate % 100 != 0
    )


def _next(weekday: int, today: date, next_week: bool, passed: bool) -> date:
    """`Wed` is the next one ahead; `next Wed` the one in the week after this, weeks beginning on Monday."""
    if next_week:
        return today + timedelta(days=7 - today.weekday() + weekday)
    away = (weekday - today.weekday()) % 7
    return today + timedelta(days=7 if away == 0 and passed else away)


def first_weekday(text: str) -> str | None:
    """`Wed` if the text speaks of a Wednesday."""
    match = _WEEKDAY.search(text)
    return WEEKDAYS[_weekday(match["w"])][:3] if match else None


def _weekday(word: str) -> int:
    return [name[:3].lower() for name in WEEKDAYS].index(word[:3].lower())


def _month(word: str) -> int:
    return [name[:3].lower() for name in MONTHS].index(word[:3].lower()) + 1


def read_time(text: str) -> Read:
    """The time of day in the text; of `6-8pm` the first. Raises Unreadable for `25:00` and for a bare `6`: am or pm?"""
    span = _SPAN.search(text)
    if span and (span["m"] or span["half"] or span["minutes"] or span["half_then"]):
        half = (span["half"] or span["half_then"] or "")[:1].lower()
        return Read(_clock(int(span["h"]), int(span["m"] or 0), half), _cut(text, span))
    if match := _CLOCK.search(text):
        half = (match["half"] or match["only"] or "")[:1].lower()
        return Read(_clock(int(match["h"]), int(match["m"] or 0), half), _cut(text, match))
    if match := _NOON.search(text):
        return Read(time(12), _cut(text, match))
    for match in _BARE_HOUR.finditer(text):
        hour = int(match["h"])
        if hour > 23 or _NUMBERED.search(text[: match.start()]):
            continue
        if hour < 12:
            shown = hour or 12
            raise Unreadable(f"Is “{match['h']}” in the morning or in the evening? Write {shown}am or {shown}pm.")
        return Read(time(hour), _cut(text, match))
    return Read(None, text)


def _clock(hour: int, minute: int, half: str) -> time:
    if half:
        if not 1 <= hour <= 12:
            raise Unreadable("There is no such time.")
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise Unreadable("There is no such time.")
    return time(hour, minute)


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def instant(day: date, at: time, timezone: str) -> datetime:
    """The local day and time as UTC; of the two half past ones when the clocks go back, the first.

    Raises Invalid for a time that the clocks skip in spring.
    """
    zone = ZoneInfo(timezone)
    local = datetime.combine(day, at, tzinfo=zone)
    utc = local.astimezone(UTC)
    if utc.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        skipped = f"{at.hour:02d}:{at.minute:02d} on {day.day} {MONTHS[day.month - 1]}"
        raise Invalid(f"There is no {skipped}: the clocks go forward that night. Try an hour later.", field="starts_at")
    return utc
