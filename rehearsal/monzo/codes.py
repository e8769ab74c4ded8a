"""Authorisation codes: each is good for one exchange, by one client, for a few minutes."""

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta

from rehearsal.monzo.errors import MonzoError, unauthorized
from rehearsal.monzo.shapes import mark

LIFETIME = timedelta(minutes=5)


@dataclass(slots=True)
class _Code:
    client_id: str
    redirect_uri: str
    given_at: datetime | None
    used: bool = False


class Codes:
    """All codes so far; one that was used is remembered, so that its second use can be told from an invention."""

    def __init__(self) -> None:
        self.lifetime = LIFETIME
        self._given: dict[str, _Code] = {}
        self._numbers = itertools.count(1)

    def give(self, client_id: str, redirect_uri: str, now: datetime | None) -> str:
        """A new one; without `now` it keeps for ever."""
        code = f"auth_{mark('code', next(self._numbers), length=32)}"
        self._given[code] = _Code(client_id, redirect_uri, now)
        return code

    def spend(self, code: str, client_id: str, redirect_uri: str, now: datetime) -> None:
        """Use one up. Raises MonzoError 401 for another client or address, too late, or a second time."""
        given = self._given.get(code)
        if given is None or (given.client_id, given.redirect_uri) != (client_id, redirect_uri):
            raise _refused("", "Authorization code is invalid")
        if given.used:
            raise _refused(".used", "Authorization code has been used")
        if given.given_at is not None and now >= given.given_at + self.lifetime:
            raise _refused(".expired", "Authorization code has expired")
        given.used = True


def _refused(suffix: str, message: str) -> MonzoError:
    return unauthorized(f"bad_authorization_code{suffix}", message)
