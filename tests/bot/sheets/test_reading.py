"""Files that people send, told apart by what is in them; whatever cannot be read is said so."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.sheets.bounds import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, Unreadable
from bot.sheets.reading import read
from bot.texts import importing as texts
from club.columns import Sheet
from tests.bot.sheets.files import a_workbook


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
@settings(deadline=None)  # a workbook takes as long as it takes
def test_whatever_bytes_come_the_answer_is_rows_or_a_sentence(noise: bytes, place: int, cut: int) -> None:
    for content in (noise, A_WORKBOOK[:place] + noise + A_WORKBOOK[place + cut :], b"PK\x03\x04" + noise):
        with suppress(Unreadable):
            assert isinstance(read(content), tuple)
