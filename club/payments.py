"""A payment as the club sees it: money that came in, whose it is, and why we think so.

One payment is one document: what the bank said, the decision, the ledger lines and the news that must still be told. So
the answer to the bank rests on a single atomic write.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from club import ledger
from club.asking import Asking, Claim
from club.errors import Conflict, Invalid
from club.ids import AccountKey, ClubId, EntryId, LineId, PaymentId, PlayerId
from club.ledger import Entry, Kind
from club.money import Pence


class Route(StrEnum):
    """How the money came."""

    BANK = "bank"
    MONZO = "monzo"
    CASH = "cash"


class State(StrEnum):
    """What became of a payment. Of a forgotten one only the id is left, so that it is not asked about again."""

    MATCHED = "matched"
    UNMATCHED = "unmatched"
    IGNORED = "ignored"
    REVERSED = "reversed"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Money that came into the organiser's account, or (a negative amount) left it for somebody else's.

    In the club's words; pence, instants in UTC.

    `payer_names` holds every name the bank gives the other side, the best first. `account` names the other account
    exactly (never stored: only its keyed hash is). `updated_at` is the version of the bank's record. `taken_back` tells
    that the bank says of this transaction that it did not happen after all. `review` marks a kind of transfer that
    people do not pay each other with (wages, a cash deposit): it is never booked by itself.
    """

    account_id: str
    transaction_id: str
    amount: Pence
    created_at: datetime
    updated_at: datetime
    payer_names: tuple[str, ...]
    reference: str
    account: str | None
    route: Route
    taken_back: bool = False
    review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The part of a payment that is one player's."""

    club_id: ClubId
    player_id: PlayerId
    amount: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that came in, or went back (a negative amount: a refund).

    `clubs` are those it may belong to: all on the bank line, until it is matched to one.
    `review` marks a kind of transfer that is never booked by itself. `askings` are the messages by which groups were
    asked about it, in order, and `claims` those who say since the latest that it was them, the first one first.

    `labels`: a club on its line wanted, when it came, that the bank's copy says whose it is (see `club.labels`).
    `label_due` is since when that copy may not say what is true, `labelled_at` when something was last written there.
    """

    payment_id: PaymentId
    clubs: tuple[ClubId, ...]
    amount: Pence
    received_at: datetime
    route: Route
    state: State
    line_id: LineId | None = None
    transaction_id: str | None = None
    bank_updated_at: datetime | None = None
    payer_name: str | None = None
    reference: str | None = None
    account_keys: tuple[AccountKey, ...] = ()
    review: bool = False
    evidence: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    ignored_at: datetime | None = None
    askings: tuple[Asking, ...] = ()
    claims: tuple[PlayerId, ...] = ()
    labels: bool = False
    label_due: datetime | None = None
    labelled_at: datetime | None = None
    version: int = 0

    @property
    def shares(self) -> tuple[Entry, ...]:
        """The ledger lines that count now: whom the money was booked for."""
        return ledger.standing(self.entries)

    @property
    def is_refund(self) -> bool:
        """Whether it went the other way."""
        return self.amount < 0

    @property
    def booked_for(self) -> tuple[PlayerId, ...]:
        """The players this payment counts for at the moment."""
        return tuple(entry.player_id for entry in self.shares)

    @property
    def decided_at(self) -> datetime | None:
        """When somebody or something last decided about it (UTC)."""
        instants = [entry.booked_at for entry in self.entries]
        return max([*instants, self.ignored_at] if self.ignored_at else instants, default=None)

    @property
    def is_untouched(self) -> bool:
        """Whether nobody and nothing ever decided about it: only then may it still be booked by itself."""
        return self.state is State.UNMATCHED and not self.entries

    @property
    def asked_in(self) -> tuple[ClubId, ...]:
        """The clubs whose groups are being asked about it."""
        return tuple(asking.club_id for asking in self.askings if asking.open)

    def ask(self, club_id: ClubId, *, reference: str | None, at: datetime) -> "Payment":
        """Ask a club's group whose it is. Asking twice is asking once. Raises Conflict when it is settled.

        What was claimed before a decision that was undone is asked anew.
        """
        if self.state is not State.UNMATCHED:
            raise Conflict("That payment is settled already.")
        if club_id in self.asked_in:
            return self
        asking = Asking(club_id=club_id, at=at, reference=reference)
        return replace(self, askings=(*self.askings, asking), claims=self.claims if self.asked_in else ())

    def is_asked(self, number: int) -> bool:
        """Whether the message of this number (the first is 1) still waits for somebody to say that it was them."""
        return 1 <= number <= len(self.askings) and self.askings[number - 1].open

    def claim(self, player_id: PlayerId) -> tuple["Payment", Claim]:
        """Somebody says that it was them: a claim, no booking. The first one stays the first."""
        if player_id in self.claims:
            return self, Claim.ALREADY
        return replace(self, claims=(*self.claims, player_id)), Claim.NOTED

    def assign(self, shares: tuple[Share, ...], *, evidence: tuple[str, ...], at: datetime) -> "Payment":
        """Book the money. Raises Conflict when it is booked otherwise, Invalid when the shares do not add up."""
        wanted = {(share.player_id, share.amount) for share in shares}
        if self.state is State.MATCHED and {(entry.player_id, entry.amount) for entry in self.shares} == wanted:
            return self
        if self.state is State.MATCHED:
            raise Conflict("That payment is booked already. Undo it first.")
        if self.state in (State.REVERSED, State.FORGOTTEN):
            raise Conflict("That payment was taken back, so it can't be booked.")
        if (
            not shares
            or any(share.amount * self.amount <= 0 for share in shares)
            or sum(share.amount for share in shares) != self.amount
        ):
            raise Invalid("The shares have to add up to the payment.", field="shares")
        if len({share.player_id for share in shares}) != len(shares) or len({share.club_id for share in shares}) != 1:
            raise Invalid("Each player can have one share, and all of them play in one club.", field="shares")
        booked = tuple(self._entry(share, at) for share in shares)
        return replace(
            self,
            clubs=(shares[0].club_id,),
            state=State.MATCHED,
            evidence=evidence,
            entries=(*self.entries, *booked),
            ignored_at=None,
            askings=self._answered,
            label_due=self._to_label(at),
        )

    def ignore(self, *, at: datetime) -> "Payment":
        """It is not football. Raises Conflict when it is booked for somebody."""
        if self.state in (State.MATCHED, State.REVERSED, State.FORGOTTEN):
            raise Conflict("That payment is booked already. Undo it first.")
        if self.state is State.IGNORED:
            return self
        return replace(self, state=State.IGNORED, ignored_at=at, askings=self._answered)

    def undo(self, *, at: datetime, clubs: tuple[ClubId, ...] = ()) -> "Payment":
        """Take the decision back: a transfer is open again, for all `clubs` on its line too; cash never happened.

        Raises Conflict when there is none.
        """
        if self.state not in (State.MATCHED, State.IGNORED):
            raise Conflict("There is nothing to undo: that payment isn't booked.")
        state = State.REVERSED if self.route is Route.CASH else State.UNMATCHED
        open_to = tuple(dict.fromkeys((*self.clubs, *clubs)))
        return replace(self._reversed(at), state=state, clubs=open_to, ignored_at=None, evidence=())

    def taken_back(self, *, at: datetime, bank_updated_at: datetime) -> "Payment":
        """The bank took the money back: whatever was booked is reversed, and what was not football has no name."""
        left = self.forgotten() if self.state is State.IGNORED else self
        return replace(
            left._reversed(at),
            state=State.REVERSED,
            bank_updated_at=bank_updated_at,
            ignored_at=None,
            askings=left._answered,
        )

    def amended(
        self, amount: Pence, *, at: datetime, bank_updated_at: datetime, clubs: tuple[ClubId, ...]
    ) -> "Payment":
        """The bank says another amount: nothing is booked by that, and what was is open again, for all `clubs`."""
        return replace(
            self._reversed(at),
            amount=amount,
            state=State.UNMATCHED,
            clubs=tuple(dict.fromkeys((*self.clubs, *clubs))),
            bank_updated_at=bank_updated_at,
            evidence=(),
            askings=self._answered,
        )

    def relabelled(self, at: datetime) -> "Payment":
        """What was written at the bank is not true any more."""
        return replace(self, label_due=self._to_label(at))

    def forgotten(self) -> "Payment":
        """Without name, reference and account: it was somebody's private business."""
        untold = tuple(replace(asking, reference=None) for asking in self.askings)
        return replace(self, payer_name=None, reference=None, account_keys=(), askings=untold, claims=())

    @property
    def _answered(self) -> tuple[Asking, ...]:
        """No group needs to answer any more."""
        return tuple(replace(asking, open=False) for asking in self.askings)

    def _reversed(self, at: datetime) -> "Payment":
        if not (shares := self.shares):
            return self
        taken_back = tuple(entry.reversed_at(at) for entry in shares)
        return replace(self, entries=(*self.entries, *taken_back), label_due=self._to_label(at))

    def _to_label(self, at: datetime) -> datetime | None:
        return at if self.labels else None

    def _entry(self, share: Share, at: datetime) -> Entry:
        earlier = sum(entry.player_id == share.player_id and entry.reverses is None for entry in self.entries)
        kind = Kind.REFUND if self.is_refund else Kind.CASH if self.route is Route.CASH else Kind.PAYMENT
        return Entry(
            # whatever its kind: in one instant, charges come before payments and reversals last, by the alphabet
            entry_id=EntryId(f"payment:{self.payment_id}:{share.player_id}:{earlier + 1}"),
            club_id=share.club_id,
            player_id=share.player_id,
            kind=kind,
            amount=share.amount,
            booked_at=at,
            payment_id=self.payment_id,
        )
