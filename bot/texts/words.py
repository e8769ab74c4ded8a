"""What all sentences share: escaping, names, numbers, and the room that a message has."""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import TypeVar

from club.guests import is_nameless
from club.players import one_line

MESSAGE_ROOM = 4096
"""Characters of one message, in UTF-16 units as Telegram counts them."""

CAPTION_ROOM = 1024
"""The same for the words under a picture."""

TOAST_ROOM = 200
LONGEST_FIRST_NAME = 24

Id = TypeVar("Id")
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def safe(text: str) -> str:
    """What people typed, as HTML that shows exactly that."""
    return escape(text, quote=False)


def isolated(text: str) -> str:
    """A name that is written from right to left, kept from turning the line around it."""
    turns = any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}" if turns else text


def short_names(names: Mapping[Id, str]) -> dict[Id, str]:
    """First names for the group, with as much of the surname as it takes to tell two people apart. Not escaped.

    A guest without a name is called after the host, and by nothing less.
    One whole name is one person, however often it is there: nothing could tell two such apart.
    """
    firsts = {key: _first(name) for key, name in names.items()}
    lasts = defaultdict[str, set[str]](set)
    for key, first in firsts.items():
        lasts[first.casefold()].add(_last(names[key]).casefold())
    ordered = {first: sorted(surnames) for first, surnames in lasts.items()}
    return {key: _apart(first, _last(names[key]), ordered[first.casefold()]) for key, first in firsts.items()}


def cut(text: str, room: int) -> str:
    """The text, or its beginning with "…", in so many characters."""
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def toast(text: str) -> str:
    """The answer to a tap: plain text that Telegram takes up to 200 characters of."""
    return cut(text, TOAST_ROOM)


def length(text: str) -> int:
    """How long Telegram thinks a text is: a character outside the Basic Multilingual Plane counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def listed(items: Sequence[str], *, room: int, between: str = ", ") -> str:
    """The items, as many as there is room for, and how many more there are."""
    taken: list[str] = []
    left = room - 24  # for "and 1,234 more"
    for item in items:
        left -= length(item) + length(between)
        if left < 0:
            break
        taken.append(item)
    rest = len(items) - len(taken)
    return between.join([*taken, f"and {rest:,} more"] if rest else taken)


def together(items: Sequence[str], *, last: str = "and") -> str:
    """`Ashley`, `Ashley and Sam`, `Ashley, Sam and Priya`; `last` may be "or"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 place`, `2 places`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def mention(telegram_id: int | None, name: str) -> str:
    """A name that notifies its owner, if they are on Telegram."""
    return safe(name) if telegram_id is None else f'<a href="tg://user?id={telegram_id}">{safe(name)}</a>'


def _first(name: str) -> str:
    if is_nameless(name):
        return name
    words = one_line(name).split()
    return cut(words[0], LONGEST_FIRST_NAME) if words else "Somebody"


def _apart(first: str, last: str, namesakes: Sequence[str]) -> str:
    """The first name with as little of the last name as no namesake shares; all of it if that does not help.

    `namesakes` are the last names of all who share the first one, in order: only the neighbours can share a beginning.
    """
    if len(namesakes) == 1:
        return first
    wanted = last.casefold()
    at = bisect_left(namesakes, wanted)
    near = [*namesakes[max(0, at - 1) : at], *namesakes[at + 1 : at + 2]]
    for size in range(1, len(last) + 1):
        if not any(other.startswith(last[:size].casefold()) for other in near):
            return f"{first} {last[:size]}"
    return f"{first} {cut(last, LONGEST_FIRST_NAME)}".strip()


def _last(name: str) -> str:
    words = [name] if is_nameless(name) else one_line(name).split()
    return words[-1] if len(words) > 1 else ""
