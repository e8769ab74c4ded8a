"""Tables as files: one XLSX with a sheet for each, or a CSV. Nothing that people typed ever becomes a formula.

It takes time that grows with the tables: call it in a thread.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any, Final, assert_never
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from bot.sheets.guarding import guarded
from bot.sheets.table import Cell, Money, Table

POUNDS: Final = "£#,##0.00;-£#,##0.00"
INSTANT: Final = "ddd d mmm yyyy hh:mm"
LONGEST_TEXT: Final = 32_767
NARROWEST, WIDEST = 9, 48
MEASURED: Final = 500
"""So many rows tell how wide a column has to be."""


def xlsx(tables: Sequence[Table], *, timezone: str, made_at: datetime) -> bytes:
    """A workbook with these sheets: bold headings that stay in sight, real numbers and dates, columns that fit."""
    book = Workbook(write_only=True)
    book.properties.creator = "Fiver"
    book.properties.created = book.properties.modified = made_at.replace(tzinfo=None)
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        for number, width in enumerate(_widths(table), 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.append([_heading(sheet, heading) for heading in table.headings])
        for row in table.rows:
            sheet.append([_cell(sheet, cell, ZoneInfo(timezone)) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv_file(table: Table, *, timezone: str) -> bytes:
    """The same for everything that is no spreadsheet: UTF-8 with the mark that Excel wants, sums as 5.00."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(table.headings)
    lines.writerows([_plain(cell, ZoneInfo(timezone)) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _heading(sheet: Any, heading: str) -> Any:
    cell = WriteOnlyCell(sheet, heading)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Cell, zone: ZoneInfo) -> Any:
    match value:
        case str():
            cell = WriteOnlyCell(sheet, shown := _shown(value) or None)
            cell.data_type = "s" if shown else "n"  # also where it begins with "=", which openpyxl takes for a formula
            if "\n" in value:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        case Money():
            cell = WriteOnlyCell(sheet, Decimal(value.pence) / 100)
            cell.number_format = POUNDS
        case datetime():
            cell = WriteOnlyCell(sheet, _local(value, zone))
            cell.number_format = INSTANT
        case int() | None:
            cell = WriteOnlyCell(sheet, value)
        case _:
            assert_never(value)
    return cell


def _shown(text: str) -> str:
    """What a file can hold: no control characters, no halves of characters, no more than a cell takes."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return str(ILLEGAL_CHARACTERS_RE.sub("", whole))[:LONGEST_TEXT]


def _plain(value: Cell, zone: ZoneInfo) -> str:
    match value:
        case str():
            return guarded(_shown(value))
        case Money():
            return f"{Decimal(value.pence) / 100:.2f}"
        case datetime():
            return _local(value, zone).isoformat(" ", "minutes")
        case int():
            return str(value)
        case None:
            return ""
        case _:
            assert_never(value)


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    """A spreadsheet knows no time zones: what the clock showed where the club plays."""
    return at.astimezone(zone).replace(tzinfo=None)


def _widths(table: Table) -> Iterator[int]:
    for number, heading in enumerate(table.headings):
        cells = [_width(row[number]) for row in islice(table.rows, MEASURED)]
        yield min(max([NARROWEST, len(heading) + 2, *cells]), WIDEST)


def _width(value: Cell) -> int:
    match value:
        case str():
            return _longest(value.split("\n")) + 2
        case datetime():
            return 24
        case Money():
            return len(f"{value.pence:,}") + 4
        case _:
            return NARROWEST


def _longest(lines: Iterable[str]) -> int:
    return max(map(len, lines), default=0)
