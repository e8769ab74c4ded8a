"""XLSX files: what is in them, and what is not unpacked."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from bot.sheets.bounds import Unreadable
from bot.sheets.reading import read
from club.columns import Sheet
from tests.bot.sheets.files import a_workbook, changed


def test_a_workbook() -> None:
    rows: list[list[Any]] = [
        ["Name", "Owes", "Since", "Here", "Id"],
        ["Zoë", 5.1 + 0.2, date(2026, 3, 4), True, 7],
        ["Sam", 5],
    ]
    kick_off = datetime(2026, 3, 4, 18, 30)  # noqa: DTZ001 — a spreadsheet knows no time zones
    rows += [["Tom", 1.234, kick_off, None, "007"], [], [None], ["Ash"]]
    assert read(a_workbook(Players=rows, Notes=[["x"]])) == (
        Sheet(
            "Players",
            (
                ("Name", "Owes", "Since", "Here", "Id"),
                ("Zoë", "5.30", "2026-03-04", "yes", "7"),
                ("Sam", "5"),
                ("Tom", "1.234", "2026-03-04 18:30", "", "007"),
                (),
                (),
                ("Ash",),
            ),
        ),
        Sheet("Notes", (("x",),)),
    )


def test_a_formula_counts_by_its_result_and_shows_itself_where_that_was_not_kept() -> None:
    content = a_workbook(Players=[["Sam", "=2+3"], ["Tom", "=4"]])
    with_result = changed(content, "xl/worksheets/sheet1.xml", b"<f>2+3</f><v />", b"<f>2+3</f><v>5</v>")
    assert read(with_result)[0].rows == (("Sam", "5"), ("Tom", "=4"))


def test_hidden_sheets_are_left_alone() -> None:
    book = openpyxl.load_workbook(io.BytesIO(a_workbook(Old=[["a"]], Players=[["b"]])))
    book["Old"].sheet_state = "hidden"
    content = io.BytesIO()
    book.save(content)
    assert [sheet.name for sheet in read(content.getvalue())] == ["Players"]


def test_a_wrong_claim_about_its_own_size_hides_nothing() -> None:
    content = a_workbook(Players=[["Sam", 5], ["Tom", 6]])
    lying = changed(content, "xl/worksheets/sheet1.xml", b'ref="A1:B2"', b'ref="A1:A1"')
    assert read(lying)[0].rows == (("Sam", "5"), ("Tom", "6"))


def test_empty_rows_and_cells_at_the_end_do_not_count() -> None:
    book = openpyxl.load_workbook(io.BytesIO(a_workbook(Players=[["Sam"]])))
    book.active["ZZ90000"].font = openpyxl.styles.Font(bold=True)
    content = io.BytesIO()
    book.save(content)
    assert read(content.getvalue())[0].rows == (("Sam",),)


def test_a_zip_bomb_is_refused_unopened() -> None:
    bomb = changed(a_workbook(Players=[["Sam"]]), "xl/workbook.xml", b"<", b"<")
    packed = io.BytesIO(bomb)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b"0" * (21 * 1024 * 1024))
    assert len(packed.getvalue()) < 100_000
    with pytest.raises(Unreadable, match="too big"):
        read(packed.getvalue())


def test_so_is_an_archive_of_very_many_parts() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(600):
            archive.writestr(f"{number}.xml", b"")
    with pytest.raises(Unreadable, match="too big"):
        read(packed.getvalue())


def test_an_archive_that_lies_about_what_it_holds_unpacks_to_no_more() -> None:
    """The size that was checked is the size that is unpacked: the rest is an error."""
    padded = b"<sheetData>" + b" " * (30 * 1024 * 1024)
    bomb = changed(a_workbook(Players=[["Sam"]]), "xl/worksheets/sheet1.xml", b"<sheetData>", padded)
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = bomb.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little"))
    assert lying != bomb
    with pytest.raises(Unreadable, match="couldn't read"):
        read(lying)


@pytest.mark.parametrize("secret", ['SYSTEM "file:///etc/passwd"', '"boom"'])
def test_entities_are_refused(secret: str) -> None:
    declared = f"<!DOCTYPE x [<!ENTITY e {secret}>]>".encode()
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):
        content = a_workbook(Players=[["Sam"]])
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            whole = archive.read(part)
        start = whole.index(b"<", whole.find(b"?>") if whole.startswith(b"<?") else 0)
        with pytest.raises(Unreadable, match="couldn't read"):
            read(changed(content, part, whole, whole[:start] + declared + whole[start:]))
