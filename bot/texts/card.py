"""The card of a game: the one message in the group that everybody looks at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot import when
from bot.texts.words import MESSAGE_ROOM, isolated, length, listed, plural, safe, together
from club.fixtures import Fixture, Result, Status, Verdict
from club.guests import is_nameless, possessive
from club.habits import Habits
from club.ids import PlayerId
from club.money import Pence, pounds
from club.rota import duty

IN_A_ROW = 5
WIDEST_ROW = 46
ROOM_FOR_WAITING = 1200
TOGETHER = "\u00a0"
"""Keeps a number and its name in one line on a narrow phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A game with what it takes to show it: short names of everybody on it, the club's timezone, how many have paid.

    And its habits, which say who comes first.
    """

    fixture: Fixture
    names: Mapping[PlayerId, str]
    timezone: str
    now: datetime
    paid: int = 0
    habits: Habits = field(default_factory=Habits)

    def name(self, player: PlayerId) -> str:
        """The short name, a guest's with the host's, escaped."""
        guest, name = self.fixture.guest(player), self.names.get(player, "Somebody")
        if guest is None or is_nameless(name):
            return safe(isolated(name))
        return safe(possessive(isolated(self.names.get(guest.host, "Somebody")), isolated(name)))


def card(shown: Shown) -> str:
    """The whole card. Over or cancelled, it says so and no more."""
    fixture = shown.fixture
    title = heading(fixture, now=shown.now, timezone=shown.timezone)
    match fixture.status_at(shown.now):
        case Status.CANCELLED:
            why = f"Cancelled: {safe(fixture.reason)}" if fixture.reason else "Cancelled. Nobody is charged for it."
            return f"⚽ <s>{title}</s>\n\n{why}"
        case Status.OVER:
            result = (score(fixture.result),) if fixture.result is not None else ()
            return _fitted(f"⚽ <b>{title}</b>", _rows(shown, fixture.came), (*result, _played(shown)))
        case Status.OPEN:
            top = f"⚽ <b>{title}</b>\n{_facts(fixture)}"
            now = state(fixture, now=shown.now, timezone=shown.timezone)
            rows = _rows(shown, fixture.players, unsure=fixture.unconfirmed)
            return _fitted(top, rows, (*_waiting(shown), *_first_go(shown), now, *_kit(shown)))


def heading(fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """`Wed 4 Mar, 18:00 · Riverside`, escaped."""
    return f"{when.moment(fixture.starts_at, now=now, timezone=timezone)} · {safe(fixture.location)}"


def price(pence: Pence) -> str:
    """`£5.00 each`, or that the game is free."""
    return f"{pounds(pence)} each" if pence else "free"


def state(fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """Whether the game is on, in one line: `2 more needed by Wed 12:00`."""
    if fixture.needed and fixture.verdict is Verdict.PLAY_ON:
        return "✅ Game on, with however many we are"
    if fixture.needed:
        by = fixture.cancel_by
        until = "" if by is None or by <= now else f" by {when.coming(by, now=now, timezone=timezone)}"
        return f"{fixture.needed} more needed{until}"
    return f"✅ Game on ({fixture.minimum} needed)"


def _facts(fixture: Fixture) -> str:
    left = plural(fixture.places_left, "place") + " left" if fixture.places_left else "full"
    return f"{price(fixture.price)} · {len(fixture.players)} in · {left}"


def _waiting(shown: Shown) -> tuple[str, ...]:
    # Somebody who waits beside free places would be seen to owe: until others had first go, they stand on no list.
    waiting = [player for player in shown.fixture.waiting if not shown.fixture.is_held_back(player, shown.now)]
    if not waiting:
        return ()
    queue = [
        _numbered(place, f"{shown.name(player)}{' (asked)' if shown.fixture.offer_to(player) else ''}")
        for place, player in enumerate(waiting, start=1)
    ]
    full = (
        "Waiting"
        if shown.fixture.places_left
        else "A place is offered · waiting"
        if shown.fixture.offers
        else "Full · waiting"
    )
    return (f"{full}: {listed(queue, room=ROOM_FOR_WAITING)}",)


def score(result: Result) -> str:
    """`Bibs 5–3 No bibs`."""
    return f"Bibs {result.bibs}–{result.others} No bibs"


def kit(fixture: Fixture, names: Mapping[PlayerId, str]) -> str:
    """`Ball: Sam · Bibs: Priya`; nothing where nobody was asked."""
    on_duty = duty(fixture)
    parts = (("Ball", on_duty.ball), ("Bibs", on_duty.bibs))
    return " · ".join(f"{what}: {safe(isolated(names.get(who, 'Somebody')))}" for what, who in parts if who is not None)


def _kit(shown: Shown) -> tuple[str, ...]:
    line = kit(shown.fixture, shown.names)
    return (line,) if line else ()


def _first_go(shown: Shown) -> tuple[str, ...]:
    """`Regulars have first go until Thu 12:00`, while a place is kept for one of them. Of who has to wait, nothing."""
    until, habits = shown.fixture.held_until, shown.habits
    if until is None or not shown.fixture.kept_for(shown.now):
        return ()
    missed = ["those who missed out last time"] if habits.missed_out_first else []
    who = together([*missed, *(["regulars"] if habits.regulars_first else [])]) or "some"
    return (f"{who[0].upper()}{who[1:]} have first go until {when.weekday(until, timezone=shown.timezone)}",)


def _played(shown: Shown) -> str:
    came = len(shown.fixture.came)
    if not came:
        return "Nobody came" if shown.fixture.players else "Nobody signed up"
    if not shown.fixture.price:
        return f"Played · {plural(came, 'player')}"
    return f"Played · {min(shown.paid, came)} of {came} {'has' if came == 1 else 'have'} paid"


def _numbered(number: int, name: str) -> str:
    return f"{number} {name}".replace(" ", TOGETHER)


def _rows(shown: Shown, players: Sequence[PlayerId], *, unsure: Sequence[PlayerId] = ()) -> list[str]:
    """The list, numbered, a few to a row as they fit the width of a phone; "?" for who has not confirmed a move."""
    rows: list[str] = []
    row: list[str] = []
    width = 0
    for number, player in enumerate(players, start=1):
        item = _numbered(number, f"{shown.name(player)}{' ?' if player in unsure else ''}")
        if row and (len(row) == IN_A_ROW or width + length(item) > WIDEST_ROW):
            rows.append("   ".join(row))
            row, width = [], 0
        row.append(item)
        width += length(item) + 3
    return [*rows, "   ".join(row)] if row else rows


def _fitted(top: str, rows: list[str], ends: tuple[str, ...]) -> str:
    """The parts with a line between them; of a list that is too long, the beginning."""
    bottom = "\n\n".join(ends)
    room = MESSAGE_ROOM - length(top) - length(bottom) - 8
    return "\n\n".join(part for part in (top, listed(rows, room=room, between="\n"), bottom) if part)
