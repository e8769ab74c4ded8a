"""What the columns of somebody's sheet hold."""

import pytest

from club.columns import Column, Sheet, Use, is_headings, is_total, layout, use_of


def a_sheet(*rows: str) -> Sheet:
    """Rows with | between the cells."""
    return Sheet("Players", tuple(tuple(row.split("|")) for row in rows))


def uses(*rows: str) -> list[Use]:
    return [column.use for column in layout(a_sheet(*rows)).columns]


@pytest.mark.parametrize(
    ("heading", "use"),
    [
        ("Name", Use.NAME),
        ("PLAYERS", Use.NAME),
        ("First name", Use.FIRST),
        ("Surname", Use.LAST),
        ("Owes (£)", Use.OWES),
        ("Still to pay:", Use.OWES),
        ("In credit", Use.CREDIT),
        ("£ balance", Use.BALANCE),
        ("Accepted bank names", Use.BANK_NAMES),
        ("E-mail", Use.CONTACT),
        ("Mobile no.", Use.CONTACT),
        ("Dosh", None),
        ("", None),
        ("5", None),
    ],
)
def test_headings(heading: str, use: Use | None) -> None:
    assert use_of(heading) is use


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (("Name|Owes", "Sam|5"), 1),
        (("Wednesday Five", "", "Players", "Name|Owes", "Sam|5"), 4),
        (("Bloke|Dosh", "Sam|5"), 1),
        (("My list", "Bloke|Dosh", "Sam|5"), 2),
        (("Sam|5", "Ash|3"), None),
        (("Sam", "Ash"), None),
        (("Bloke|Owes|Bank", "Sam|5|S CARTER"), 1),
        (("Name|Owes", "Sam|5", "Name|Owes", "Ash|3"), 1),
    ],
)
def test_the_headings_are_found_wherever_they_are(rows: tuple[str, ...], row: int | None) -> None:
    assert layout(a_sheet(*rows)).heading_row == row


def test_what_has_no_telling_heading_is_known_by_what_stands_in_it() -> None:
    rows = ["|Who knows|Reach|Digits|Post|Note", "1|Sam Carter|07700 900123|5|a@example.org|"]
    rows += ["2|Ash Jones|+44 7700 900124|-3.50|b@example.org|new", "3|Zoë Ball|07700900125|0|c@example.org|"]
    assert uses(*rows) == [Use.OTHER, Use.WORDS, Use.CONTACT, Use.SUMS, Use.CONTACT, Use.OTHER]


def test_a_column_without_anything_is_none() -> None:
    assert uses("Name||Owes|", "Sam||5|") == [Use.NAME, Use.OWES]


def test_a_total_below_does_not_make_words_of_sums() -> None:
    assert uses("Bloke|Dosh", "Sam|5", "Ash|3", "Total|8") == [Use.WORDS, Use.SUMS]


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (["Total", "5"], True),
        (["", "Grand total:"], True),
        (["TOTAL OWED", ""], True),
        (["Sub-total"], True),
        (["Balance"], False),
        (["Total Tom"], False),
        (["Sam"], False),
        ([""], False),
        (["5"], False),
    ],
)
def test_rows_that_add_the_others_up(cells: list[str], is_one: bool) -> None:
    assert is_total(cells) is is_one


def test_headings_again_on_the_second_page() -> None:
    assert is_headings(("Name", "", "Owes"))
    assert not is_headings(("Name", "5"))
    assert not is_headings(("Bank",))
    assert not is_headings(("", ""))


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (49, "AX"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_spreadsheets_call_them(index: int, letter: str) -> None:
    assert Column(index, "", Use.OTHER).letter == letter
