"""Reading the statement page by page, with the bounds that Monzo sets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rehearsal.monzo.errors import bad_param, verification_required
from rehearsal.monzo.logins import Login
from rehearsal.monzo.shapes import Json
from rehearsal.monzo.times import read_time

DEFAULT_LIMIT, HIGHEST_LIMIT = 30, 100
OPEN_FOR = timedelta(minutes=5)
LOOK_BACK = timedelta(days=90)
LONGEST_SPAN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an account's statement. `since` is a time or an id, `before` a time; both ends are left out."""

    since: str = ""
    before: str = ""
    limit: int = DEFAULT_LIMIT


def page(transactions: list[Json], asked: Question, login: Login, now: datetime, opened_at: datetime) -> list[Json]:
    """Transactions of one account, oldest first.

    Raises:
        MonzoError: 403 for more than 90 days back once a login is five minutes old, also where no `since` is given;
            400 for a span of more than a year, and for bounds that cannot be read.
    """
    rows = sorted(transactions, key=_created)
    start, end = opened_at, now
    if asked.since.startswith("tx_"):
        known = next((row for row in rows if row["id"] == asked.since), None)
        if known is None:
            raise bad_param("since", "Unknown transaction in since")
        start = _created(known)
        rows = rows[rows.index(known) + 1 :]
    elif asked.since:
        start = _time("since", asked.since)
        rows = [row for row in rows if _created(row) > start]
    if asked.before:
        end = _time("before", asked.before)
        rows = [row for row in rows if _created(row) < end]
    _check_bounds(start if asked.since else None, start, end, login, now)
    return rows[: min(max(asked.limit, 1), HIGHEST_LIMIT)]


def _check_bounds(since: datetime | None, start: datetime, end: datetime, login: Login, now: datetime) -> None:
    if now - login.authenticated_at > OPEN_FOR and (since is None or since <= now - LOOK_BACK):
        raise verification_required()
    if end - start > LONGEST_SPAN:
        raise bad_param("since", "The time range requested is too long: at most 365 days")


def as_listed(transaction: Json, *, expand_merchant: bool) -> Json:
    """As the API shows it: the merchant is only an id unless it was asked for."""
    merchant = transaction["merchant"]
    if merchant is not None and not expand_merchant:
        return transaction | {"merchant": merchant["id"]}
    return transaction


def _created(row: Json) -> datetime:
    return read_time(row["created"])


def _time(name: str, text: str) -> datetime:
    try:
        return read_time(text)
    except ValueError:
        raise bad_param(name, f"{name} is neither a time nor an id") from None
