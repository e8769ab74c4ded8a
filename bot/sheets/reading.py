"""A file that somebody sent, as rows of text. Nothing in it is trusted, and whatever cannot be read is said so.

It takes time that grows with the file: call it in a thread.
"""

import logging
from typing import Final

from bot.sheets.bounds import LARGEST_FILE, MOST_COLUMNS, Rows, Unreadable
from bot.sheets.plain import rows_of
from bot.texts import importing as texts
from club.columns import Sheet

logger = logging.getLogger(__name__)

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"


def read(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of an XLSX or CSV file, told apart by what is in it. Raises Unreadable.

    A sheet that is too long or too wide has no rows here, as long as there is another one.
    """
    if len(content) > LARGEST_FILE:
        raise Unreadable(texts.TOO_BIG)
    if content.startswith(_OLE):
        raise Unreadable(texts.OLD_FORMAT)
    try:
        found = _sheets_of(content) if content.startswith(_ZIP) else [("", rows_of(content))]
    except Unreadable:
        raise
    except Exception as problem:  # what a parser may raise on somebody's bytes is anything at all
        logger.info("a file was not read: %s", type(problem).__name__)  # its words may quote the file
        raise Unreadable(texts.UNREADABLE) from problem
    return _small_ones(found)


def _small_ones(found: list[tuple[str, Rows | None]]) -> tuple[Sheet, ...]:
    if all(rows is None for _, rows in found):
        raise Unreadable(texts.TOO_LONG)
    if not any(_is_small(rows) for _, rows in found):
        raise Unreadable(texts.TOO_WIDE)
    return tuple(Sheet(name, tuple(map(tuple, rows)) if rows and _is_small(rows) else ()) for name, rows in found)


def _is_small(rows: Rows | None) -> bool:
    return rows is not None and all(len(row) <= MOST_COLUMNS for row in rows)


def _sheets_of(content: bytes) -> list[tuple[str, Rows | None]]:
    from bot.sheets.workbook import sheets_of  # noqa: PLC0415  # 25 MB, only for those who send a workbook

    return sheets_of(content)
