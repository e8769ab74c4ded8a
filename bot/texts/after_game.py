"""After the game: the list that the organiser ticks off, with the sum that came of it."""

from collections.abc import Mapping
from datetime import datetime

from bot.texts.card import heading, score
from bot.texts.summary import standing
from bot.texts.words import safe
from club.fixtures import Fixture
from club.ids import PlayerId
from club.money import Pence, pounds
from club.pricing import covering


def after_game(fixture: Fixture, names: Mapping[PlayerId, str], *, now: datetime, timezone: str, outlay: Pence) -> str:
    """`Played: 9 × £5.00 = £45.00, hire £45.00`, how the organiser stands this season, and who did not come."""
    came = len(fixture.came)
    income = Pence(came * fixture.price)
    lines = [
        f"<b>{heading(fixture, now=now, timezone=timezone)}</b>",
        f"Played: {came} × {pounds(fixture.price)} = {pounds(income)}, hire {pounds(fixture.hire)}",
    ]
    if fixture.result is not None:
        lines.append(f"{score(fixture.result)}.")
    if fixture.hire and income < fixture.hire:
        short = pounds(Pence(fixture.hire - income))
        lines.append(f"That is {short} short of the hire.{_would_have(fixture.hire, came)}")
    lines.append(f"This season you're {standing(outlay)} so far.")
    if fixture.absent:
        lines.append(f"Didn't come: {', '.join(safe(names.get(player, 'Somebody')) for player in fixture.absent)}")
    lines.append("\nTap anybody who didn't come, and they aren't charged.")
    return "\n".join(lines)


def _would_have(hire: Pence, came: int) -> str:
    return f" {pounds(covering(hire, came))} each would have covered it." if came else ""


def tick(name: str, *, came: bool) -> str:
    """A player on a button."""
    return f"{'✅' if came else '☐'} {name}"[:60]


def marked(name: str, price: Pence, *, came: bool) -> str:
    """The toast after a tick."""
    money = f" {pounds(price)} charged." if came else f" {pounds(price)} taken back."
    return f"{name} {'played' if came else 'did not come'}.{money if price else ''}"
