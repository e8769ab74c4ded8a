"""What the organiser puts in the books by hand: a debt written off, a sum corrected, credit moved, balances brought in.

No money moves by it, so it is no payment. Its ledger lines live inside it, and taking it back adds their reversals.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from club import ledger
from club.errors import Conflict
from club.ids import AdjustmentId, ClubId, EntryId, PlayerId, TelegramId
from club.ledger import Entry, Kind
from club.money import Pence


class Sort(StrEnum):
    """Why it was made."""

    WRITE_OFF = "write_off"
    CORRECTION = "correction"
    TRANSFER = "transfer"
    OPENING = "opening"


_KIND = {
    Sort.WRITE_OFF: Kind.WRITE_OFF,
    Sort.CORRECTION: Kind.CORRECTION,
    Sort.TRANSFER: Kind.TRANSFER,
    Sort.OPENING: Kind.OPENING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One act of an organiser: `by` is who did it, `made_at` is UTC, `reason` is in their words and may be empty."""

    adjustment_id: AdjustmentId
    club_id: ClubId
    sort: Sort
    made_at: datetime
    entries: tuple[Entry, ...]
    by: TelegramId | None = None
    reason: str = ""
    version: int = 0

    @property
    def shares(self) -> tuple[Entry, ...]:
        """The ledger lines that count now: none once it was taken back."""
        return ledger.standing(self.entries)

    def undo(self, *, at: datetime) -> "Adjustment":
        """Take it back. Raises Conflict when that was done before."""
        if not self.shares:
            raise Conflict("That was taken back already.")
        return replace(self, entries=(*self.entries, *(entry.reversed_at(at) for entry in self.shares)))


def adjusted(
    adjustment_id: AdjustmentId,
    club_id: ClubId,
    sort: Sort,
    amounts: Mapping[PlayerId, Pence],
    *,
    at: datetime,
    by: TelegramId | None = None,
    reason: str = "",
) -> Adjustment:
    """An adjustment with a line for each player; `amounts` in pence as the player feels them, what is 0 is left out."""
    return Adjustment(
        adjustment_id=adjustment_id,
        club_id=club_id,
        sort=sort,
        made_at=at,
        by=by,
        reason=reason,
        entries=tuple(
            Entry(
                entry_id=EntryId(f"adjustment:{adjustment_id}:{player}"),
                club_id=club_id,
                player_id=player,
                kind=_KIND[sort],
                amount=amount,
                booked_at=at,
                adjustment_id=adjustment_id,
            )
            for player, amount in amounts.items()
            if amount
        ),
    )
