"""Long lists come in pages: how many, from where on, and where the next page begins."""

import base64
import binascii
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from club.ports import Page
from webhook.api.forms import Flawed

T = TypeVar("T")

DEFAULT = 50
MOST = 500
LONGEST_CURSOR = 400


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a list."""

    limit: int
    cursor: str | None


def wanted(query: Mapping[str, str]) -> Wanted:
    """`limit` and `cursor` of a query. Raises Flawed for a limit outside 1 to 500, and for what can be no cursor."""
    limit, cursor = query.get("limit", str(DEFAULT)), query.get("cursor")
    if not (limit.isascii() and limit.isdigit() and len(limit) <= 3 and 1 <= int(limit) <= MOST):
        raise Flawed({"limit": f"This has to be between 1 and {MOST}."})
    if cursor is not None and not (0 < len(cursor) <= LONGEST_CURSOR and cursor.isascii()):
        raise Flawed({"cursor": "That cursor is not one of ours. Leave it out to start from the beginning."})
    return Wanted(int(limit), cursor)


def paged(page: Page[T], shape: Callable[[T], object]) -> dict[str, object]:
    """A page of a list in JSON."""
    return {"items": [shape(item) for item in page.items], "next_cursor": page.next_cursor}


def page_of(items: Iterable[T], key: Callable[[T], str], part: Wanted) -> Page[T]:
    """A part of a short list that is here as a whole, in the order of its keys."""
    after = "" if part.cursor is None else _opened(part.cursor)
    left: Sequence[T] = sorted((item for item in items if key(item) > after), key=key)
    shown = left[: part.limit]
    return Page(tuple(shown), _wrapped(key(shown[-1])) if len(left) > len(shown) else None)


def _wrapped(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _opened(cursor: str) -> str:
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        raise Flawed({"cursor": "That cursor is not one of ours. Leave it out to start from the beginning."}) from None
