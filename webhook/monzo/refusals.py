"""What Monzo's refusals mean: the status and the start of `code`, as suffixes vary. Pure."""

import math
import re
from collections.abc import Mapping
from typing import Final

from club.bank import BankDown, BankError, Expired, LoggedOut, NotApproved, Refused, TooFarBack, TooFast, Unknown

UNTOLD_SECONDS: Final = 60.0
"""How long to wait when it is too fast and nobody says for how long."""

_LONGEST_WAIT: Final = 3600.0
_TOO_FAST: Final = 429
_UNAUTHORIZED: Final = 401
_NO_SUCH: Final = (400, 404)
"""An id that the bank takes for nonsense is none of its own."""
_MAY_PASS: Final = (500, 502, 503, 504)
_BY_CODE: Final[tuple[tuple[str, type[BankError]], ...]] = (
    ("unauthorized.bad_access_token", Expired),
    ("unauthorized.bad_refresh_token", LoggedOut),
    ("unauthorized.bad_authorization_code", LoggedOut),
    ("unauthorized.bad_client", Refused),
    ("forbidden.insufficient_permissions", NotApproved),
    ("forbidden.verification_required", TooFarBack),
    ("forbidden", Unknown),  # somebody else's account or transaction
    ("not_found", Unknown),
)
_BY_OAUTH: Final[Mapping[str, type[BankError]]] = {"invalid_client": Refused, "invalid_grant": LoggedOut}
_MAY_BE_LOGGED: Final = re.compile(r"[a-z0-9_.]{1,80}")


class Passing(BankDown):
    """It did not work just now, and may in a moment."""


class NoAnswer(Passing):
    """No answer came in time, so nobody knows whether it was done."""


def refusal(what: str, status: int, body: object, *, retry_after: str | None, about_tokens: bool) -> BankError:
    """The error for an answer that is not 200. `what` names the call, and goes into a log.

    `about_tokens`: it was a token call, where 401 means that the login is over and not that an access token is old, and
    where nothing is unknown: whoever asks about a payment must not take that for an answer.
    """
    said = body if isinstance(body, dict) else {}
    code, oauth = _word(said.get("code")), _word(said.get("error"))
    told = f"{what}: {status} {code or oauth}".rstrip()
    if status == _TOO_FAST:
        return TooFast(_seconds(retry_after))
    if status in _MAY_PASS:
        return Passing(told)
    if not 400 <= status < 500 or not (code or oauth):  # not the bank's own words: a proxy's, say
        return BankDown(told)
    kind = _kind(status, code, oauth, about_tokens=about_tokens)
    return Refused(told) if about_tokens and kind is Unknown else kind(told)


def _kind(status: int, code: str, oauth: str, *, about_tokens: bool) -> type[BankError]:
    for start, kind in _BY_CODE:
        if code.startswith(start):
            return kind
    if oauth in _BY_OAUTH:
        return _BY_OAUTH[oauth]
    if status == _UNAUTHORIZED:
        return LoggedOut if about_tokens else Expired
    return Unknown if status in _NO_SUCH else Refused


def _word(value: object) -> str:
    """A code as the bank gives them. Nothing else: a message may repeat what it was sent."""
    return value if isinstance(value, str) and _MAY_BE_LOGGED.fullmatch(value) else ""


def _seconds(retry_after: str | None) -> float:
    try:
        seconds = float(retry_after or "")
    except ValueError:  # a date, or nothing
        return UNTOLD_SECONDS
    return min(max(seconds, 0.0), _LONGEST_WAIT) if math.isfinite(seconds) else UNTOLD_SECONDS
