"""What people are asked and told before a game, each in private."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from bot import when
from bot.texts.card import heading, state
from bot.texts.words import cut, isolated, ordinal, plural, safe, together
from club.fixtures import Fixture, Verdict, Whereabouts

IN, OUT = "I'm in", "I'm out"
DONT_ASK, ASK_AGAIN, STOP = "Don't ask me", "Ask me after all", "Stop these"
MOVED = "It was moved since you signed up: can you still make it?"
STOPPED = "Fine: I won't ask whether you play any more, nor tell you on the day. /calls on brings it back."
ON_AGAIN = "Good: I'll ask you when a game needs players, and tell you on the day."
IS_ON = "I may ask you when a game needs players, and on the day I say when and where. /calls off ends both."
IS_OFF = "I don't ask whether you play, nor tell you on the day. /calls on brings it back."
NO_PLAYER = "You're not on any list of mine yet. Tap I'm in on a game in your group first."
NOT_YOURS = "That button is somebody else's."
LONGEST_QUOTE = 40


def last_call(fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """`Wed 4 Mar, 18:00 · Riverside: 6 in, 2 more needed by Tue 18:00. Are you playing?`."""
    short = fixture.needed and fixture.verdict is not Verdict.PLAY_ON
    rest = state(fixture, now=now, timezone=timezone) if short else f"{plural(fixture.places_left, 'place')} left"
    return f"{heading(fixture, now=now, timezone=timezone)}: {len(fixture.players)} in, {rest}. Are you playing?"


def tonight(fixture: Fixture, guests: Sequence[str], *, now: datetime, timezone: str, moved: bool = False) -> str:
    """`Tonight 18:00, Riverside. 9 are in.`; whom they bring is named, and `moved` asks whether they still can."""
    day = when.relative(fixture.starts_at, now=now, timezone=timezone).removeprefix("on ")
    clock = when.clock(fixture.starts_at, timezone=timezone)
    bringing = f", with {together([safe(isolated(guest)) for guest in guests])}" if guests else ""
    many = len(fixture.players)
    needed = f", {fixture.needed} more needed" if fixture.needed and fixture.verdict is not Verdict.PLAY_ON else ""
    where = f"{day[0].upper()}{day[1:]} {clock}, {safe(fixture.location)}{bringing}."
    words = f"{where} {many} {'is' if many == 1 else 'are'} in{needed}."
    return f"{words}\n{MOVED}" if moved else words


def answered(title: str, words: str) -> str:
    """What the message turns into once it was answered."""
    return f"{title}\n{words}"


def stands(title: str, where: Whereabouts, place: int | None) -> str:
    """The same, where it was answered elsewhere; `place` is the one in the line of who waits."""
    match where:
        case Whereabouts.IN:
            words = "You're in."
        case Whereabouts.WAITING | Whereabouts.OFFERED | Whereabouts.PASSED:
            words = f"You're {ordinal(place or 1)} in line."
        case Whereabouts.OUT | Whereabouts.NOWHERE:
            words = "You're out."
        case _:
            assert_never(where)
    return answered(title, words)


def unreadable(said: str) -> str:
    """`/calls` with something that is neither on nor off; plain text."""
    return f"I couldn't read “{cut(said, LONGEST_QUOTE)}”. Try: /calls on or /calls off"
