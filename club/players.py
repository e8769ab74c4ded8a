"""A player: who they are in the chat, and everything by which a bank may name them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from club.errors import Conflict, Invalid
from club.ids import AccountKey, ClubId, PaymentId, PlayerId, TelegramId
from club.paydays import Payday

LONGEST_NAME = 64
NOBODY = "Former player"
MOST_NAMES = 20
WEAKEST, STRONGEST = 1, 5


class Reach(StrEnum):
    """Whether the bot may write to the person: Telegram lets nobody be written to who did not press Start."""

    UNKNOWN = "unknown"
    OPEN = "open"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAccount:
    """A bank account that paid for this player before. `since` is UTC; the payment is where it was learned.

    `named` is somebody else's account that paid because the reference said so ("for Dave"): it counts when it says so
    again. `payer` is what the bank called whoever paid: from another account that name only suggests. `shared_with` are
    the others among whom that payment was divided, and `also` those for whom this account paid at other times: either
    way it tells of several, and never of this player alone.
    """

    key: AccountKey
    since: datetime
    payment_id: PaymentId
    named: bool = False
    payer: str = ""
    shared_with: tuple[PlayerId, ...] = ()
    also: tuple[PlayerId, ...] = ()

    @property
    def others(self) -> frozenset[PlayerId]:
        """Who else's money came from it."""
        return frozenset((*self.shared_with, *self.also))

    def without(self, players: Collection[PlayerId]) -> "KnownAccount":
        """The same, but these do not count as others."""
        shared = tuple(other for other in self.shared_with if other not in players)
        return replace(self, shared_with=shared, also=tuple(other for other in self.also if other not in players))

    def with_instead(self, gone: PlayerId, kept: PlayerId) -> "KnownAccount":
        """The same, where somebody turned out to be somebody else."""
        shared = tuple(sorted({kept if other == gone else other for other in self.shared_with}))
        return replace(self, shared_with=shared, also=tuple(kept if other == gone else other for other in self.also))


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody who plays in one club, with or without Telegram.

    Who is `retired` plays no more, and may still owe or pay. Who is not `active` was removed, erased, or turned out to
    be the player that they were `merged_into`; that one has their code among the `former_codes`.
    `reminded_at` is the last reminder; none is sent before `snoozed_until` (both UTC), nor once they were stopped.
    `not_started`: what can be left out went nowhere, as they never pressed Start; it counts until they do.
    Somebody whom a player brings is a player too, `guest_of` that one, who pays for them unless the guest `pays_own`
    places. `rating` is the organiser's, from 1 to 5, for even sides. `called_at` is when they were last asked whether
    they play (UTC), `calls_unanswered` how often in a row they said nothing to it; none is asked, or told of the day of
    a game, who `calls_stopped`. `calendar` counts the addresses that their calendar has had; only the last one is good.
    """

    player_id: PlayerId
    club_id: ClubId
    name: str
    reference_code: str
    telegram_id: TelegramId | None = None
    accepted_bank_names: tuple[str, ...] = ()
    accounts: tuple[KnownAccount, ...] = ()
    reach: Reach = Reach.UNKNOWN
    asked_to_start: bool = False
    active: bool = True
    retired: bool = False
    former_codes: tuple[str, ...] = ()
    merged_into: PlayerId | None = None
    reminded_at: datetime | None = None
    snoozed_until: datetime | None = None
    payday: Payday | None = None
    reminders_stopped: bool = False
    not_started: bool = False
    guest_of: PlayerId | None = None
    pays_own: bool = False
    rating: int | None = None
    called_at: datetime | None = None
    calls_unanswered: int = 0
    calls_stopped: bool = False
    calendar: int = 0
    version: int = 0

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that means this player, the present one first."""
        return (self.reference_code, *self.former_codes)

    @property
    def is_erased(self) -> bool:
        """Whether nothing may be known of them any more."""
        return self.reference_code == f"-{self.player_id}"

    @property
    def is_paid_for(self) -> bool:
        """Whether somebody else pays for them: no money is theirs, unless a bank is known to call them something."""
        return self.guest_of is not None and not (self.pays_own or self.accounts or self.accepted_bank_names)

    @property
    def may_be_written_to(self) -> bool:
        """Whether a direct message is worth a try.

        Nobody knows who pressed Start before they joined: Telegram's answer tells.
        """
        return self.telegram_id is not None and self.reach is not Reach.BLOCKED

    def learned(
        self, key: AccountKey, payment_id: PaymentId, at: datetime, *, payer: str = "", named: bool = False
    ) -> "Player":
        """This account paid for the player: from now on it is known. Knowing it already changes nothing.

        Only, an account that counted when the reference said so counts always once it paid without saying so.
        """
        if any(account.key == key and named >= account.named for account in self.accounts):
            return self
        others = tuple(account for account in self.accounts if account.key != key)
        known = KnownAccount(key=key, since=at, payment_id=payment_id, named=named, payer=payer)
        return replace(self, accounts=(*others, known))

    def learned_with(
        self, others: Collection[PlayerId], key: AccountKey, payment_id: PaymentId, at: datetime, *, payer: str = ""
    ) -> "Player":
        """One payment of this account was divided between the player and these others. Knowing it changes nothing."""
        shared = tuple(sorted(others))
        if any(account.key == key and account.shared_with == shared for account in self.accounts):
            return self
        known = KnownAccount(key=key, since=at, payment_id=payment_id, payer=payer, shared_with=shared)
        return replace(self, accounts=(*self.accounts, known))

    def not_alone(self, keys: Collection[AccountKey], others: Iterable[PlayerId]) -> "Player":
        """These others' money came from this known account too: it stays so, whatever is forgotten of theirs."""
        also = {other for other in others if other != self.player_id}
        accounts = tuple(
            replace(account, also=tuple(sorted({*account.also, *also})))
            if account.key in keys and not account.named and also - account.others
            else account
            for account in self.accounts
        )
        return self if accounts == self.accounts else replace(self, accounts=accounts)

    def unlearned(self, payment_id: PaymentId) -> "Player":
        """Forget what this payment taught, because it was a mistake."""
        return replace(self, accounts=tuple(known for known in self.accounts if known.payment_id != payment_id))

    def absorbing(self, other: "Player") -> "Player":
        """This player, who is the other one as well: by everything that a bank or Telegram may call either.

        Somebody's guest they are only if both were: who plays by themselves does so from now on.
        Raises Conflict when that would be too many bank names.
        """
        both = {self.player_id, other.player_id}
        accounts = {account.key: account.without(both) for account in (*other.accounts, *self.accounts)}
        names = dict.fromkeys((*self.accepted_bank_names, *other.accepted_bank_names))
        if len(names) > MOST_NAMES:
            raise Conflict(f"Together they would have more than {MOST_NAMES} bank names. Take some away first.")
        takes_over = self.telegram_id is None and other.telegram_id is not None
        return replace(
            self,
            accepted_bank_names=tuple(names),
            accounts=tuple(accounts.values()),
            former_codes=tuple(dict.fromkeys((*self.former_codes, other.reference_code, *other.former_codes))),
            telegram_id=other.telegram_id if takes_over else self.telegram_id,
            reach=other.reach if takes_over else self.reach,
            retired=self.retired and other.retired,
            reminded_at=max(filter(None, (self.reminded_at, other.reminded_at)), default=None),
            snoozed_until=max(filter(None, (self.snoozed_until, other.snoozed_until)), default=None),
            payday=self.payday or other.payday,
            reminders_stopped=self.reminders_stopped or other.reminders_stopped,
            rating=other.rating if self.rating is None else self.rating,
            called_at=max(filter(None, (self.called_at, other.called_at)), default=None),
            calls_stopped=self.calls_stopped or other.calls_stopped,
            guest_of=None if other.guest_of is None else self.guest_of,
            pays_own=self.pays_own or other.pays_own,
        )

    def absorbed_by(self, kept: "Player") -> "Player":
        """What is left of this player: the ledger lines, which count for the one who is kept.

        Telegram's account stays, unless the kept one has it: whoever taps with it is the kept player.
        """
        return replace(
            self,
            active=False,
            accepted_bank_names=(),
            accounts=(),
            merged_into=kept.player_id,
            guest_of=None,
            telegram_id=None if kept.telegram_id == self.telegram_id else self.telegram_id,
        )

    def erased(self) -> "Player":
        """Nobody in particular: only the id is left, for the ledger's sake, and a code that nobody can be given."""
        return Player(
            player_id=self.player_id,
            club_id=self.club_id,
            name=NOBODY,
            reference_code=f"-{self.player_id}",
            active=False,
            merged_into=self.merged_into,
            version=self.version,
        )


