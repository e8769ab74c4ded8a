"""The season as money sees it: what the games cost, and what really came in.

From these few facts come the chart, the price advice and the statement of a month.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, pairwise
from typing import Final

from club.ledger import Entry, Kind
from club.money import Pence
from club.months import Month

MONEY: Final = frozenset({Kind.PAYMENT, Kind.CASH, Kind.REFUND})
"""The kinds of lines that are money changing hands. Everything else only says who owes what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """A game that is over. Pence; `starts_at` is UTC; `came` are those who played, `maximum` the places there were.

    `paying` are the places that were charged: no-shows and late leavers who owe pay without having played.
    """

    starts_at: datetime
    hire: Pence
    price: Pence
    minimum: int
    maximum: int
    came: int
    paying: int


@dataclass(frozen=True, slots=True)
class Taking:
    """Money in the organiser's hands at this instant (UTC), in pence; negative where it went back."""

    at: datetime
    amount: Pence


@dataclass(frozen=True, slots=True)
class Step:
    """The sums with one game: all hire up to it, and all income until the next game began. Pence; UTC."""

    starts_at: datetime
    hire: Pence
    income: Pence

    @property
    def outlay(self) -> Pence:
        """What the organiser had laid out by then; negative is money in hand."""
        return Pence(self.hire - self.income)


@dataclass(frozen=True, slots=True)
class MonthSums:
    """A month in figures. Pence; `filled` of `places` were taken."""

    games: int
    filled: int
    places: int
    income: Pence
    hire: Pence


@dataclass(frozen=True, slots=True)
class Season:
    """All games that are over, by kick-off, and all money that came in, in the order in which it was booked."""

    games: tuple[Game, ...] = ()
    takings: tuple[Taking, ...] = ()

    @property
    def hire(self) -> Pence:
        """What the pitches cost so far."""
        return Pence(sum(game.hire for game in self.games))

    @property
    def income(self) -> Pence:
        """What came in, less what went back."""
        return Pence(sum(taking.amount for taking in self.takings))

    @property
    def outlay(self) -> Pence:
        """What the organiser has laid out and not got back; negative is money in hand."""
        return Pence(self.hire - self.income)

    def steps(self) -> tuple[Step, ...]:
        """The sums game by game. What came in before the first one counts with it, so the last step is the whole."""
        booked = [taking.at for taking in self.takings]
        sums = [0, *accumulate(taking.amount for taking in self.takings)]
        hired = accumulate(game.hire for game in self.games)
        ends = [sums[bisect_right(booked, later.starts_at)] for _, later in pairwise(self.games)]
        return tuple(
            Step(game.starts_at, Pence(hire), Pence(income))
            for game, hire, income in zip(self.games, hired, [*ends, sums[-1]], strict=False)
        )

    def month(self, month: Month, timezone: str) -> MonthSums:
        """One month as the club lives it."""
        begins, ends = month.begins(timezone), month.next.begins(timezone)
        games = [game for game in self.games if begins <= game.starts_at < ends]
        income = sum(taking.amount for taking in self.takings if begins <= taking.at < ends)
        return MonthSums(
            games=len(games),
            filled=sum(game.came for game in games),
            places=sum(game.maximum for game in games),
            income=Pence(income),
            hire=Pence(sum(game.hire for game in games)),
        )


def takings(entries: Iterable[Entry]) -> tuple[Taking, ...]:
    """The money among these lines, oldest first. A reversal is money when what it takes back was."""
    kept = tuple(entries)
    money = {entry.entry_id for entry in kept if entry.kind in MONEY}
    counted = [entry for entry in kept if (entry.reverses or entry.entry_id) in money]
    return tuple(sorted((Taking(entry.booked_at, entry.amount) for entry in counted), key=lambda taking: taking.at))
