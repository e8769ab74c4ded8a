"""A game that is short of players: what the group reads, and what its organisers are asked."""

from datetime import datetime

from bot import when
from bot.texts.card import heading
from bot.texts.words import safe
from club.days import relative_day
from club.fixtures import Fixture, Status, Step
from club.money import Pence, pounds
from club.pricing import covering

NEWS_BELOW = "There is news of this further down."
GAME_ON = "Game on. Everybody sees it on the card."
NO_LATER = "There's no better time to ask you left: please decide now, or it goes on as it is."


def plea(fixture: Fixture, *, automatic: bool, now: datetime, timezone: str) -> str:
    """To the group: `7 in, 1 more needed by Tue 18:00 or we cancel. £45.00 is at stake.`, or what became of it."""
    title = f"<b>{heading(fixture, now=now, timezone=timezone)}</b>"
    return f"{title}\n{_plea(fixture, automatic, now, timezone)}"


def _plea(fixture: Fixture, automatic: bool, now: datetime, timezone: str) -> str:
    players = len(fixture.players)
    match fixture.status_at(now):
        case Status.CANCELLED:
            return f"Called off: {safe(fixture.reason)}" if fixture.reason else "Called off."
        case Status.OVER:
            return "That game is over."
        case Status.OPEN:
            pass
    if fixture.verdict is not None:
        return "We play, with however many we are."
    if not fixture.needed:
        return f"Game on: {are_in(players)}."
    if fixture.danger is None or fixture.cancel_by is None:
        return "That's the game now. Its card has the list."
    if now >= fixture.cancel_by:
        return f"{players} in, {fixture.needed} more needed. The card has the list."
    or_else = "or we cancel" if automatic else "or it may be called off"
    stake = f" {pounds(fixture.hire)} is at stake." if fixture.hire else ""
    by = when.coming(fixture.cancel_by, now=now, timezone=timezone)
    return f"{players} in, {fixture.needed} more needed by {by} {or_else}.{stake} Can you make it?"


def decision(fixture: Fixture, *, automatic: bool, decided: str | None, now: datetime, timezone: str) -> str:
    """To an organiser: the question, or what became of it. `decided` is who has, "You" for the reader."""
    title = heading(fixture, now=now, timezone=timezone)
    status, danger = fixture.status_at(now), fixture.danger
    if status is Status.CANCELLED:
        return _called_off(fixture, title, decided)
    if status is Status.OVER:
        return f"{title}: that game is over."
    if fixture.verdict is not None:
        return f"{title}: you play, with however many you are.{_by(decided)}"
    if not fixture.needed:
        return f"{are_in(len(fixture.players))} for {title}: game on."
    if danger is None or fixture.cancel_by is None:
        promise = " I'll come back to you if that is short of players." if fixture.due(Step.DANGER) else ""
        return f"It's now {title}.{promise}"
    by = when.coming(fixture.cancel_by, now=now, timezone=timezone)
    if danger.missed:
        return f"I was away when {title} could still be called off for free, until {by}. {_so_far(fixture)} Play on?"
    if now >= fixture.cancel_by:
        return f"{_of(fixture)} for {title}. {by} has passed: {_gone(fixture.hire)} /cancel still calls it off."
    question = _question(fixture, title, by, automatic=automatic)
    again = fixture.due(Step.ASK_AGAIN)
    return question if again is None else f"{question}\n{asked_again(again.at, now=now, timezone=timezone)}"


def _question(fixture: Fixture, title: str, by: str, *, automatic: bool) -> str:
    at_most = None if fixture.danger is None else fixture.danger.at_most
    if at_most is None or at_most >= fixture.minimum:
        first = f"{_of(fixture)} for {title}."
    else:
        short = f"you'd be {at_most} of {fixture.minimum} for {title}"
        first = f"Even if everybody who hasn't answered came, {short}. {_of(fixture)} so far."
    if automatic:
        more = "1 more joins" if fixture.needed == 1 else f"{fixture.needed} more join"
        then = f"At {by} I'll call it off, unless {more} or you play on.{_stake(' After that', fixture.hire)}"
    elif fixture.hire:
        then = f"Until {by} the pitch can be called off for free; then {pounds(fixture.hire)} is at stake."
    else:
        then = f"There's time until {by} to call it off."
    return f"{first} {then}{_cover(fixture)}"


def asked_again(at: datetime, *, now: datetime, timezone: str) -> str:
    """When the question comes again, as `I'll ask you again today at 14:30`."""
    day, clock = relative_day(at, now=now, timezone=timezone), when.clock(at, timezone=timezone)
    return f"I'll ask you again {day} at {clock}."


def are_in(players: int) -> str:
    """`8 are in`."""
    return f"{players} {'is' if players == 1 else 'are'} in"


def _called_off(fixture: Fixture, title: str, decided: str | None) -> str:
    if fixture.danger is not None and fixture.danger.by_itself:
        tell = f" Please tell {safe(fixture.location)}." if fixture.hire else ""
        return f"I've called off {title}: {safe(fixture.reason)}. Nobody is charged.{tell}"
    return f"{title} is off.{_by(decided)}"


def _by(decided: str | None) -> str:
    return f" {safe(decided)} decided that." if decided else ""


def _of(fixture: Fixture) -> str:
    """`7 of 8 are in`."""
    players = len(fixture.players)
    return f"{players} of {fixture.minimum} {'is' if players == 1 else 'are'} in"


def _so_far(fixture: Fixture) -> str:
    return f"{_of(fixture)}.{_stake('', fixture.hire)}"


def _stake(when_: str, hire: Pence) -> str:
    return f"{when_} {pounds(hire)} is at stake." if hire else ""


def _gone(hire: Pence) -> str:
    return f"the pitch costs {pounds(hire)} either way." if hire else "it goes on as it is."


def _cover(fixture: Fixture) -> str:
    players = len(fixture.players)
    if not players or fixture.price * players >= fixture.hire:
        return ""
    return f" With {players}, {pounds(covering(fixture.hire, players))} each would cover it."
