"""How long before kick-off each pitch can be called off for free: the places, and hours as people say them. Pure."""

import re

from bot.drafts import key_of
from bot.texts.habits import has_to_be
from club.actions.settings import Preferences
from club.clubs import Club
from club.errors import Invalid
from club.habits import LONGEST_NOTICE

CANCELLATION = "cancellation"
"""What one types for it."""
EVERYWHERE = "all"
"""In a button: the places that have no time of their own."""
WHICH, WORDS, USUAL = "which", "words", "usual"
"""In a button: show the hours to choose from, ask for others in words, or take the usual ones again."""
HOURS = f"a number of hours from 0 to {LONGEST_NOTICE}"

_HOURS = re.compile(r"(\d{1,3})\s*(?:h|hrs?|hours?)?(?:\s+before)?", re.IGNORECASE)
_DAYS = re.compile(r"(\d{1,2})\s*(?:d|days?)(?:\s+before)?", re.IGNORECASE)
_AT = re.compile(rf"(?:at\s+)?(?P<place>\S.*?)\s+(?P<hours>{_HOURS.pattern}|{_DAYS.pattern}|never|none)", re.IGNORECASE)
_NEVER = ("never", "none", "no", "off")


def hours_of(said: str) -> int | None:
    """`48`, `48h`, `2 days`, `never` (0: no such time) as hours; None for anything else."""
    text = said.strip()
    if text.casefold() in _NEVER:
        return 0
    if hours := _HOURS.fullmatch(text):
        found = int(hours[1])
    elif days := _DAYS.fullmatch(text):
        found = int(days[1]) * 24
    else:
        return None
    return found if found <= LONGEST_NOTICE else None


def at_pitch(said: str) -> tuple[str, int] | None:
    """`Riverside 48`, `at Power League 2 days` as a place and hours."""
    found = _AT.fullmatch(said.strip())
    hours = None if found is None else hours_of(found["hours"])
    return None if found is None or hours is None else (found["place"], hours)


def pitches(club: Club) -> tuple[str, ...]:
    """The places where the club plays, and those that have a time of their own."""
    named = (notice.place for notice in club.notices)
    return tuple({place.casefold(): place for place in (*named, *club.places)}.values())


def key_of_pitch(club: Club, place: str) -> str:
    """The place in a button."""
    return key_of(pitches(club).index(place), place)


def pitch_of(club: Club, key: str) -> str | None:
    """The place that a button means; None when the places have changed since."""
    return next((place for number, place in enumerate(pitches(club)) if key_of(number, place) == key), None)


def pitch_called(club: Club, said: str) -> str | None:
    """The known place of this name."""
    return next((place for place in pitches(club) if place.casefold() == said.casefold()), None)


def hours_said(place: str | None, said: str) -> Preferences:
    """The hours of a place, or where a place has none of its own. Raises Invalid with what would be right."""
    hours = hours_of(said)
    if hours is None:
        raise Invalid(has_to_be(HOURS, "48"))
    return Preferences(habits={"notice_hours": hours}) if place is None else Preferences(notice=(place, hours))


def usual_hours(place: str | None) -> Preferences:
    """A place has no hours of its own any more."""
    return Preferences() if place is None else Preferences(notice=(place, None))


def read_hours(said: str) -> Preferences | None:
    """The hours where a place has none of its own; None for what can't be read."""
    return None if hours_of(said) is None else hours_said(None, said)
