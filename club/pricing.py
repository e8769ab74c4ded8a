"""What a game should cost each, seen from how many really pay for it."""

from dataclasses import dataclass
from statistics import median_low

from club.clubs import Club
from club.money import Pence
from club.season import Season

LOOKED_BACK = 10
"""Games: what people did half a year ago says little about next Wednesday."""

ROUND = 10
"""Pence: nobody asks for £5.63."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """A price against a hire, in pence, at the fewest and the most who play; `usual` is how many do as a rule."""

    price: Pence
    hire: Pence
    minimum: int
    maximum: int
    usual: int | None

    def margin(self, players: int) -> Pence:
        """What is left over with so many; negative falls short."""
        return Pence(self.price * players - self.hire)

    @property
    def short_at(self) -> tuple[int, ...]:
        """At which of the fewest and the usual number the price does not cover the hire, the fewest first."""
        asked = {self.minimum} if self.usual is None else {self.minimum, self.usual}
        return tuple(players for players in sorted(asked) if self.margin(players) < 0)


def covering(hire: Pence, players: int) -> Pence:
    """The price at which so many (at least one) cover the hire, in whole ten pence."""
    return Pence(-(-hire // (players * ROUND)) * ROUND)


def prospect(club: Club, season: Season) -> Prospect | None:
    """As it was at the last game, or would be at a first one; None where the pitch costs nothing."""
    last = season.games[-1] if season.games else None
    paying = [game.paying for game in season.games[-LOOKED_BACK:] if game.paying]
    found = Prospect(
        price=last.price if last else club.default_price,
        hire=last.hire if last else club.default_hire,
        minimum=last.minimum if last else club.default_minimum,
        maximum=last.maximum if last else club.default_maximum,
        usual=median_low(paying) if paying else None,
    )
    return found if found.hire else None
