"""What people ask for about weekly games in JSON, read into what the club's actions take. Pure."""

from dataclasses import dataclass

from club.days import WEEKDAYS
from club.planning import Plan
from club.series import FIRST_HOUR, FORTNIGHTLY, LAST_HOUR, MOST_DAYS, MOST_LEFT_OUT, WEEKLY, Terms
from webhook.api.asking import (
    HIRE,
    HIRE_OR_USUAL,
    LOCATION,
    MAXIMUM,
    MAXIMUM_OR_USUAL,
    MINIMUM,
    MINIMUM_OR_USUAL,
    PRICE,
    PRICE_OR_USUAL,
    STARTS_AT,
    Body,
)
from webhook.api.fields import clock, day, many, one_of, whole, yes_or_no
from webhook.api.forms import Form

DAYS = tuple(name.lower() for name in WEEKDAYS)
FIRST = STARTS_AT.described("Kick-off of the first game; the others are on the same weekday at the same local time.")
EVERY = whole("every_weeks", least=WEEKLY, most=FORTNIGHTLY)
OPENS_DAYS = whole("opens_days_before", least=1, most=MOST_DAYS)
OPENS_HOUR = whole("opens_hour", least=FIRST_HOUR, most=LAST_HOUR).described("By the club's clock.")
WEEKDAY, KICK_OFF = one_of("weekday", *DAYS), clock("kick_off").described("By the club's clock.")
SKIPPED = many("skipped", day("day"), most=MOST_LEFT_OUT).described("All dates that are left out; others are played.")
STOPPED = yes_or_no("stopped")
NEW_SERIES = Form(
    "NewSeries",
    required=(FIRST, LOCATION),
    optional=(
        EVERY, HIRE_OR_USUAL, PRICE_OR_USUAL, MINIMUM_OR_USUAL, MAXIMUM_OR_USUAL, OPENS_DAYS, OPENS_HOUR, SKIPPED,
    ),
)  # fmt: skip
CHANGED_SERIES = Form(
    "ChangedSeries",
    optional=(
        WEEKDAY, KICK_OFF, EVERY, LOCATION, HIRE, PRICE, MINIMUM, MAXIMUM, OPENS_DAYS, OPENS_HOUR, SKIPPED, STOPPED,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first game, how often it is played again, and when those open."""

    plan: Plan
    every: int
    terms: Terms


def beginning(body: Body) -> Beginning:
    """A new weekly game; what is null or left out is as usual."""
    filled = NEW_SERIES.read(body)
    first = Plan(
        starts_at=filled[FIRST],
        location=filled[LOCATION],
        hire=filled.get(HIRE_OR_USUAL),
        price=filled.get(PRICE_OR_USUAL),
        minimum=filled.get(MINIMUM_OR_USUAL),
        maximum=filled.get(MAXIMUM_OR_USUAL),
    )
    terms = Terms(opens_days=filled.get(OPENS_DAYS), opens_hour=filled.get(OPENS_HOUR), skipped=filled.get(SKIPPED))
    return Beginning(first, filled.get(EVERY) or WEEKLY, terms)


def terms(body: Body) -> Terms:
    """What is to be changed about a weekly game."""
    filled = CHANGED_SERIES.read(body)
    weekday = filled.get(WEEKDAY)
    return Terms(
        weekday=None if weekday is None else DAYS.index(weekday),
        kick_off=filled.get(KICK_OFF),
        every=filled.get(EVERY),
        location=filled.get(LOCATION),
        hire=filled.get(HIRE),
        price=filled.get(PRICE),
        minimum=filled.get(MINIMUM),
        maximum=filled.get(MAXIMUM),
        opens_days=filled.get(OPENS_DAYS),
        opens_hour=filled.get(OPENS_HOUR),
        skipped=filled.get(SKIPPED),
        stopped=filled.get(STOPPED),
    )
