"""The ledger: append-only lines of integer pence, from which every balance is derived.

A line lives inside the document of the thing that caused it (a payment, a fixture, an adjustment), so that the cause
and the money can never disagree, and writing both is one atomic write. A correction is a further line that takes the
first one back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from club.ids import AdjustmentId, ClubId, EntryId, FixtureId, PaymentId, PlayerId
from club.money import Pence


class Kind(StrEnum):
    """Why a line is in the ledger."""

    CHARGE = "charge"
    PAYMENT = "payment"
    CASH = "cash"
    REFUND = "refund"
    WRITE_OFF = "write_off"
    CORRECTION = "correction"
    TRANSFER = "transfer"
    OPENING = "opening"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: `amount` is pence as the player feels it, a charge negative, a payment positive. `booked_at` is UTC.

    A charge may be for the place of somebody else: the guest whom the player brought.
    """

    entry_id: EntryId
    club_id: ClubId
    player_id: PlayerId
    kind: Kind
    amount: Pence
    booked_at: datetime
    fixture_id: FixtureId | None = None
    payment_id: PaymentId | None = None
    adjustment_id: AdjustmentId | None = None
    reverses: EntryId | None = None
    guest_id: PlayerId | None = None

    def reversed_at(self, at: datetime) -> "Entry":
        """The line that takes this one back. Its id derives from this one's, so taking back twice is once."""
        return Entry(
            entry_id=EntryId(f"reversal:{self.entry_id}"),
            club_id=self.club_id,
            player_id=self.player_id,
            kind=Kind.REVERSAL,
            amount=Pence(-self.amount),
            booked_at=at,
            fixture_id=self.fixture_id,
            payment_id=self.payment_id,
            adjustment_id=self.adjustment_id,
            reverses=self.entry_id,
            guest_id=self.guest_id,
        )


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The lines that still count: neither reversals nor what was reversed."""
    kept = tuple(entries)
    taken_back = {entry.reverses for entry in kept if entry.reverses is not None}
    return tuple(entry for entry in kept if entry.reverses is None and entry.entry_id not in taken_back)


def balance(entries: Iterable[Entry]) -> Pence:
    """What the lines add up to: negative is owed, positive is credit."""
    return Pence(sum(entry.amount for entry in entries))


def owes(balance_: Pence) -> Pence:
    """What a player with this balance still has to pay."""
    return Pence(max(0, -balance_))


def credit(balance_: Pence) -> Pence:
    """What a player with this balance has paid ahead."""
    return Pence(max(0, balance_))


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Oldest first; lines of one instant in the order of their ids, so that everybody sees the same statement."""
    return sorted(entries, key=lambda entry: (entry.booked_at, entry.entry_id))
