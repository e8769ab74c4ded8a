"""What the group reads when a game is at another time or place, or costs something else."""

from collections.abc import Sequence
from datetime import datetime

from bot import when
from bot.texts.card import heading, price
from bot.texts.words import listed, safe
from club.fixtures import Fixture
from club.notices import Former

STILL_IN, OUT = "Still in", "I'm out"
STILL = "Can you still make it?"
MOVED_AGAIN = "Moved once more: it's further down."
ROOM_FOR_ASKED, ROOM_FOR_WAITING = 2000, 900


def moved(
    fixture: Fixture, was: Former, *, asked: Sequence[str], waiting: Sequence[str], now: datetime, timezone: str
) -> str:
    """`asked` are mentions of those who are in and have to say whether they still come, `waiting` of those in line."""
    before = []
    if was.starts_at != fixture.starts_at:
        before.append(when.moment(was.starts_at, now=now, timezone=timezone))
    if was.location != fixture.location:
        before.append(safe(was.location))
    each = ""
    if was.price != fixture.price:
        each = f", {price(fixture.price)}"
        before.append(price(was.price))
    former = f" (was {' · '.join(before)})" if before else ""
    line = f"Moved: it's now {heading(fixture, now=now, timezone=timezone)}{each}{former}."
    lines = [f"{line} {STILL}\n{listed(asked, room=ROOM_FOR_ASKED)}" if asked else line]
    if waiting:
        lines.append(f"Waiting: {listed(waiting, room=ROOM_FOR_WAITING)}")
    return "\n".join(lines)


def repriced(fixture: Fixture, people: Sequence[str], *, now: datetime, timezone: str) -> str:
    """To those who signed up; `people` are mentions."""
    title = heading(fixture, now=now, timezone=timezone)
    return f"The game has changed. It's now {title}, {price(fixture.price)}.\n{listed(people, room=3000)}"
