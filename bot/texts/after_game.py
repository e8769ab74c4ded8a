"""After the game: the list that the organiser ticks off, with the sum that came of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.texts.card import heading, score
from bot.texts.summary import standing
from bot.texts.words import listed, plural, safe
from club.fixtures import Fixture
from club.ids import PlayerId
from club.money import Pence, pounds
from club.pricing import covering

CAME, ABSENT, NO_SHOW = "✅", "☐", "🚫"
ROOM_FOR_NAMES = 900


def after_game(fixture: Fixture, names: Mapping[PlayerId, str], *, now: datetime, timezone: str, outlay: Pence) -> str:
    """`Played: 9 × £5.00 = £45.00, hire £45.00`, how the organiser stands this season, and who did not come."""
    paying = len(fixture.paying)
    income = Pence(paying * fixture.price)
    lines = [f"<b>{heading(fixture, now=now, timezone=timezone)}</b>", _sum(fixture, income)]
    if fixture.result is not None:
        lines.append(f"{score(fixture.result)}.")
    if fixture.hire and income < fixture.hire:
        short = pounds(Pence(fixture.hire - income))
        lines.append(f"That is {short} short of the hire.{_would_have(fixture.hire, paying)}")
    lines.append(f"This season you're {standing(outlay)} so far.")
    if fixture.absent:
        lines.append(f"Didn't come: {_named(fixture.absent, names)}")
    if fixture.no_shows:
        lines.append(f"No-show: {_named(fixture.no_shows, names)}")
    if fixture.left_late:
        late = [
            f"{_name(one.player_id, names)}, {pounds(fixture.price) if one.owes else 'let off'}"
            for one in fixture.left_late
        ]
        lines.append(f"Dropped out late: {listed(late, room=ROOM_FOR_NAMES, between='; ')}")
    if fixture.players:
        still = f", still owes {pounds(fixture.price)}" if fixture.price else ""
        free = ", not charged" if fixture.price else ""
        lines.append(f"\nTap a name once if they didn't come ({ABSENT}{free}), twice for a no-show ({NO_SHOW}{still}).")
    return "\n".join(lines)


def _sum(fixture: Fixture, income: Pence) -> str:
    """Everybody who is charged counts, also those who did not play."""
    came, no_shows = len(fixture.came), len(fixture.no_shows)
    late = len(fixture.paying) - came - no_shows
    others = [
        *([plural(no_shows, "no-show")] if no_shows else []),
        *([plural(late, "late drop-out")] if late else []),
    ]
    payers = f"{came} + {', '.join(others)}: {len(fixture.paying)}" if others and fixture.price else f"{came}"
    return f"Played: {payers} × {pounds(fixture.price)} = {pounds(income)}, hire {pounds(fixture.hire)}"


def _named(players: Iterable[PlayerId], names: Mapping[PlayerId, str]) -> str:
    return listed([_name(player, names) for player in players], room=ROOM_FOR_NAMES)


def _name(player: PlayerId, names: Mapping[PlayerId, str]) -> str:
    return safe(names.get(player, "Somebody"))


def _would_have(hire: Pence, paying: int) -> str:
    return f" {pounds(covering(hire, paying))} each would have covered it." if paying else ""


def sign(fixture: Fixture, player: PlayerId) -> str:
    """Whether a player came, in one sign."""
    return ABSENT if player in fixture.absent else NO_SHOW if player in fixture.no_shows else CAME


def tick(name: str, sign_: str) -> str:
    """A player on a button."""
    return f"{sign_} {name}"[:60]


def let_off(name: str, *, off: bool) -> str:
    """A late leaver on a button."""
    return f"Let {name[:40]} off" if off else f"Charge {name[:40]} after all"


def marked(name: str, price: Pence, *, came: bool, owes: bool = False) -> str:
    """The toast after a tick."""
    if came:
        what, money = "played", f"{pounds(price)} charged."
    elif owes:
        what, money = "is a no-show", f"{pounds(price)} charged all the same."
    else:
        what, money = "did not come", f"{pounds(price)} taken back."
    return f"{name} {what}.{f' {money}' if price else ''}"


def was_let_off(name: str, price: Pence, *, off: bool) -> str:
    """The toast after [Let Sam off], and after [Charge Sam after all]."""
    return f"{name} is let off: {pounds(price)} taken back." if off else f"{name} owes {pounds(price)} after all."
