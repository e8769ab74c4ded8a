"""What may be decided about a payment, each with its reasons in words that can be shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from club.ids import PlayerId
from club.money import Pence
from club.players import Player


@dataclass(frozen=True, slots=True)
class Part:
    """What one player has of a payment, in pence."""

    player: Player
    amount: Pence


def shares(parts: tuple[Part, ...]) -> Mapping[PlayerId, Pence]:
    """The parts of a payment as they are booked."""
    return {part.player.player_id: part.amount for part in parts}


@dataclass(frozen=True, slots=True)
class Matched:
    """This player's, beyond doubt; the evidence in words that can be shown."""

    player: Player
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """These players' together, beyond doubt: just what they owe, from an account that paid for just these before."""

    parts: tuple[Part, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The evidence points to several players, or something about it is odd: a person has to say.

    Unless it is `private`: somebody who is known pays for something that is plainly not football.
    """

    players: tuple[Player, ...]
    reasons: tuple[str, ...]
    private: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """No conclusive evidence, though it may well be football."""


@dataclass(frozen=True, slots=True)
class NotFootball:
    """Nothing points to football: the organiser's private business, to be forgotten."""


Decision = Matched | Shared | Ambiguous | Unknown | NotFootball
