"""What somebody on the waiting list reads when a place opens, and what becomes of it."""

from datetime import datetime
from typing import assert_never

from bot import when
from bot.texts.signing_up import closed
from bot.texts.words import ordinal, safe
from club.days import relative_day
from club.fixtures import Fixture, Offer, Status, Whereabouts
from club.ids import PlayerId
from club.money import Pence, pounds

OFFERED_AGAIN = "There is news of this further down."
NO_OFFER = "Nothing is offered to you just now."
PASSED = "Passed on. You keep your place in the line."
IN_ALREADY = "You're in for that one. Tap I'm out if you can't come."


def offered(title: str, offer: Offer, fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """The place is theirs for a while."""
    until = until_when(offer.until, now=now, timezone=timezone)
    rest = "After that it's the first to tap." if offer.until >= fixture.scramble_at else "Then it goes to the next."
    return f"A place opened for {title}. It's yours if you take it by {until}. {rest}"


def until_when(until: datetime, *, now: datetime, timezone: str) -> str:
    """`20:30`, `tomorrow 9:00`: the day only where it isn't today."""
    clock = when.clock(until, timezone=timezone)
    day = relative_day(until, now=now, timezone=timezone).removeprefix("on ")
    return clock if day in ("today", "tonight") else f"{day}, {clock}"


def stands(fixture: Fixture, player: PlayerId, title: str, *, now: datetime) -> str:
    """How it stands with somebody to whom a place was offered."""
    match fixture.status_at(now):
        case Status.CANCELLED:
            return f"{title}: cancelled."
        case Status.OVER:
            return f"{title}: that game is over."
        case Status.OPEN:
            pass
    if player in fixture.players:
        return f"You're in for {title}. See you there!"
    if player in fixture.waiting:
        place = ordinal(fixture.waiting.index(player) + 1)
        gone = "has gone on down the line" if fixture.offers or fixture.places_left else "isn't free any more"
        return f"{title}: the place {gone}. You're still {place} in line for the next one."
    return f"{title}: you're out."


def passed(fixture: Fixture, where: Whereabouts, *, now: datetime) -> str:
    """The toast after [Pass], which may come late."""
    if (status := fixture.status_at(now)) is not Status.OPEN:
        return closed(status)
    match where:
        case Whereabouts.PASSED:
            return PASSED
        case Whereabouts.IN:
            return IN_ALREADY
        case Whereabouts.WAITING | Whereabouts.OFFERED | Whereabouts.OUT | Whereabouts.NOWHERE:
            return NO_OFFER
        case _:
            assert_never(where)


def scramble(fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """A place near kick-off."""
    day = relative_day(fixture.starts_at, now=now, timezone=timezone)
    clock = when.clock(fixture.starts_at, timezone=timezone)
    return f"A place is free {day} at {clock}, {safe(fixture.location)}: the first to tap is in."


def put_on(title: str, place: int | None) -> str:
    """To somebody whom the organiser put on the list; `place` in the line, if it is full."""
    where = "you're in" if place is None else f"you're {ordinal(place)} in line"
    return f"Your organiser put you on the list for {title}: {where}. Can't make it? Say so here."


def taken_off(title: str, guest: str | None = None) -> str:
    """To somebody whom the organiser took off the list, or whose `guest`."""
    return f"Your organiser took {'you' if guest is None else safe(guest)} off the list for {title}."


def filled(title: str, guest: str | None = None) -> str:
    """To somebody who had dropped out late, or whose `guest` had."""
    owed = "you owe nothing for it" if guest is None else "nothing is owed for it"
    return f"{_whose(guest)} place for {title} is taken, so {owed}."


def let_off(title: str, price: Pence, guest: str | None = None) -> str:
    """To somebody who had dropped out late, whose place nobody took."""
    owed = "you owe nothing for it" if guest is None else "nothing is owed for it"
    return f"{_whose(guest)} {pounds(price)} for {title} is off: {owed}."


def after_all(title: str, price: Pence, guest: str | None = None) -> str:
    """To somebody who was told that it is off, and it is not."""
    place = "your place" if guest is None else "the place"
    return f"{_whose(guest)} {pounds(price)} for {title} counts after all, as nobody took {place}."


def _whose(guest: str | None) -> str:
    return "Your" if guest is None else f"{safe(guest)}'s"
