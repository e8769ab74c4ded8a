"""Guests as people speak of them: "Mike", "Ashley's guest", "Ashley's Mike". The rules are the fixture's."""

import re
from collections.abc import Iterable, Mapping

from club.ids import PlayerId
from club.meeting import key_of
from club.players import Player, player_name

LONGEST_HOST = 40
_NAMELESS = re.compile(r".+'s (?:\d+(?:st|nd|rd|th) )?guest")


def guest_name(text: str) -> str | None:
    """A guest's name as it will be read; None where only a name was left out. Raises Invalid when nothing is left."""
    return player_name(text) if text.strip() else None


def nameless(host: str, number: int) -> str:
    """What somebody without a name is called: `Ashley's guest`, `Ashley's 2nd guest`."""
    which = "" if number == 1 else f"{number}{_ending(number)} "
    first = host.split(maxsplit=1)[0][:LONGEST_HOST] if host.split() else "Somebody"
    return f"{first}'s {which}guest"


def is_nameless(name: str) -> bool:
    """Whether somebody is called after the host alone."""
    return _NAMELESS.fullmatch(name) is not None


def possessive(host: str, guest: str) -> str:
    """`Ashley's Mike`: a guest with whose it is, which those without a name say already."""
    return guest if is_nameless(guest) else f"{host}'s {guest}"


def with_host(player: Player, names: Mapping[PlayerId, str]) -> str:
    """A player's name, a guest's with whose it is."""
    host = names.get(player.guest_of) if player.guest_of is not None else None
    return player.name if host is None else possessive(host, player.name)


def named_alike(name: str, guests: Iterable[Player]) -> Player | None:
    """The guest of this name: case and accents do not matter."""
    return next((one for one in guests if key_of(one.name) == key_of(name)), None)


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