def player_name(text: str) -> str:
    """A name as people will read it: one line, trimmed, at most 64 characters. Raises Invalid when nothing is left."""
    name = one_line(text)[:LONGEST_NAME].strip()
    if not name:
        raise Invalid("A player needs a name.", field="name")
    return name


def bank_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Accepted bank names, trimmed, without repeats, in the order given.

    Raises Invalid for an empty name or more than 20.
    """
    kept: dict[str, str] = {}
    for name in names:
        cleaned = one_line(name)[:LONGEST_NAME].strip()
        if not any(character.isalnum() for character in cleaned):
            raise Invalid("A bank name needs at least one letter.", field="accepted_bank_names")
        kept.setdefault(cleaned.casefold(), cleaned)
    if len(kept) > MOST_NAMES:
        raise Invalid(f"At most {MOST_NAMES} bank names for one player.", field="accepted_bank_names")
    return tuple(kept.values())


def checked_rating(rating: int) -> int | None:
    """A rating from 1 to 5; None for 0, which takes it away. Raises Invalid."""
    if rating == 0:
        return None
    if not WEAKEST <= rating <= STRONGEST:
        raise Invalid(f"Strength goes from {WEAKEST} to {STRONGEST}.", field="rating")
    return rating


def one_line(text: str) -> str:
    """The text without line breaks, control characters and marks that turn the writing direction of what follows."""
    return " ".join("".join(" " if ch.isspace() else ch for ch in text if ch.isprintable() or ch.isspace()).split())
