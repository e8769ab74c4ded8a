"""How far the statement of a bank line was read, by whom it is being read, and whether the bank leaves us waiting.

It lies beside the line's login as a document of its own, under the same id: reading competes neither with payments nor
with renewing the login.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from club.bank import StatementPage
from club.hints import pause
from club.ids import AccountKey, LineId
from club.logins import Login
from club.payments import Transfer

LEASE = timedelta(minutes=2)
"""Longer than one page may take to be fetched and booked; each page begins it anew."""
OVERLAP = timedelta(days=1)
"""The bank may write a line down late, and change one: so much is read again each time."""
FARTHEST = timedelta(days=85)
"""The bank shows 90 days, and has been seen to refuse the last of them."""
HOOK_EVERY = timedelta(days=1)
PATIENCE = timedelta(hours=1)
"""So long the bank may be silent before its owner hears of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of the statement of one bank line's account. Instants are UTC.

    `starts_at` is when this account was connected first: what came before is not ours, unless its owner asks for it.
    `read_to` is when the last line that was read came about; `after` is its id while there is more to read. `read_at`
    is when the end was reached last, for the login that `connected_at` names. `own_accounts` are the keyed hashes of
    all accounts of the line's owner: money that comes from there is no payment. `behind_since` is when the bank first
    failed to answer, since it last did. `silence_told` is the last sign of life after which the owner heard of silence.
    `hook_seen_at` is when our webhook was last found at the bank, or made.
    """

    line_id: LineId
    account_id: str | None = None
    own_accounts: tuple[AccountKey, ...] = ()
    starts_at: datetime | None = None
    read_to: datetime | None = None
    after: str | None = field(default=None, repr=False)
    read_at: datetime | None = None
    connected_at: datetime | None = None
    next_at: datetime | None = None
    failures: int = 0
    behind_since: datetime | None = None
    behind_told: bool = False
    silence_told: datetime | None = None
    hook_seen_at: datetime | None = None
    lease_holder: str | None = None
    lease_until: datetime | None = None
    version: int = 0

    def forgotten(self) -> "Reading":
        """Nobody reads it any more: nothing is known of whose statement it was."""
        return Reading(line_id=self.line_id, version=self.version)

    def handed_to(self, line_id: LineId, *, version: int) -> "Reading":
        """The same account is read by another line, from here on."""
        return Reading(
            line_id=line_id,
            account_id=self.account_id,
            own_accounts=self.own_accounts,
            starts_at=self.starts_at,
            read_to=self.read_to,
            version=version,
        )

    def is_free(self, at: datetime) -> bool:
        """Whether nobody reads just now, or whoever did has died."""
        return self.lease_until is None or self.lease_until <= at

    def is_due(self, login: Login, at: datetime) -> bool:
        """Whether the statement should be read: it is time, or the owner has logged in (again)."""
        return self.is_free(at) and (
            self.next_at is None or self.next_at <= at or login.connected_at != self.connected_at
        )

    def hook_is_due(self, at: datetime) -> bool:
        """Whether it should be seen again that the bank reports to us."""
        return self.hook_seen_at is None or at - self.hook_seen_at >= HOOK_EVERY

    def since(self, login: Login, at: datetime) -> datetime:
        """From when on to read. A line that is dated ahead must not hide what comes before it."""
        if self.read_to is None:
            start = self.starts_at or login.connected_at or at
        else:
            again = min(self.read_to, at) - OVERLAP
            start = max(again, self.starts_at or again)
        return max(start, at - FARTHEST)

    def precedes(self, transfer: Transfer) -> bool:
        """Whether it came well before the account was connected. Of old ones the bank tells when they are edited."""
        return self.starts_at is not None and transfer.created_at < self.starts_at - OVERLAP

    def owns(self, keys: Collection[AccountKey]) -> bool:
        """Whether one of these is an account of the owner's own."""
        return not set(keys).isdisjoint(self.own_accounts)

    def of_account(self, account_id: str) -> "Reading":
        """The same; or a new one, where the owner has chosen another account, whose statement nobody has read."""
        if self.account_id in (None, account_id):
            return replace(self, account_id=account_id)
        return Reading(line_id=self.line_id, account_id=account_id, version=self.version)

    def starting(self, login: Login) -> "Reading":
        """It begins with the login by which the account was connected first: a later one leaves no gap."""
        begun = self.starts_at is not None or self.read_to is not None
        return self if begun else replace(self, starts_at=login.connected_at)

    def leased(self, holder: str, *, at: datetime) -> "Reading":
        """From now on this one reads, for a while."""
        return replace(self, lease_holder=holder, lease_until=at + LEASE)

    def knowing(self, own_accounts: Sequence[AccountKey]) -> "Reading":
        """These are the owner's accounts."""
        return replace(self, own_accounts=tuple(own_accounts))

    def paged(self, page: StatementPage, *, at: datetime) -> "Reading":
        """One page more was booked. Reading a part again takes nothing back."""
        seen = [instant for instant in (self.read_to, page.read_to) if instant is not None]
        return replace(
            self,
            read_to=max(seen, default=None),
            after=page.last_id if page.more else None,
            lease_until=at + LEASE,
        )

    def finished(self, login: Login, *, at: datetime, next_at: datetime) -> "Reading":
        """Nothing is left to be read for now, or so much that the next one goes on from here."""
        whole = self.after is None
        return replace(
            self.answered(),
            read_at=at if whole else self.read_at,
            connected_at=login.connected_at if whole else self.connected_at,
            next_at=next_at,
            failures=0,
            lease_holder=None,
            lease_until=None,
        )

    def failed(self, *, at: datetime, wait: timedelta) -> "Reading":
        """Reading came to nothing. The next one waits for as long as the bank wants, or longer each time."""
        failures = self.failures + 1
        return replace(
            self.unanswered(at),
            next_at=at + max(wait, pause(failures)),
            failures=failures,
            lease_holder=None,
            lease_until=None,
        )

    def answered(self) -> "Reading":
        """The bank answers."""
        return replace(self, behind_since=None, behind_told=False)

    def unanswered(self, at: datetime) -> "Reading":
        """The bank does not answer, or not yet."""
        return replace(self, behind_since=self.behind_since or at)

    def may_complain(self, at: datetime) -> bool:
        """Whether it has been so long that the owner should know, and does not."""
        return self.behind_since is not None and not self.behind_told and at - self.behind_since >= PATIENCE
