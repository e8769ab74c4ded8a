"""How much of somebody's file is read at all, and what is said of one that cannot be."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from club.errors import Invalid

LARGEST_FILE: Final = 2 * 1024 * 1024
LARGEST_UNPACKED: Final = 20 * 1024 * 1024
MOST_PARTS: Final = 500
MOST_ROWS: Final = 2000
MOST_COLUMNS: Final = 50
LONGEST_CELL: Final = 1000
LAST_ROW: Final = 1_048_576
"""A spreadsheet has no more; a file may claim otherwise."""

Rows: TypeAlias = list[list[str]]


class Unreadable(Invalid):
    """No sheet that we can read; the message says what would help."""


def few(rows: Iterator[list[str]]) -> Rows | None:
    """The rows, or None when there are too many; no more are kept than it takes to know."""
    kept: Rows = []
    empty = 0
    for row in rows:
        if not any(cell.strip() for cell in row):
            empty += 1
            continue
        kept += [[] for _ in range(min(empty, MOST_ROWS))]
        empty = 0
        kept.append(row)
        if len(kept) > MOST_ROWS:
            return None
    return _trimmed(kept)


def _trimmed(rows: Rows) -> Rows:
    """Without the empty cells and rows at the end."""
    for row in rows:
        while row and not row[-1].strip():
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows
