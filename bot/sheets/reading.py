"""A file that somebody sent, as rows of text. Nothing in it is trusted, and whatever cannot be read is said so.

It takes time that grows with the file: call it in a thread.
"""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time
from itertools import repeat
from typing import Any, Final, TypeAlias

import openpyxl

from bot.sheets.guarding import unguarded
from bot.texts import importing as texts
from club.columns import Sheet
from club.errors import Invalid

LARGEST_FILE: Final = 2 * 1024 * 1024
LARGEST_UNPACKED: Final = 20 * 1024 * 1024
MOST_PARTS: Final = 500
MOST_ROWS: Final = 2000
MOST_COLUMNS: Final = 50
LONGEST_CELL: Final = 1000
LAST_ROW: Final = 1_048_576
"""A spreadsheet has no more; a file may claim otherwise."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BETWEEN: Final = (";", "\t", ",")
Rows: TypeAlias = list[list[str]]

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


class Unreadable(Invalid):
    """No sheet that we can read; the message says what would help."""


def read(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of an XLSX or CSV file, told apart by what is in it. Raises Unreadable.

    A sheet that is too long or too wide has no rows here, as long as there is another one.
    """
    if len(content) > LARGEST_FILE:
        raise Unreadable(texts.TOO_BIG)
    if content.startswith(_OLE):
        raise Unreadable(texts.OLD_FORMAT)
    try:
        found = _workbook(content) if content.startswith(_ZIP) else _plain(content)
    except Unreadable:
        raise
    except Exception as problem:  # what a parser may raise on somebody's bytes is anything at all
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


def _trimmed(rows: Rows) -> Rows:
    """Without the empty cells and rows at the end."""
    for row in rows:
        while row and not row[-1].strip():
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


# ---------------------------------------------------------------------------------------------------------------- XLSX


def _workbook(content: bytes) -> list[tuple[str, Rows | None]]:
    """Each visible sheet with its rows, or None for one that is too long."""
    _check_size(content)
    said = _opened(content, values=True)
    written = _opened(content, values=False) if _computes(content) else None
    sheets = [sheet for sheet in said.worksheets if sheet.sheet_state == "visible"] or said.worksheets
    return [(sheet.title, _few(_rows(sheet, written and written[sheet.title]))) for sheet in sheets]


def _check_size(content: bytes) -> None:
    """By what the archive says of itself: no more than that is ever unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise Unreadable(texts.TOO_BIG)
        if "[Content_Types].xml" not in archive.namelist():
            raise Unreadable(texts.OLD_FORMAT)


def _computes(content: bytes) -> bool:
    """Whether there is a formula anywhere: to read everything a second time takes as long as the first."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(_FORMULA.search(archive.read(part)) for part in archive.namelist() if "/worksheets/" in part)


def _opened(content: bytes, *, values: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _rows(said: Any, written: Any) -> Iterator[list[str]]:
    """Row by row; a formula whose result was not kept in the file shows as itself, so that nobody takes it for £0."""
    for number, (values, formulas) in enumerate(zip(_cells(said), _cells(written), strict=False), 1):
        if number > LAST_ROW:
            raise Unreadable(texts.UNREADABLE)
        yield [_text(value.value, formula) for value, formula in zip(values, formulas, strict=False)]


def _cells(sheet: Any) -> Iterator[Any]:
    if sheet is None:
        return repeat(repeat(None))
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    rows: Iterator[Any] = sheet.iter_rows(max_col=MOST_COLUMNS + 1)
    return rows


def _few(rows: Iterator[list[str]]) -> Rows | None:
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


def _text(value: object, formula: Any) -> str:
    match value:
        case None:
            return str(formula.value) if getattr(formula, "data_type", "") == "f" else ""
        case bool():
            return "yes" if value else "no"
        case float():
            # 4.999999999999999 is what a sum of floats makes of 5.00
            near = round(value, 2)
            return f"{near:.2f}" if abs(value - near) < 1e-6 else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case _:
            return str(value)[:LONGEST_CELL]


# ----------------------------------------------------------------------------------------------------------------- CSV


def _plain(content: bytes) -> list[tuple[str, Rows | None]]:
    rows = _records(_decoded(content))
    return [("", _few([unguarded(cell[:LONGEST_CELL]) for cell in row] for row in rows))]


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16, with a mark at the beginning or without; else what Windows writes in the west."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NOT_TEXT.search(text):
            return text.removeprefix("\ufeff")
    raise Unreadable(texts.UNREADABLE)


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    start = content[:2000]
    odd, even = start[1::2].count(0), start[::2].count(0)
    if max(odd, even) * 4 > len(start):  # every other byte of plain letters is 0 in UTF-16
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _records(text: str) -> Rows:
    """The rows, at whichever separator makes the most rows the same width."""
    first, _, rest = text.partition("\n")
    if told := re.fullmatch(r'"?sep=(.)"?', first.strip("\r")):
        return [[], *_parsed(rest, told[1])]  # how Excel is told; its line stays, so that row numbers are right
    return max((_parsed(text, between) for between in _BETWEEN), key=_evenness)


def _parsed(text: str, between: str) -> Rows:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=between))


def _evenness(rows: Rows) -> tuple[int, int]:
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, times = widths.most_common(1)[0] if widths else (0, 0)
    return times, width
