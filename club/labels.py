"""A label: whose a payment is and for which game, written into the bank's own copy of it, where a club wants that.

Nothing is done at the moment of a booking. A payment says since when the bank's copy may be out of date, and whoever
looks after that writes what is true by then, so that one word too many, or in the wrong order, does no harm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from club.payments import Payment


class Label(StrEnum):
    """What is ours to write in a transaction, and all that is. `notes` never is: those are the owner's own."""

    PLAYER = "fiver_player"
    GAME = "fiver_game"


GIVEN_UP: Final = timedelta(days=3)
"""What could not be written by then is left as it is: it is a convenience, and no booking."""
LONGEST: Final = 200

NOTHING: Final[Mapping[Label, str]] = {Label.PLAYER: "", Label.GAME: ""}
"""Takes away what was written."""


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """A payment of which the bank's copy may not say whose it is now, and how often that was tried to be put right."""

    payment: Payment
    tries: int


def label(players: Sequence[str], games: Sequence[str]) -> Mapping[Label, str]:
    """For these players and these games; what is empty is taken away at the bank."""
    return {Label.PLAYER: _short(players), Label.GAME: _short(games)}


def _short(parts: Sequence[str]) -> str:
    text = ", ".join(dict.fromkeys(parts))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
