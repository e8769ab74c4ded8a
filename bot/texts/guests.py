"""Guests: whom somebody brings, who pays, and what becomes of them."""

from dataclasses import dataclass

from bot.texts.signing_up import late_for_that
from bot.texts.words import cut, mention, ordinal, safe
from club.fixtures import Fixture
from club.guests import is_nameless
from club.ids import PlayerId
from club.money import Pence, pounds

TAP_FIRST = "Tap I'm in first, then bring somebody."
NO_GUESTS = "Guests can't play here."
NO_MORE = "You can't bring any more guests to this game."
ASKED = "I've asked you in our chat."
TYPE_A_NAME = "Who is it? Write their name."
ONE_AT_A_TIME = "Guests come one at a time: /guest Mike brings Mike."
LONGEST_BUTTON = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """A guest on a list, as the host or somebody else reads of it. `host` is a first name, None for the host's eyes.

    `place` is the guest's on the waiting list, None for who is in; the game may be `full`, or its places kept for
    others. `price` is pence, `code` the guest's reference.
    """

    name: str
    title: str
    place: int | None
    price: Pence
    guest_pays: bool
    code: str
    full: bool = True
    host: str | None = None

    @property
    def whose(self) -> str:
        """`your`, `Ashley's`, escaped."""
        return "your" if self.host is None else f"{safe(self.host)}'s"


def whom(day: str) -> str:
    """The question after +1."""
    return f"Who are you bringing on {day}? Write their name."


def place_of(fixture: Fixture, guest: PlayerId) -> int | None:
    """The place on the waiting list; None for who is in."""
    return fixture.waiting.index(guest) + 1 if guest in fixture.waiting else None


def bringing(one: Bringing) -> str:
    """How it stands: in or in line, and on whose account."""
    name = safe(one.name)
    if one.place is None:
        role = "" if is_nameless(one.name) else f" as {one.whose} guest"
        return f"{name} is in{role} for {one.title}.{_money(one, 'goes', 'pays')}".strip()
    money = _money(one, "will then go", "will then pay")
    line = _in_line(one.name, one.place, full=one.full)
    return f"{line} for {one.title}.{money} I'll say if a place opens."


def _money(one: Bringing, goes: str, pays: str) -> str:
    if not one.price:
        return ""
    if one.guest_pays:
        return f" {safe(one.name)} {pays} {pounds(one.price)}: the reference is <code>{one.code}</code>."
    return f" {pounds(one.price)} {goes} on {one.whose} account."


def _in_line(name: str, place: int, *, full: bool) -> str:
    return f"{'Full just now: ' if full else ''}{safe(name)} is {ordinal(place)} in line"


def in_group(name: str, host: str, place: int | None, *, full: bool) -> str:
    """In the group, where money is nobody's business."""
    role = "" if is_nameless(name) else f" as {safe(host)}'s guest"
    if place is None:
        return f"{safe(name)} is in{role}."
    return f"{_in_line(name, place, full=full)}{role}."


def pays_instead(name: str, *, guest_pays: bool, host_reads: bool) -> str:
    """The button by which the other one pays."""
    return f"{_short(name)} pays" if not guest_pays else "I pay" if host_reads else "The host pays"


def not_in(host: str) -> str:
    """To the organiser: nobody comes without a host."""
    return f"{host} isn't in for any game ahead, so they can't bring anybody."


def take_off(name: str) -> str:
    """The button for somebody who is not coming after all."""
    return f"Take {_short(name)} off"


def gone(name: str, title: str, owed: Pence, *, guest_pays: bool) -> str:
    """After it; `owed` (pence) is what it costs, as it was late: whoever was to pay, unless the place is taken."""
    off = f"{safe(name)} is off the list for {title}."
    if not owed:
        return off
    who = f"{safe(name)} owes" if guest_pays else "you owe"
    return f"{off} {late_for_that(owed, whose='the', who=who)}"


def on_account(name: str, *, guest_pays: bool, host_reads: bool) -> str:
    """The toast after another one is to pay."""
    who = name if guest_pays else "You" if host_reads else "The host"
    return f"{who} {'pay' if who == 'You' else 'pays'} for this one."


def added_for_you(one: Bringing) -> str:
    """To the host, for whom the organiser did it."""
    return f"Your organiser added a guest for you. {bringing(one)}"


def made_way(name: str, title: str, place: int) -> str:
    """To the host: a player wanted the place."""
    first = f"Players come first here, so {safe(name)} had to make way for {title}."
    return f"{first} {safe(name)} is {ordinal(place)} in line now, and I'll say if a place opens."


def promoted(name: str, title: str) -> str:
    """To the host: a place opened for the guest."""
    return f"A place opened: {safe(name)} is in for {title}."


def promoted_in_group(telegram_id: int | None, host: str, name: str, title: str) -> str:
    """The same, in the group, where the host can't be messaged."""
    return f"{mention(telegram_id, host)}, a place opened: {safe(name)} is in for {title}."


def is_a_player(name: str) -> str:
    """The toast after [Make them a player]."""
    return f"{name} is a player now, and pays for themselves."


def _short(name: str) -> str:
    return cut(name if is_nameless(name) else name.split(maxsplit=1)[0], LONGEST_BUTTON)
