"""CSV files, in whatever letters and with whatever between the cells."""

import pytest

from bot.sheets.reading import read
from club.columns import Sheet

PLAYERS = "Name;Owes\r\nZoë Ball;5,00\r\nSam;–\r\n"
READ = (("Name", "Owes"), ("Zoë Ball", "5,00"), ("Sam", "–"))


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
