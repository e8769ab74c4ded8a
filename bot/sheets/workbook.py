"""An XLSX file that somebody sent, as rows of text: measured before it is unpacked, and read row by row."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from itertools import repeat
from typing import Any, Final

import openpyxl

from bot.sheets.bounds import (
    LARGEST_UNPACKED,
    LAST_ROW,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_PARTS,
    Rows,
    Unreadable,
    few,
)
from bot.texts import importing as texts

_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")


def sheets_of(content: bytes) -> list[tuple[str, Rows | None]]:
    """Each visible sheet with its rows, or None for one that is too long. A parser may raise anything at all."""
    _check_size(content)
    said = _opened(content, values=True)
    written = _opened(content, values=False) if _computes(content) else None
    sheets = [sheet for sheet in said.worksheets if sheet.sheet_state == "visible"] or said.worksheets
    return [(sheet.title, few(_rows(sheet, written and written[sheet.title]))) for sheet in sheets]


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
