"""What somebody reads after tapping "I'm in" or "I'm out", and when a place opens for them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import assert_never

from bot.texts.words import mention, ordinal, plural
from club.fixtures import (
    AlreadyIn,
    AlreadyWaiting,
    Closed,
    Joined,
    JoinOutcome,
    LeaveOutcome,
    Left,
    NotIn,
    Status,
    Waitlisted,
)
from club.ids import PlayerId
from club.money import Pence, pounds

NO_GAME = "There is no game to sign up for just now."
NO_GAME_TO_LEAVE = "There is no game to drop out of just now."
WHICH_GAME = "Which game?"


def joined(outcome: JoinOutcome, *, next_one: str | None = None, moment: str = "", until: str = "") -> str:
    """The toast after "I'm in".

    `next_one` is the day of the next game, for a tap on an old card; `moment` is when this one is, for who confirms it.
    `until`: when others don't come first any more. It says nothing of why, as that may be about money.
    """
    match outcome:
        case Joined(made_way=str()):
            return "You're in: a guest made way for you."
        case Joined(places_left=0):
            return "You're in. That was the last place."
        case Joined(places_left=left):
            return f"You're in. {plural(left, 'place')} left."
        case Waitlisted(place=place, held=True):
            first = f"Others have first go{f' until {until}' if until else ''}."
            return f"{first} You're {ordinal(place)} in line. I'll message you when you're in."
        case Waitlisted(place=place):
            return f"Full just now: you're {ordinal(place)} in line. I'll message you if a place opens."
        case AlreadyIn(confirmed=True):
            return f"Thanks: you're in for {moment}." if moment else "Thanks: you're in."
        case AlreadyIn():
            return "You're already in."
        case AlreadyWaiting(place=place):
            return f"You're already {ordinal(place)} in line. I'll message you if a place opens."
        case Closed(status=status):
            return closed(status, next_one=next_one)
        case _:
            assert_never(outcome)


def left(outcome: LeaveOutcome, price: Pence, *, next_one: str | None = None) -> str:
    """The toast after "I'm out"."""
    match outcome:
        case Left(owes=places, guests=guests) if places:
            late = late_for_that(Pence(price * places), places)
            return f"You're out{_with_guests(guests)}. {late} Tap I'm in to come back."
        case Left(guests=guests):
            return f"You're out{_with_guests(guests)}. Thanks for saying so."
        case NotIn():
            return "Noted: you can't make this one. Thanks for saying so."
        case Closed(status=status):
            return closed(status, next_one=next_one)
        case _:
            assert_never(outcome)


def late_for_that(owed: Pence, places: int = 1, *, whose: str = "your", who: str = "you owe") -> str:
    """What dropping out late costs."""
    return (
        f"It's late for that: {who} {pounds(owed)} unless somebody takes {whose} {'places' if places > 1 else 'place'}."
    )


def _with_guests(guests: Collection[PlayerId]) -> str:
    if not guests:
        return ""
    return f", and so {'is your guest' if len(guests) == 1 else 'are your guests'}"


def is_grave(outcome: LeaveOutcome) -> bool:
    """Whether it has to be read, and not only seen to pass by."""
    return isinstance(outcome, Left) and outcome.owes > 0


def closed(status: Status, *, next_one: str | None = None) -> str:
    """A tap on a game that nobody can join or leave any more."""
    what = "That game was cancelled." if status is Status.CANCELLED else "That game is over."
    return f"{what} The next one is {next_one}." if next_one else what


def promoted(title: str) -> str:
    """To the person: a place opened."""
    return f"A place opened: you're in for {title}. See you there!"


def promoted_in_group(telegram_id: int | None, name: str, title: str) -> str:
    """The same, in the group, for somebody who can't be messaged."""
    return f"{mention(telegram_id, name)}, a place opened: you're in for {title}."


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody whom the organiser puts on a list or takes off it, and the game; both escaped."""

    name: str
    title: str


def put_on(whom: Listed, outcome: JoinOutcome) -> str:
    """After `/in Sam` of an organiser."""
    name, title = whom.name, whom.title
    match outcome:
        case Joined(places_left=0):
            return f"{name} is in for {title}. That was the last place."
        case Joined(places_left=left):
            return f"{name} is in for {title}. {plural(left, 'place')} left."
        case Waitlisted(place=place, held=True):
            return f"Others have first go for {title}: {name} is {ordinal(place)} in line."
        case Waitlisted(place=place):
            return f"{title} is full: {name} is {ordinal(place)} in line."
        case AlreadyIn():
            return f"{name} is already in for {title}."
        case AlreadyWaiting(place=place):
            return f"{name} is already {ordinal(place)} in line for {title}."
        case Closed(status=status):
            return closed(status)
        case _:
            assert_never(outcome)


def taken_off(whom: Listed, outcome: LeaveOutcome) -> str:
    """After `/out Sam` of an organiser."""
    match outcome:
        case Left(guests=guests) if guests:
            theirs = "is their guest" if len(guests) == 1 else "are their guests"
            return f"{whom.name} is out of {whom.title}, and so {theirs}."
        case Left():
            return f"{whom.name} is out of {whom.title}."
        case NotIn():
            return on_no_list(whom.name)
        case Closed(status=status):
            return closed(status)
        case _:
            assert_never(outcome)


def on_no_list(name: str) -> str:
    """Somebody can't be taken off."""
    return f"{name} isn't on the list of any game ahead."
