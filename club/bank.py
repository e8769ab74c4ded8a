"""The bank as the club asks it: who it is, what stands in the statement, where it reports. It can move no money.

Every refusal is one of a few kinds, each with the one thing to do next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from club.labels import Label
from club.payments import Transfer


class BankError(Exception):
    """The bank did not do what was asked. The message is for a log: it holds no secret and nobody's data."""


class NotApproved(BankError):
    """The login is good, and may do nothing until its owner approves it in the bank's app (or does so again)."""


class Expired(BankError):
    """This access token is too old, or another took its place: read the newest, renew it at most once, ask again."""


class LoggedOut(BankError):
    """The code or the tokens are spent, evicted or revoked, or 90 days are over: the owner has to log in again."""


class TooFarBack(BankError):
    """So old a part of the statement may be read only in the minutes after a login."""


class TooFast(BankError):
    """Not now: again in so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too many requests")
        self.seconds = seconds


class BankDown(BankError):
    """It does not answer, or not sensibly. What was asked may be asked again later."""


class Unknown(BankError):
    """There is no such thing at the bank, or not in this account, or there can't be. Never of the login itself."""


class Refused(BankError):
    """It will not do this, now or later: a wrong client, or a mistake of ours."""


@dataclass(frozen=True, slots=True)
class Client:
    """The OAuth client by which we are known to the bank: the deployment's, or an organiser's own."""

    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A login. One pair lives at a time: a new one ends the former. `expires_at` is UTC."""

    access: str = field(repr=False)
    refresh: str | None = field(repr=False)
    expires_at: datetime
    user_id: str


@dataclass(frozen=True, slots=True)
class Account:
    """One of the owner's accounts that is open; `kind` and the `last_digits` of its number tell it from the others.

    `kind` is "personal", "joint" or "business".
    `numbers` are all ways in which it may show up as the other side of a transfer: its own money is no payment.
    """

    account_id: str
    kind: str
    owners: tuple[str, ...]
    last_digits: str
    numbers: tuple[str, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class Hook:
    """An address at which the bank reports."""

    hook_id: str
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A part of the statement, oldest first: the transfers in it that may concern a club.

    `read_to` is the created instant of the last line, whatever it was (None on an empty page), `last_id` its id; `more`
    tells that there are later lines.
    """

    transfers: Sequence[Transfer]
    read_to: datetime | None
    last_id: str | None
    more: bool


class Seal(Protocol):
    """Keeps secrets that must be stored. What was sealed in one `context` opens in no other."""

    def seal(self, text: str, context: str) -> str:
        """What is stored instead of the text; another each time."""
        ...

    def open(self, sealed: str, context: str) -> str | None:
        """The text again; None when no key in force sealed it, in this context."""
        ...


class Bank(Protocol):
    """What can be asked of the bank. Everything raises BankError; what takes an access token may raise Expired."""

    def login_url(self, client: Client, *, state: str) -> str:
        """Where the owner logs in; the bank sends them back to our callback with this state."""
        ...

    async def exchange(self, client: Client, code: str) -> Tokens: ...
    async def refresh(self, client: Client, refresh_token: str) -> Tokens: ...  # works once
    async def log_out(self, access: str) -> None: ...
    async def accounts(self, access: str) -> list[Account]: ...  # open ones that people can pay into
    async def transaction(self, access: str, transaction_id: str) -> Transfer | None: ...  # None: none of our business
    async def statement(
        self, access: str, account_id: str, *, since: datetime | str, before: datetime | None = None
    ) -> StatementPage: ...  # since an instant, or after a transaction id
    async def hooks(self, access: str, account_id: str) -> list[Hook]: ...  # this client's
    async def register(self, access: str, account_id: str, url: str) -> Hook: ...
    async def unregister(self, access: str, hook_id: str) -> None: ...  # one that is gone already is fine
    async def annotate(
        self, access: str, transaction_id: str, metadata: Mapping[Label, str]
    ) -> None: ...  # an empty value deletes; never `notes`, which are the owner's own
