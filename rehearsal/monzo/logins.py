"""Who may use the API: codes, access tokens and refresh tokens, with Monzo's strict habits.

One live access token per client; a new one evicts the old. A refresh token works once. A login may be good for nothing
until its owner approves it in the app.
"""

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta

from rehearsal.monzo.errors import MonzoError, unauthorized
from rehearsal.monzo.shapes import Json, mark

LIFETIME = 21600
"""Seconds for which an access token lives: the example in Monzo's documentation."""


@dataclass(slots=True)
class Login:
    """One pair of tokens."""

    client_id: str
    user_id: str
    access_token: str
    refresh_token: str
    issued_at: datetime
    authenticated_at: datetime
    evicted: bool = False

    def as_json(self) -> Json:
        """The answer of the token endpoint."""
        return {
            "access_token": self.access_token,
            "client_id": self.client_id,
            "expires_in": LIFETIME,
            "refresh_token": self.refresh_token,
            "token_type": "Bearer",
            "user_id": self.user_id,
        }


class Logins:
    """All logins so far. With `needs_approval` a new one is empty-handed until `approve()`."""

    def __init__(self, user_id: str) -> None:
        self.client_id = "oauth2client_0000AkRehearsal"
        self.client_secret = "mnzconf.rehearsal"  # noqa: S105 - opens nothing but this stand-in
        self.needs_approval = False
        self.approved = True
        self._user_id = user_id
        self._issued: list[Login] = []
        self._codes: dict[str, str] = {}
        self._spent: set[str] = set()
        self._numbers = itertools.count(1)

    def code(self, redirect_uri: str) -> str:
        """The owner logged in: a code for one exchange."""
        code = f"auth_{mark('code', next(self._numbers), length=32)}"
        self._codes[code] = redirect_uri
        return code

    def approve(self) -> None:
        """The owner taps Approve in the app."""
        self.approved = True

    def exchange(self, client_id: str, secret: str, code: str, redirect_uri: str, now: datetime) -> Login:
        """A code becomes tokens, once."""
        self._check_client(client_id, secret)
        if self._codes.pop(code, None) != redirect_uri:
            raise unauthorized("bad_authorization_code", "Authorization code is invalid")
        self.approved = not self.needs_approval
        return self.issue(now)

    def refresh(self, client_id: str, secret: str, token: str, now: datetime) -> Login:
        """New tokens for a refresh token that was not used before."""
        self._check_client(client_id, secret)
        login = next((login for login in self._issued if login.refresh_token == token), None)
        if login is None or token in self._spent or login.evicted:
            suffix = ".evicted" if login is not None else ""
            raise unauthorized(f"bad_refresh_token{suffix}", "Refresh token has been used or evicted")
        self._spent.add(token)
        return self.issue(now, authenticated_at=login.authenticated_at)

    def issue(self, now: datetime, authenticated_at: datetime | None = None) -> Login:
        """Hand out a pair; whatever this client had before is worthless from now on."""
        for login in self._issued:
            login.evicted = True
        number = next(self._numbers)
        login = Login(
            self.client_id,
            self._user_id,
            f"access_{mark('access', number, length=40)}",
            f"refresh_{mark('refresh', number, length=40)}",
            now,
            authenticated_at or now,
        )
        self._issued.append(login)
        return login

    def current(self, now: datetime) -> Login:
        """The pair that works now, issued if there is none."""
        live = next((login for login in reversed(self._issued) if not login.evicted), None)
        return live if live and not self._expired(live, now) else self.issue(now)

    def check(self, header: str, now: datetime) -> Login:
        """The login behind an Authorization header, or 401 with the reason in `code`."""
        kind, _, token = header.partition(" ")
        login = next((login for login in self._issued if login.access_token == token), None)
        if kind != "Bearer" or login is None:
            raise unauthorized("bad_access_token", "Bad access token")
        if login.evicted:
            raise unauthorized("bad_access_token.evicted", "Access token has been evicted")
        if self._expired(login, now):
            raise unauthorized("bad_access_token.expired", "Access token has expired")
        return login

    def check_approved(self) -> None:
        """403 while the owner has not approved in the app."""
        if not self.approved:
            message = "Access forbidden due to insufficient permissions"
            raise MonzoError(403, "forbidden.insufficient_permissions", message)

    def log_out(self, login: Login) -> None:
        """The end of a login: no refreshing afterwards."""
        login.evicted = True

    def _expired(self, login: Login, now: datetime) -> bool:
        return now >= login.issued_at + timedelta(seconds=LIFETIME)

    def _check_client(self, client_id: str, secret: str) -> None:
        if client_id != self.client_id or secret != self.client_secret:
            raise MonzoError(401, "unauthorized.bad_client", "Bad client credentials", error="invalid_client")
