"""Planning, changing and calling off games, and what those who signed up are told of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot import when
from bot.texts.card import heading, price, state
from bot.texts.weekly import how_often
from bot.texts.words import cut, isolated, listed, plural, safe
from club.clubs import Club
from club.days import MONTHS, WEEKDAYS
from club.fixtures import Fixture
from club.ids import PlayerId
from club.money import Pence, pounds

ROOM_FOR_NAMES = 1000
NONE_PLANNED = "No game is planned just now."
NONE_TO_CHANGE = "There is no game to change. /newfixture makes one."
NONE_TO_CANCEL = "There is no game to call off."
WHICH_DAY = "Which day?"
WHAT_TIME = "What time is kick-off?"
WHERE = "Where do you play?"
HOW_MUCH = "How much is it each?"
TYPE_THE_DAY = "Which day? Reply with a date, such as Wed, 25/12 or 4 March."
TYPE_THE_TIME = "What time is kick-off? Reply with a time, such as 18:00 or 7pm."
TYPE_THE_PLACE = "Where do you play? Reply with the place."
TYPE_THE_PRICE = "How much is it each? Reply with a sum, such as £5 or £5.50."
READY = "Shall I put it up?"
DROPPED = "Dropped: no game was made."
KEPT = "It stays as it is."
WHICH_TO_CHANGE = "Which game do you want to change?"
WHICH_TO_CANCEL = "Which game is off?"
CLOSED = "That game is closed: it can't be changed any more."
QUESTIONS = {
    "time": "When is it? Reply with a time, a day or both, such as Thu 19:00.",
    "place": "Where is it? Reply with the place.",
    "price": "How much is it each? Reply with a sum, such as £5 or £5.50.",
    "minimum": "How many players does it need? Reply with a number.",
    "maximum": "How many can play? Reply with a number, or the least and the most, such as 8-12.",
}


def draft(
    *,
    starts_at: datetime | None,
    day: str | None,
    clock: str | None,
    place: str | None,
    each: Pence,
    hire: Pence,
    every: int | None = None,
    now: datetime,
    timezone: str,
) -> str:
    """The game so far, while it is being put together."""
    moment = (
        when.moment(starts_at, now=now, timezone=timezone)
        if starts_at
        else ", ".join(part for part in (day, clock) if part)
    )
    known = " · ".join(part for part in (moment, safe(place or "")) if part)
    money = f"\n{price(each)}, hire {pounds(hire)}" if starts_at and place else ""
    again = "" if every is None else f"\n{how_often(every).capitalize()}"
    return f"New game{': ' if known else ''}{known}{money}{again}"


def on_day(day: date) -> str:
    """`Wed 4 Mar`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def worth(each: Pence, hire: Pence, minimum: int, maximum: int) -> str:
    """What the price means, as `£5.00 each is £5.00 short of the hire at 8 players, £15.00 over the hire at 12`."""
    if not each or not hire:
        return ""
    low, high = each * minimum - hire, each * maximum - hire
    sides = [f"{_against(low)} at {plural(minimum, 'player')}"]
    if maximum != minimum:
        sides.append(f"{_against(high)} at {maximum}")
    return f"{pounds(each)} each is {', '.join(sides)}."


def _against(rest: int) -> str:
    if rest == 0:
        return "exactly the hire"
    return f"{pounds(Pence(rest))} over the hire" if rest > 0 else f"{pounds(Pence(-rest))} short of the hire"


def made(fixture: Fixture, club: Club, *, now: datetime) -> str:
    """To the organiser, where the card is not to be seen."""
    title = heading(fixture, now=now, timezone=club.timezone)
    explained = worth(fixture.price, fixture.hire, fixture.minimum, fixture.maximum)
    return f"{title} is up in {safe(club.name)}. {explained}".strip()


def upcoming(fixtures: Sequence[Fixture], *, now: datetime, timezone: str) -> str:
    """The games ahead, one line or two each."""
    return (
        listed([_line(fixture, now, timezone) for fixture in fixtures], room=3500, between="\n\n")
        if fixtures
        else NONE_PLANNED
    )


def _line(fixture: Fixture, now: datetime, timezone: str) -> str:
    left = (
        plural(fixture.places_left, "place") + " left"
        if fixture.places_left
        else f"full, {len(fixture.waiting)} waiting".removesuffix(", 0 waiting")
    )
    title, needed = heading(fixture, now=now, timezone=timezone), state(fixture, now=now, timezone=timezone)
    return f"⚽ <b>{title}</b>\n{price(fixture.price)} · {len(fixture.players)} in · {left} · {needed}"


def button(fixture: Fixture, *, now: datetime, timezone: str, club: str | None = None) -> str:
    """A game on a button, with the name of its club where that has to be told; plain text."""
    moment = when.moment(fixture.starts_at, now=now, timezone=timezone)
    return " · ".join(filter(None, (moment, club and cut(club, 24), fixture.location)))[:60]


def menu(fixture: Fixture, names: Mapping[PlayerId, str], *, private: bool, now: datetime, timezone: str) -> str:
    """An organiser's view of one game, with short `names`. Who can't come is named in `private` alone."""
    limits = f"{fixture.minimum} to {fixture.maximum} players, hire {pounds(fixture.hire)}"
    lines = [_line(fixture, now, timezone), limits]
    if fixture.unconfirmed:
        lines.append(f"Not confirmed since it was moved: {_named(fixture.unconfirmed, names)}")
    if fixture.out:
        who = _named(fixture.out, names) if private else str(len(fixture.out))
        lines.append(f"Can't make it: {who}")
    return "\n".join([*lines, "", "What should change?"])


def _named(players: Sequence[PlayerId], names: Mapping[PlayerId, str]) -> str:
    return listed([safe(isolated(names.get(player, "Somebody"))) for player in players], room=ROOM_FOR_NAMES)


def ask_for(field: str, fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """The question whose reply changes one thing."""
    return f"{heading(fixture, now=now, timezone=timezone)}\n{QUESTIONS[field]}"


def changed(fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """After a change."""
    each = price(fixture.price)
    title = heading(fixture, now=now, timezone=timezone)
    return f"Changed: {title}, {each}, {fixture.minimum} to {fixture.maximum} players."


def confirm_cancel(fixture: Fixture, *, now: datetime, timezone: str, reason: str = "") -> str:
    """Before a game is called off, with the reason that will be given."""
    told = (
        f" {plural(len(fixture.players) + len(fixture.waiting), 'player')} will be told."
        if fixture.players or fixture.waiting
        else ""
    )
    why = f"\nReason: {safe(reason)}" if reason else ""
    return f"Call off {heading(fixture, now=now, timezone=timezone)}?{told} Nobody is charged.{why}"


def cancelled(fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """After it was called off."""
    return f"Called off: {heading(fixture, now=now, timezone=timezone)}."


def called_off(fixture: Fixture, people: Sequence[str], *, now: datetime, timezone: str) -> str:
    """To the group, with those who signed up; `people` are mentions."""
    why = f": {safe(fixture.reason)}" if fixture.reason else "."
    return f"The game on {heading(fixture, now=now, timezone=timezone)} is off{why}\n{listed(people, room=3000)}"
