"""Reading the statement page by page, with the bounds that Monzo sets."""

from datetime import UTC, datetime, timedelta

from rehearsal.monzo.errors import MonzoError
from rehearsal.monzo.logins import Login
from rehearsal.monzo.shapes import Json
from rehearsal.monzo.times import read_time

DEFAULT_LIMIT, HIGHEST_LIMIT = 30, 100
OPEN_FOR = timedelta(minutes=5)
LOOK_BACK = timedelta(days=90)


def page(transactions: list[Json], since: str, before: str, limit: int, login: Login, now: datetime) -> list[Json]:
    """Transactions oldest first; `since` is a time or an id (exclusive), `before` a time."""
    rows = sorted(transactions, key=_created)
    start = datetime.min.replace(tzinfo=UTC)
    if since.startswith("tx_"):
        known = next((row for row in rows if row["id"] == since), None)
        if known is None:
            raise MonzoError(400, "bad_request.bad_param.since", "Unknown transaction in since")
        start = _created(known)
        rows = rows[rows.index(known) + 1 :]
    elif since:
        start = _time("since", since)
        rows = [row for row in rows if _created(row) >= start]
    if now - login.authenticated_at > OPEN_FOR and start < now - LOOK_BACK:
        message = "Verification required to read transactions this old"
        raise MonzoError(403, "forbidden.verification_required", message)
    if before:
        end = _time("before", before)
        rows = [row for row in rows if _created(row) < end]
    return rows[: min(max(limit, 1), HIGHEST_LIMIT)]


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
        raise MonzoError(400, f"bad_request.bad_param.{name}", f"{name} is neither a time nor an id") from None
