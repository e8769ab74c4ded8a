"""Single fields of Monzo's JSON, read leniently: what is not there, or not what it should be, is empty and no error."""

from collections.abc import Mapping
from datetime import UTC, datetime

from club.players import one_line

LONGEST_TEXT = 140
LONGEST_ID = 128


def members(value: object) -> Mapping[str, object]:
    """An object's fields; none for anything else."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Mapping[str, object]]:
    """The objects in a list; none for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(value: object) -> str:
    """One line that people may read."""
    return one_line(value[: 8 * LONGEST_TEXT])[:LONGEST_TEXT].strip() if isinstance(value, str) else ""


def name_of(value: object) -> str | None:
    """The id of something at Monzo."""
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID or not value.isascii() or not value.isprintable():
        return None
    return value if " " not in value else None


def digits(value: object) -> str:
    """The digits of a sort code or an account number, however it is written."""
    return "".join(ch for ch in value if ch in "0123456789")[:34] if isinstance(value, str) else ""


def instant(value: object) -> datetime | None:
    """RFC 3339 with a fraction of any length. Text would sort wrongly: "34.9Z" comes after "34.98Z"."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        at = datetime.fromisoformat(value)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
