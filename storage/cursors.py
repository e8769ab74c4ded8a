"""Where a page of a list ends: the values it is sorted by, wrapped so that nobody builds on what is inside. Pure."""

import base64
import json
from datetime import UTC, datetime
from typing import TypeVar

from club.errors import Invalid

A = TypeVar("A", str, datetime)
B = TypeVar("B", str, datetime)


def encode(first: str | datetime, second: str | datetime) -> str:
    """The cursor after an item that is sorted by these two values."""
    plain = json.dumps([_plain(first), _plain(second)], separators=(",", ":"))
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def decode(cursor: str, first: type[A], second: type[B]) -> tuple[A, B]:
    """The values of a cursor. Raises Invalid for anything that is not one of ours."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        one, two = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        return _read(one, first), _read(two, second)
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise Invalid(
            "That cursor is not one of ours. Leave it out to start from the beginning.", field="cursor"
        ) from None


def _plain(value: str | datetime) -> str:
    return value.isoformat() if isinstance(value, datetime) else value


def _read(text: object, kind: type[A]) -> A:
    if not isinstance(text, str):
        raise TypeError
    if issubclass(kind, datetime):
        instant = kind.fromisoformat(text)
        if instant.tzinfo is None:
            raise ValueError
        return instant.astimezone(UTC)
    text.encode()  # half a character of two parts is no text that a database takes
    return kind(text)
