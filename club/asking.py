"""A payment that the group is asked about: what it is told, which is never who paid."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final

from club import names, words
from club.given import is_given
from club.ids import ClubId

MOST_DIGITS: Final = 4
"""A day, a time or a year. A sort code has six, a telephone or an account more."""

_RUN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NUMBER = re.compile(r"[0-9]+(?:ST|ND|RD|TH|AM|PM|X|P)?")
_POSSESSIVE = re.compile(r"['’]S\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One club's group was asked, in one message, whose a payment is. UTC.

    `reference` is what the group may read of it, None when it was left out.
    """

    club_id: ClubId
    at: datetime
    reference: str | None = None
    open: bool = True


class Claim(Enum):
    """What became of "That was me"."""

    NOTED = auto()
    ALREADY = auto()
    TOO_LATE = auto()


def tellable(reference: str, *, payer: str, players: Iterable[str]) -> bool:
    """Whether a group may read this reference: it holds no name, sort code, reference code or long number.

    Nobody can list all names, so it is the other way round: every word has to be one that says nothing or football, and
    none of them may be part of the payer's name, of a player's, or a given name ("may").
    """
    capitals = _POSSESSIVE.sub("", reference.upper())
    if sum(character.isdigit() for character in capitals) > MOST_DIGITS:
        return False
    called = {word for name in (payer, *players) for word in names.tokens(name) if len(word) > 1}
    runs = _RUN.findall(capitals)
    return bool(runs) and all(_says_nothing(run, called) for run in runs)


def _says_nothing(run: str, called: set[str]) -> bool:
    """Whether a word does, or every part of "5-a-side" and "wed-footy"."""
    parts = run.split("-")
    if any(part.lower() in called or is_given(part.lower()) for part in parts):
        return False
    return words.is_plain("".join(parts)) or all(words.is_plain(part) or _NUMBER.fullmatch(part) for part in parts)
