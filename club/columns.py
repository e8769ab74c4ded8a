"""What the columns of somebody's spreadsheet hold: told by their headings, and by what stands in them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from club.cells import read_sum
from club.money import LARGEST
from club.names import tokens
from club.players import one_line

Row = Sequence[str]


class Use(StrEnum):
    """What a column is good for. `SUMS` and `WORDS` stand under headings that say nothing; `WORDS` may be names."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    OWES = "owes"
    CREDIT = "credit"
    BALANCE = "balance"
    BANK_NAMES = "bank names"
    CONTACT = "contact"
    SUMS = "sums"
    WORDS = "words"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file: rows of text. The first row is row 1, as a spreadsheet counts them."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column, counted from 0; the heading is empty where there is none. `example` is what its first cell says."""

    index: int
    heading: str
    use: Use
    example: str = ""

    @property
    def letter(self) -> str:
        """`A`, `Z`, `AA`, as spreadsheets call it."""
        letters, left = "", self.index + 1
        while left:
            left, place = divmod(left - 1, 26)
            letters = chr(ord("A") + place) + letters
        return letters


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headings are (a row counted from 1, if there is one), and the columns that hold anything."""

    heading_row: int | None
    columns: tuple[Column, ...]

    def of(self, *uses: Use) -> tuple[Column, ...]:
        """The columns of these uses, from left to right."""
        return tuple(column for column in self.columns if column.use in uses)


_HEADINGS: Final = {
    Use.NAME: "name,names,player,players,player name,players name,name of player,full name,member,members,member name,"
    "who,person,people,nickname,known as,display name",
    Use.FIRST: "first name,firstname,forename,given name,first,christian name",
    Use.LAST: "last name,lastname,surname,family name,last",
    Use.OWES: "owes,owed,owe,owing,due,amount due,amount owed,amount owing,debt,debts,debit,outstanding,to pay,"
    "still to pay,balance owed,balance owing,balance due,balance outstanding,arrears,unpaid,owes gbp",
    Use.CREDIT: "credit,credits,in credit,credit balance,balance in credit,paid ahead,prepaid,in advance,overpaid",
    Use.BALANCE: "balance,balances,current balance,running balance,opening balance,closing balance,net,net balance,"
    "standing",
    Use.BANK_NAMES: "bank,bank name,bank names,accepted bank name,accepted bank names,name at bank,name on bank,"
    "name on account,name on statement,bank account name,account name,pays as,payer,payer name,payers,alias,aliases,"
    "bank alias,bank aliases",
    Use.CONTACT: "phone,phones,phone no,phone number,mobile,mobile no,mobile number,tel,tel no,telephone,"
    "telephone number,cell,cellphone,whatsapp,email,emails,e mail,email address,e mail address,mail,contact,contacts,"
    "contact number,contact details,address,postcode",
}
_USE_OF: Final = {words: use for use, listed in _HEADINGS.items() for words in listed.split(",")}
_NAMING: Final = frozenset({Use.NAME, Use.FIRST})
_TOTALS: Final = frozenset({"total", "totals", "subtotal", "subtotals", "sum", "sums", "overall"})
_BESIDE_TOTALS: Final = _TOTALS | {
    "grand", "sub", "all", "the", "in", "of", "players", "owed", "owes", "owing", "due", "credit", "balance",
}  # fmt: skip
_MAIL = re.compile(r"\S+@\S+\.\w+")
_PHONE = re.compile(r"\+?[\d\s()./-]{9,}", re.ASCII)
SEARCHED = 30
"""In so many rows from the top the headings are looked for."""


def use_of(heading: str) -> Use | None:
    """What a heading says, if it says anything to us."""
    return _USE_OF.get(" ".join(tokens(heading.replace("£", " "))))


def is_total(cells: Sequence[str]) -> bool:
    """Whether the first words in these cells say that this row adds the others up."""
    words = tokens(next((cell for cell in cells if cell.strip()), ""))
    return bool(words) and not _TOTALS.isdisjoint(words) and _BESIDE_TOTALS.issuperset(words)


def is_headings(row: Row) -> bool:
    """Whether this row is headings and nothing else, as at the top of a second printed page."""
    said = [cell for cell in row if cell.strip()]
    return bool(said) and all(map(use_of, said)) and not _NAMING.isdisjoint(map(use_of, said))


def layout(sheet: Sheet) -> Layout:
    """The headings, wherever they are, and what each column holds."""
    heading = _heading_row(sheet.rows)
    below = sheet.rows[heading or 0 :]
    filled = [row for row in below if any(cell.strip() for cell in row)]
    width = max(map(len, sheet.rows), default=0)
    headings = sheet.rows[heading - 1] if heading else ()
    columns = (_column(index, _cell(headings, index), filled) for index in range(width))
    return Layout(heading, tuple(column for column in columns if column is not None))


def cell(row: Row, index: int) -> str:
    """The cell of a row that may be shorter, trimmed."""
    return _cell(row, index).strip()


def _cell(row: Row, index: int) -> str:
    return row[index] if index < len(row) else ""


def _heading_row(rows: Sequence[Row]) -> int | None:
    """The row that says most, above all one that names the names; else the first row of words above one with sums."""
    told = [[use for said in row if (use := use_of(said)) is not None] for row in rows[:SEARCHED]]
    best, uses = max(enumerate(told, 1), key=lambda one: (_NAMING & {*one[1]} != set(), len(one[1])), default=(0, []))
    if _NAMING & {*uses} or len(uses) > 1:
        return best
    for number, (row, following) in enumerate(pairwise(rows[: SEARCHED + 1]), 1):
        above = [cell(row, index) for index in range(len(following)) if _is_sum(_cell(following, index))]
        if any(above) and sum(bool(said.strip()) for said in row) > 1:
            return None if any(map(_is_sum, above)) else number
    return None


def _column(index: int, heading: str, rows: Sequence[Row]) -> Column | None:
    said = [words for row in rows if (words := cell(row, index))]
    use = use_of(heading)
    if use is None and not said:
        return None
    if use is None:
        use = _use_by_content([words for row in rows if (words := cell(row, index)) and not is_total(row)], len(rows))
    return Column(index, one_line(heading), use, one_line(said[0]) if said else "")


def _use_by_content(cells: Sequence[str], rows: int) -> Use:
    if not cells or _counts(cells):
        return Use.OTHER
    if _most(cells, lambda said: bool(_MAIL.fullmatch(said) or _is_phone(said))):
        return Use.CONTACT
    if _most(cells, _is_sum):
        return Use.SUMS
    wordy = _most(cells, lambda said: any(map(str.isalpha, said)))
    distinct = len({said.casefold() for said in cells}) * 4 >= len(cells) * 3
    return Use.WORDS if wordy and distinct and len(cells) * 2 >= rows else Use.OTHER


def _most(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return sum(map(fits, cells)) * 5 >= len(cells) * 4


def _counts(cells: Sequence[str]) -> bool:
    """Whether this is 1, 2, 3 and so on: the numbers of the rows."""
    return len(cells) > 2 and all(said == str(number) for number, said in enumerate(cells, 1))


def _is_sum(said: str) -> bool:
    read = read_sum(said) if any(map(str.isdigit, said)) else None
    return read is not None and abs(read.pence) <= LARGEST and not _is_phone(said)


def _is_phone(said: str) -> bool:
    return bool(_PHONE.fullmatch(said)) and 9 <= sum(map(str.isdigit, said)) <= 15 and not re.search(r"\.\d\d$", said)
