"""Files that people send, as rows of text; nothing in them is trusted."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.sheets.reading import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, Unreadable, read
from bot.texts import importing as texts
from club.columns import Sheet

PLAYERS = "Name;Owes\r\nZoë Ball;5,00\r\nSam;–\r\n"
READ = (("Name", "Owes"), ("Zoë Ball", "5,00"), ("Sam", "–"))


def a_workbook(**sheets: list[list[Any]]) -> bytes:
    """An XLSX file with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The same archive with something else in one of its parts."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            assert name != part or old in data
            after.writestr(name, data.replace(old, new) if name == part else data)
    return result.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_csv_in_whatever_letters(encoding: str) -> None:
    assert read(PLAYERS.encode(encoding)) == (Sheet("", READ),)


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_csv_with_whatever_between_the_cells(between: str) -> None:
    rows = ["Name", "Owes", "Bank names"], ["Zoë Ball", "5", "Z BALL"], ["Sam", "", ""]
    content = "\n".join(between.join(row) for row in rows).encode()
    assert read(content) == (Sheet("", (("Name", "Owes", "Bank names"), ("Zoë Ball", "5", "Z BALL"), ("Sam",))),)


def test_commas_within_sums_do_not_make_columns() -> None:
    assert read(b"Name;Owes\nSam;5,00\nTom;6,00")[0].rows[1] == ("Sam", "5,00")
    assert read(b'Name,Owes\nSam,"5,00"\nTom,6')[0].rows[1] == ("Sam", "5,00")


def test_quotes_may_hold_line_breaks_and_row_numbers_are_those_of_the_spreadsheet() -> None:
    assert read(b'Name,Bank\n"Sam","A\nB"\n\nTom,C\n')[0].rows == (("Name", "Bank"), ("Sam", "A\nB"), (), ("Tom", "C"))


def test_a_first_line_that_tells_excel_what_stands_between() -> None:
    assert read(b"sep=|\r\nName|Owes\r\nSam|5\r\n")[0].rows == ((), ("Name", "Owes"), ("Sam", "5"))


def test_an_apostrophe_that_kept_a_formula_from_being_one_goes() -> None:
    assert read(b"Name,Owes\n'=Sam,'-5\nO'Brien,'tis\n")[0].rows[1:] == (("=Sam", "-5"), ("O'Brien", "'tis"))


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


def test_2000_rows_and_50_columns_are_enough() -> None:
    rows = [["Sam"]] * MOST_ROWS
    assert len(read("\n".join(row[0] for row in rows).encode())[0].rows) == MOST_ROWS
    assert len(read(a_workbook(Players=rows))[0].rows) == MOST_ROWS
    for content in ("\n".join(["Sam"] * (MOST_ROWS + 1)).encode(), a_workbook(Players=[*rows, ["Tom"]])):
        with pytest.raises(Unreadable, match=r"more than 2,000 rows"):
            read(content)
    wide = ["x"] * (MOST_COLUMNS + 1)
    assert len(read(a_workbook(Players=[wide[1:]]))[0].rows[0]) == MOST_COLUMNS
    for content in (",".join(wide).encode(), a_workbook(Players=[wide])):
        with pytest.raises(Unreadable, match="more than 50 columns"):
            read(content)


def test_a_long_or_wide_sheet_beside_a_small_one_is_passed_over() -> None:
    long, wide = [["x"]] * (MOST_ROWS + 1), [["x"] * (MOST_COLUMNS + 1)]
    sheets = read(a_workbook(Ledger=long, Weeks=wide, Players=[["Sam"]]))
    assert sheets == (Sheet("Ledger", ()), Sheet("Weeks", ()), Sheet("Players", (("Sam",),)))
    with pytest.raises(Unreadable, match="more than 50 columns"):
        read(a_workbook(Ledger=long, Weeks=wide))


def test_empty_rows_and_cells_at_the_end_do_not_count() -> None:
    book = openpyxl.load_workbook(io.BytesIO(a_workbook(Players=[["Sam"]])))
    book.active["ZZ90000"].font = openpyxl.styles.Font(bold=True)
    content = io.BytesIO()
    book.save(content)
    assert read(content.getvalue())[0].rows == (("Sam",),)


# ----------------------------------------------------------------------------------------------- what is not to be read


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


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, texts.OLD_FORMAT),
        (b"PK\x03\x04 and then nothing", texts.UNREADABLE),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", texts.UNREADABLE),
        (b"%PDF-1.4\n\x81\x8d\x00", texts.UNREADABLE),
        (b"Name\x00Owes", texts.UNREADABLE),
        (b"x" * (LARGEST_FILE + 1), texts.TOO_BIG),
        (b'"' + b"x" * 200_000, texts.UNREADABLE),
    ],
)
def test_what_is_no_sheet_is_said_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.message == words


def test_another_kind_of_archive_is_no_workbook() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(Unreadable) as refused:
        read(packed.getvalue())
    assert refused.value.message == texts.OLD_FORMAT


A_WORKBOOK = a_workbook(Players=[["Name", "Owes"], ["Sam", 5]])


@given(st.binary(max_size=300), st.integers(0, len(A_WORKBOOK)), st.integers(0, 40))
@example(b"", 0, 0)
def test_whatever_bytes_come_the_answer_is_rows_or_a_sentence(noise: bytes, place: int, cut: int) -> None:
    for content in (noise, A_WORKBOOK[:place] + noise + A_WORKBOOK[place + cut :], b"PK\x03\x04" + noise):
        with suppress(Unreadable):
            assert isinstance(read(content), tuple)
