"""A hint: the bank's address was rung about a transaction. What happened is what the bank says when it is asked."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from club.ids import LineId, derived
from club.money import Pence
from club.payments import Transfer

FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(minutes=15)
CLAIM = timedelta(minutes=2)
"""For so long a hint is the business of whoever took it: longer than the bank may take to answer or refuse."""


def pause(tries: int) -> timedelta:
    """How long to leave the bank alone after so many tries (from 1) that came to nothing."""
    return min(FIRST_PAUSE * (1 << min(max(tries, 1) - 1, 20)), LONGEST_PAUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One transaction that somebody told us of, until the bank was asked about it. No names: anybody may have rung.

    What was told (`account_id`, `amount` in pence, `updated_at`) is kept only to know a forged event by. `heard` counts
    how often it was told: what is told while the bank answers has to be asked about again.
    """

    hint_id: str
    line_id: LineId
    transaction_id: str
    account_id: str = field(repr=False)
    amount: Pence
    updated_at: datetime
    first_seen_at: datetime
    next_at: datetime
    last_asked_at: datetime | None = None
    heard: int = 1
    tries: int = 0

    def is_forged(self, truth: Transfer) -> bool:
        """Whether what was told cannot have come from the bank.

        An older snapshot may well differ: the bank tells of those, too.
        """
        if truth.account_id != self.account_id:
            return True
        return truth.amount != self.amount and self.updated_at >= truth.updated_at


def hint(line_id: LineId, told: Transfer, *, at: datetime) -> Hint:
    """The same for every event about one transaction on one line."""
    return Hint(
        hint_id=derived("hint", line_id, told.transaction_id),
        line_id=line_id,
        transaction_id=told.transaction_id,
        account_id=told.account_id,
        amount=told.amount,
        updated_at=told.updated_at,
        first_seen_at=at,
        next_at=at,
    )
