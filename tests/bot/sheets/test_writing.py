"""Tables as files, and back."""

import csv
import io
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sheets.reading import read
from bot.sheets.table import Cell, Money, Table
from bot.sheets.writing import csv_file, xlsx
from club.money import Pence
from tests.builders import NOW

LONDON = "Europe/London"
SUMMER = datetime(2026, 7, 1, 17, 30, tzinfo=UTC)
FORMULAS = ["=1+1", "+44 7700", "-5", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]


def a_table(*rows: tuple[Cell, ...], headings: tuple[str, ...] | None = None) -> Table:
    width = len(rows[0]) if rows else 1
    return Table("Players", headings or tuple(f"Heading {number}" for number in range(width)), rows)


def opened(*tables: Table) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx(tables, timezone=LONDON, made_at=NOW)))


def lines(table: Table) -> list[list[str]]:
    content = csv_file(table, timezone=LONDON)
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8 only with the mark"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_sheet_for_each_table_with_headings_that_stay() -> None:
    book = opened(a_table(("Sam",)), Table("Games", ("Date",), ()))
    assert book.sheetnames == ["Players", "Games"]
    sheet = book["Players"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert [cell.value for cell in book["Games"][1]] == ["Date"]


def test_sums_are_numbers_and_dates_are_dates_in_the_clubs_time() -> None:
    table = a_table((Money(Pence(-123_450)), SUMMER, 7, None, "007"))
    [money, at, number, nothing, text] = opened(table)["Players"][2]
    assert (money.value, money.number_format) == (-1234.5, "£#,##0.00;-£#,##0.00")
    assert (at.value, at.is_date) == (SUMMER.replace(tzinfo=None, hour=18), True)
    assert (number.value, nothing.value, text.value, text.data_type) == (7, None, "007", "s")
    assert lines(table)[1] == ["-1234.50", "2026-07-01 18:30", "7", "", "007"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    [cell] = opened(a_table((text,)))["Players"][2]
    assert (cell.value, cell.data_type) == (text, "s")
    assert lines(a_table((text,)))[1] == [f"'{text}"]


@given(st.text())
@settings(deadline=None)
def test_whatever_text_it_is_it_is_no_formula_and_breaks_nothing(text: str) -> None:
    [cell] = opened(a_table((text,)))["Players"][2]
    assert cell.data_type in ("s", "n")
    assert cell.value is None or isinstance(cell.value, str)
    [said] = [row[0] if row else "" for row in lines(a_table((text,)))[1:]]
    assert not said.startswith(tuple("=+-@\t\r"))


def test_columns_are_as_wide_as_what_is_in_them_within_reason() -> None:
    sheet = opened(a_table(("x", "y" * 30, "z" * 300), headings=("A", "B", "C")))["Players"]
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [9, 32, 48]


def test_both_files_are_read_again_as_they_were() -> None:
    table = a_table(("Zoë =1", Money(Pence(500))), ("=Sam", Money(Pence(0))), headings=("Name", "Owes"))
    rows = ("Name", "Owes"), ("Zoë =1", "5.00"), ("=Sam", "0.00")
    assert read(csv_file(table, timezone=LONDON))[0].rows == rows
    assert read(xlsx([table], timezone=LONDON, made_at=NOW))[0].rows[:2] == (rows[0], ("Zoë =1", "5"))
