"""A login at the bank: by which client, how far it got, and the sealed tokens, one pair at a time.

It lies beside its bank line as a document of its own, under the same id: renewing it never competes with payments.
Everything secret in it is sealed, and bound to the line and to what it is.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from club.ids import LineId, TelegramId

GOOD_FOR = timedelta(minutes=5)
"""Who asks for a token gets one that lasts at least so long."""
LEASE = timedelta(seconds=30)
"""Longer than renewing may take, and short enough to wait for when a process died in the middle of it."""


REST = timedelta(seconds=10)
"""When the bank could not renew it, nobody asks again sooner: a crowd that does is shut out for longer."""


LOOKING = timedelta(hours=1)
"""For so long it is looked by the clock whether the owner approved, and tried to leave in good order."""
AT_FIRST = timedelta(minutes=10)
_OFTEN, _SELDOM = timedelta(seconds=5), timedelta(minutes=1)


class State(StrEnum):
    """How far a login got."""

    AWAITING_CODE = "awaiting_code"
    AWAITING_APPROVAL = "awaiting_approval"
    READY = "ready"
    LEAVING = "leaving"
    LOGGED_OUT = "logged_out"


class Why(StrEnum):
    """Why nobody is logged in any more."""

    REFUSED = "refused"  # the bank takes these tokens no more
    UNREADABLE = "unreadable"  # the secret key that sealed them is gone
    ENDED = "ended"  # somebody wanted it so


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClient:
    """The OAuth client that an organiser made at the bank and gave us."""

    client_id: str
    sealed_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An access token and what renews it, sealed. Without the latter it is good until it expires, and that is all."""

    access: str = field(repr=False)
    refresh: str | None = field(repr=False, default=None)
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An account that may be connected, or is: what its owner tells it by. `kind` is that of `club.bank.Account`."""

    account_id: str
    kind: str
    last_digits: str = ""
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """The login of one bank line. Instants are UTC.

    `client` is the organiser's own; without one, the deployment's is used. While somebody is about to log in,
    `asked_digest` is the digest of the state that the bank sends back with them, good until `asked_until`. `pair` is
    there while the state is AWAITING_APPROVAL, READY or LEAVING, and `pairs` is its number, so that one is told from
    the next. Whoever renews it holds the lease; when the bank could not, nobody tries before `rests_until`.

    `asked_by` is who is about to log in, `entered_by` who did. At `looks_at` it is looked whether they approved by now,
    or tried again to leave the bank in good order; not any more after `looks_until`. While they have to choose, the
    `choices` are here; then `account`.
    """

    line_id: LineId
    state: State = State.AWAITING_CODE
    client: OwnClient | None = None
    asked_digest: str | None = None
    asked_until: datetime | None = None
    pair: Pair | None = None
    pairs: int = 0
    user_id: str | None = None
    account_id: str | None = None
    hook_id: str | None = None
    connected_at: datetime | None = None
    refreshed_at: datetime | None = None
    why: Why | None = None
    lease_holder: str | None = None
    lease_until: datetime | None = None
    rests_until: datetime | None = None
    asked_by: TelegramId | None = None
    entered_by: TelegramId | None = None
    looks_at: datetime | None = None
    looks_until: datetime | None = None
    choices: tuple[Choice, ...] = ()
    account: Choice | None = None
    version: int = 0

    def asked(self, digest: str, *, until: datetime, client: OwnClient | None, by: TelegramId | None = None) -> "Login":
        """Somebody is about to log in. Until they have, a login by the same client goes on: they may think again."""
        same = (client and client.client_id) == (self.client and self.client.client_id)
        kept = self if same and self.pair is not None else self._without(State.AWAITING_CODE, None)
        return replace(kept, asked_digest=digest, asked_until=until, client=client, asked_by=by)

    def awaits(self, digest: str, at: datetime) -> bool:
        """Whether the state that came back is the one that was given out, in time."""
        return self.asked_until is not None and digest == self.asked_digest and at < self.asked_until

    def unasked(self) -> "Login":
        """The state came back, and nothing came of it: it is used."""
        return replace(self, asked_digest=None, asked_until=None)

    def logged_in(self, pair: Pair, user_id: str, *, at: datetime) -> "Login":
        """The code became tokens. They can do nothing until the owner approves in the bank's app.

        Another person has other accounts: what was known of the former one's is forgotten.
        """
        known = self if user_id == self.user_id else replace(self, account_id=None, hook_id=None, account=None)
        return replace(
            known,
            state=State.AWAITING_APPROVAL,
            pair=pair,
            pairs=self.pairs + 1,
            user_id=user_id,
            entered_by=self.asked_by,
            asked_digest=None,
            asked_until=None,
            connected_at=None,
            refreshed_at=at,
            why=None,
            lease_holder=None,
            lease_until=None,
            rests_until=None,
            looks_at=at,
            looks_until=at + LOOKING,
            choices=(),
        )

    def looked(self, at: datetime) -> "Login":
        """Somebody looks now; the next time is in a moment, later in a minute, and never when an hour is over."""
        until = self.looks_until or at
        following = at + (_OFTEN if at < until - LOOKING + AT_FIRST else _SELDOM)
        return replace(self, looks_at=following if following <= until else None)

    def offering(self, choices: tuple[Choice, ...]) -> "Login":
        """Approved, and there are several accounts: the owner says which."""
        return replace(self, choices=choices, looks_at=None, looks_until=None)

    def chose(self, account: Choice, *, at: datetime) -> "Login":
        """It works, for this account."""
        ready = self.approved(account.account_id, at=at)
        if ready.state is not State.READY:
            return self
        return replace(ready, account=account, choices=(), looks_at=None, looks_until=None)

    def approved(self, account_id: str, *, at: datetime) -> "Login":
        """It works, for this account. Another one than before is connected as of now."""
        if self.pair is None or self.state is State.LEAVING:
            return self
        same = account_id == self.account_id
        hook_id, connected_at = (self.hook_id, self.connected_at or at) if same else (None, at)
        return replace(self, state=State.READY, account_id=account_id, hook_id=hook_id, connected_at=connected_at)

    def unapproved(self) -> "Login":
        """The bank wants the owner's approval again. The tokens are good, and wait."""
        return replace(self, state=State.AWAITING_APPROVAL) if self.state is State.READY else self

    def hooked(self, hook_id: str | None) -> "Login":
        """The bank reports at our address, or does not any more."""
        return replace(self, hook_id=hook_id)

    def lasts(self, at: datetime) -> bool:
        """Whether the access token can be used as it is. One that can't be renewed is used to its end."""
        if self.pair is None:
            return False
        margin = GOOD_FOR if self.pair.refresh is not None else timedelta()
        return at + margin < self.pair.expires_at

    def still_good(self, at: datetime) -> bool:
        """Whether the access token can be used at all, if only for a moment."""
        return self.pair is not None and at < self.pair.expires_at

    def is_free(self, at: datetime) -> bool:
        """Whether nobody is renewing it, or whoever did has died."""
        return self.lease_until is None or self.lease_until <= at

    def resting(self, at: datetime) -> timedelta:
        """For how long nobody should ask the bank to renew it."""
        return max(self.rests_until - at, timedelta()) if self.rests_until is not None else timedelta()

    def leased(self, holder: str, *, at: datetime) -> "Login":
        """From now on this one renews it, for a while."""
        return replace(self, lease_holder=holder, lease_until=at + LEASE)

    def released(self, holder: str) -> "Login":
        """Renewing came to nothing; the next one may try. Not for somebody who lost the lease meanwhile."""
        return replace(self, lease_holder=None, lease_until=None) if holder == self.lease_holder else self

    def put_off(self, holder: str, *, until: datetime) -> "Login":
        """The bank could not renew it: not before then. Not for somebody who lost the lease meanwhile."""
        return replace(self.released(holder), rests_until=until) if holder == self.lease_holder else self

    def renewed(self, pair: Pair, *, number: int, client: OwnClient | None, at: datetime) -> "Login | None":
        """A new pair in the place of pair `number`; None when another took its place meanwhile.

        Also when somebody else, who came too late with the same refresh token, found it refused: this one knows better.
        """
        lost = self.state is State.LOGGED_OUT and self.why is Why.REFUSED
        if self.pairs != number or not (self.pair is not None or lost):
            return None
        back = State.READY if self.connected_at is not None else State.AWAITING_APPROVAL
        return replace(
            self,
            state=back if lost else self.state,
            why=None,
            client=client,
            pair=pair,
            pairs=number + 1,
            refreshed_at=at,
            lease_holder=None,
            lease_until=None,
            rests_until=None,
        )

    def lost(self, why: Why, *, number: int) -> "Login | None":
        """Pair `number` is of no use any more; None when another took its place meanwhile.

        Who is leaving has left then: nothing more can be told to the bank.
        """
        if self.pair is None or self.pairs != number:
            return None
        if self.state is State.LEAVING:
            return self.ended()
        return replace(self._without(State.LOGGED_OUT, why), pairs=number)

    def leaving(self, *, at: datetime) -> "Login":
        """Somebody wants no login any more. While the bank is told so, the tokens are kept, for an hour at most."""
        if self.pair is None:
            return self.ended()
        return replace(self.unasked(), state=State.LEAVING, choices=(), looks_at=at, looks_until=at + LOOKING)

    def ended(self) -> "Login":
        """Somebody wanted it so: nothing is left but that there was one. No login that is under way counts."""
        return Login(
            line_id=self.line_id, state=State.LOGGED_OUT, why=Why.ENDED, pairs=self.pairs + 1, version=self.version
        )

    def _without(self, state: State, why: Why | None) -> "Login":
        gone = replace(self, pair=None, lease_holder=None, lease_until=None, rests_until=None)
        gone = replace(gone, looks_at=None, looks_until=None, choices=())
        return replace(gone, state=state, why=why, pairs=self.pairs + 1)
