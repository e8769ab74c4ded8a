"""Who may use the API: access tokens and refresh tokens, with Monzo's strict habits.

One live access token per client; a new one evicts the old. A refresh token works once; shown a second time, it ends
everything that came of the same login. A login may be good for nothing until its owner approves it in the app.
"""

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from rehearsal.monzo import errors
from rehearsal.monzo.clients import Clients
from rehearsal.monzo.codes import Codes
from rehearsal.monzo.shapes import Json, mark

LIFETIME = 21600
"""Seconds for which an access token lives: the example in Monzo's documentation."""

Approval: TypeAlias = Literal["approved", "pending", "declined"]


@dataclass(slots=True)
class Login:
    """One pair of tokens; a public client's `refresh_token` is "". Pairs that came of one login share its `family`."""

    client_id: str
    user_id: str
    family: int
    access_token: str
    refresh_token: str
    issued_at: datetime
    authenticated_at: datetime
    lifetime: int
    refreshed: bool = False
    ended: Literal["evicted", "revoked"] | None = None

    def as_json(self) -> Json:
        """The answer of the token endpoint."""
        told: Json = {"access_token": self.access_token, "client_id": self.client_id, "expires_in": self.lifetime}
        told |= {"refresh_token": self.refresh_token} if self.refresh_token else {}
        return told | {"token_type": "Bearer", "user_id": self.user_id}

    def expired(self, now: datetime) -> bool:
        """Whether the access token has lived its time."""
        return now >= self.issued_at + timedelta(seconds=self.lifetime)


class Logins:
    """All logins so far. `lifetime` (seconds) and `needs_approval` hold for those to come.

    With `needs_approval` a new login is empty-handed until `approve()`.
    """

    def __init__(self, user_id: str) -> None:
        self.clients = Clients()
        self.codes = Codes()
        self.lifetime = LIFETIME
        self.needs_approval = False
        self._user_id = user_id
        self._issued: list[Login] = []
        self._approvals: dict[str, Approval] = {}
        self._numbers = itertools.count(1)

    @property
    def client_id(self) -> str:
        """The deployment's own client."""
        return self.clients.own.client_id

    @property
    def client_secret(self) -> str:
        """Its secret, which opens nothing but this stand-in."""
        return self.clients.own.secret

    @property
    def approved(self) -> bool:
        """Whether the owner's approval of the deployment's own client stands."""
        return self.approval() == "approved"

    @approved.setter
    def approved(self, approved: bool) -> None:
        self._approvals[self.client_id] = "approved" if approved else "pending"

    def approval(self, client_id: str | None = None) -> Approval:
        """What the owner said to a client in the app."""
        return self._approvals.get(client_id or self.client_id, "approved")

    def pending(self) -> list[str]:
        """The clients about which the app asks the owner now."""
        return [client_id for client_id, said in self._approvals.items() if said == "pending"]

    def approve(self, client_id: str | None = None) -> None:
        """The owner taps Approve in the app."""
        self._approvals[client_id or self.client_id] = "approved"

    def decline(self, client_id: str | None = None) -> None:
        """The owner taps Decline, or takes the approval back: the tokens stay, and are good for nothing."""
        self._approvals[client_id or self.client_id] = "declined"

    def code(self, redirect_uri: str, *, client_id: str | None = None, now: datetime | None = None) -> str:
        """The owner logged in: a code for one exchange."""
        return self.codes.give(client_id or self.client_id, redirect_uri, now)

    def exchange(self, client_id: str, secret: str, code: str, redirect_uri: str, now: datetime) -> Login:
        """A code becomes tokens, once."""
        self.clients.authenticate(client_id, secret)
        self.codes.spend(code, client_id, redirect_uri, now)
        self._approvals[client_id] = "pending" if self.needs_approval else "approved"
        return self.issue(now, client_id=client_id)

    def refresh(self, client_id: str, secret: str, token: str, now: datetime) -> Login:
        """New tokens for a refresh token that was not used before."""
        self.clients.authenticate(client_id, secret)
        login = next((one for one in self._issued if (one.client_id, one.refresh_token) == (client_id, token)), None)
        if login is None or not token:
            raise errors.bad_refresh_token()
        if login.refreshed:
            self._end([one for one in self._issued if one.family == login.family])
            raise errors.bad_refresh_token()
        if login.ended is not None:
            raise errors.bad_refresh_token("evicted" if login.ended == "evicted" else "")
        login.refreshed = True
        return self.issue(now, login.authenticated_at, client_id=client_id, family=login.family)

    def issue(
        self,
        now: datetime,
        authenticated_at: datetime | None = None,
        *,
        client_id: str | None = None,
        family: int | None = None,
    ) -> Login:
        """Hand out a pair; whatever this client had before is worthless from now on."""
        client_id = client_id or self.client_id
        for login in self._issued:
            if login.client_id == client_id and login.ended is None:
                login.ended = "evicted"
        number, client = next(self._numbers), self.clients.named(client_id)
        login = Login(
            client_id,
            self._user_id,
            number if family is None else family,
            f"access_{mark('access', number, length=40)}",
            f"refresh_{mark('refresh', number, length=40)}" if client is None or client.confidential else "",
            now,
            authenticated_at or now,
            self.lifetime,
        )
        self._issued.append(login)
        return login

    def live(self, client_id: str | None = None) -> Login | None:
        """The pair that a client holds, unless it was ended; its access token may have expired."""
        held = [login for login in self._issued if login.client_id == (client_id or self.client_id)]
        return held[-1] if held and held[-1].ended is None else None

    def current(self, now: datetime) -> Login:
        """The pair that works now, issued if there is none."""
        live = self.live()
        return live if live and not live.expired(now) else self.issue(now)

    def check(self, header: str, now: datetime) -> Login:
        """The login behind an Authorization header, or 401 with the reason in `code`."""
        kind, _, token = header.partition(" ")
        login = next((login for login in self._issued if login.access_token == token), None)
        if kind != "Bearer" or login is None or login.ended == "revoked":
            raise errors.bad_access_token()
        if login.ended == "evicted":
            raise errors.evicted()
        if login.expired(now):
            raise errors.expired()
        return login

    def check_approved(self, login: Login | None = None) -> None:
        """403 while the owner has not approved in the app."""
        if self.approval(login.client_id if login else None) != "approved":
            raise errors.insufficient_permissions()

    def log_out(self, login: Login) -> None:
        """The end of a login: no refreshing afterwards."""
        self._end([one for one in self._issued if one.family == login.family])

    def revoke(self, client_id: str | None = None) -> None:
        """The owner throws a client out: every token it ever had is dead, and there is nothing left to approve."""
        self._end([login for login in self._issued if login.client_id == (client_id or self.client_id)])
        self._approvals.pop(client_id or self.client_id, None)

    def _end(self, logins: list[Login]) -> None:
        for login in logins:
            login.ended = "revoked"
