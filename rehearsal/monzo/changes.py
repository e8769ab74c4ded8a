"""What may become of a transaction later: declined, another amount, notes of ours, and an older snapshot at the end."""

import copy
from datetime import datetime, timedelta

from rehearsal.monzo.shapes import Json
from rehearsal.monzo.times import read_time, rfc3339

_A_MOMENT = timedelta(milliseconds=250)


def declined(row: Json, at: datetime, reason: str) -> Json:
    """The bank takes it back: `amount` keeps its value, and only the presence of `decline_reason` tells."""
    return _later(row, at) | {"decline_reason": reason, "decline_copy": "This payment was returned", "settled": ""}


def of_another_amount(row: Json, at: datetime, amount: int) -> Json:
    """Settled for more or less than was first said; signed pence."""
    return _later(row, at) | {"amount": amount, "local_amount": amount, "amount_is_pending": False}


def annotated(row: Json, at: datetime, values: dict[str, str]) -> Json:
    """With these metadata; an empty value deletes, and the key `notes` is the note that the owner sees."""
    metadata = {key: value for key, value in (row["metadata"] | values).items() if value}
    return _later(row, at) | {"metadata": metadata, "notes": values.get("notes", row["notes"])}


def events_of_change(before: Json, after: Json) -> list[Json]:
    """The news, and once more what was known before it."""
    return [{"type": "transaction.updated", "data": copy.deepcopy(data)} for data in (after, before)]


def _later(row: Json, at: datetime) -> Json:
    """The same with a newer `updated`, also where the clock stands still."""
    return copy.deepcopy(row) | {"updated": rfc3339(max(at, read_time(row["updated"]) + _A_MOMENT))}
