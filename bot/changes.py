"""A typed answer to "What should change?", read into an alteration. Pure."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.dates import Unreadable, instant, read_day, read_time
from bot.drafts import price_of
from bot.texts.general import number_needed
from club.actions.fixing import Alteration
from club.errors import Invalid
from club.fixtures import Fixture
from club.limits import checked_place

_NUMBERS = re.compile(r"\s*(\d{1,4})(?:\s*(?:-|–|to)\s*(\d{1,4}))?\s*(?:players)?\s*", re.IGNORECASE)


def alteration(what: str, said: str, fixture: Fixture, *, local: datetime, timezone: str) -> Alteration:
    """What the answer changes; `local` is now in the club's time. Raises Invalid."""
    match what:
        case "time":
            return Alteration(starts_at=_moment(said, fixture, local, timezone))
        case "place":
            return Alteration(location=checked_place(said))
        case "price":
            return Alteration(price=price_of(said))
        case "minimum":
            least, most = limits(said)
            return Alteration(minimum=most) if least is None else Alteration(minimum=least, maximum=most)
        case _:
            minimum, maximum = limits(said)
            return Alteration(minimum=minimum, maximum=maximum)


def limits(said: str) -> tuple[int | None, int]:
    """`12`, or `8-12`. Raises Invalid."""
    match = _NUMBERS.fullmatch(said)
    if match is None:
        raise Invalid(number_needed(said), field="maximum")
    return (int(match[1]), int(match[2])) if match[2] else (None, int(match[1]))


def _moment(said: str, fixture: Fixture, local: datetime, timezone: str) -> datetime:
    """A day keeps the time of day, a time keeps the day."""
    before = fixture.starts_at.astimezone(ZoneInfo(timezone))
    try:
        clock = read_time(said)
        kick_off = clock.value if isinstance(clock.value, time) else None
        day = read_day(clock.rest, today=local.date(), asked_at=local.time(), kick_off=kick_off or before.time())
    except Unreadable as problem:
        raise Invalid(str(problem), field="starts_at") from None
    if kick_off is None and day.value is None:
        raise Invalid("I couldn't read that as a day or a time. Try Thu 19:00.", field="starts_at")
    when = before.date() if day.value is None or isinstance(day.value, time) else day.value
    return instant(when, kick_off or before.time(), timezone)
