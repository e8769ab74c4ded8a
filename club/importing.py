"""What somebody's spreadsheet says: who plays, who owes, what a bank calls them, and what has to be asked first.

Rows of text go in, an `Understanding` comes out. It may hold a `doubt`: with the answer to it the same rows are
understood again. What cannot be read is a problem with its row; nothing is left out silently, and nothing is guessed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from club.cells import Says, Sum, names_in, read_sum
from club.columns import Column, Layout, Row, Sheet, Use, cell, is_headings, is_total, layout
from club.doubts import Answers, Doubt, WhatItMeans, settle
from club.errors import Invalid
from club.ids import PlayerId
from club.meeting import Listed, Problem, Why, among, key_of, shared
from club.money import LARGEST, Pence
from club.players import LONGEST_NAME, Player, bank_names, one_line

_MONEY: Final = (Use.OWES, Use.CREDIT, Use.BALANCE, Use.SUMS)


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was made of the file. While there is a `doubt`, people and problems say what would be without an answer."""

    sheet: str
    other_sheets: tuple[str, ...]
    heading_row: int | None
    columns: tuple[Column, ...]
    means: Says | None
    people: tuple[Listed, ...]
    problems: tuple[Problem, ...]
    shared_bank_names: tuple[str, ...]
    doubt: Doubt | None

    def of(self, *uses: Use) -> tuple[Column, ...]:
        """The columns of these uses."""
        return tuple(column for column in self.columns if column.use in uses)

    @property
    def new(self) -> tuple[Listed, ...]:
        """Those who are not on the books yet."""
        return tuple(one for one in self.people if one.known is None)

    @property
    def known(self) -> tuple[Listed, ...]:
        """Those who are."""
        return tuple(one for one in self.people if one.known is not None)

    def on_top(self, balances: Mapping[PlayerId, Pence]) -> tuple[tuple[Listed, Pence], ...]:
        """Those who have a balance in the books already, to which that of the sheet would be added."""
        booked = ((one, balances.get(one.known.player_id)) for one in self.people if one.known and one.balance)
        return tuple((one, balance) for one, balance in booked if balance)


def understand(sheets: Sequence[Sheet], players: Iterable[Player], answers: Answers) -> Understanding:
    """The likeliest of these sheets, read with these answers and compared with who is on the books.

    Raises Invalid when nobody's name is anywhere.
    """
    everybody = tuple(player for player in players if player.active)
    laid_out = [(_likeliness(sheet, columns := layout(sheet)), sheet, columns) for sheet in sheets]
    likely = max(laid_out, key=lambda one: one[0], default=None)
    if likely is None or not likely[2].columns:
        raise Invalid("I found nothing in that sheet.")
    _, sheet, found = likely
    others = tuple(other.name for other in sheets if other is not sheet)
    settled, doubt = settle(found, answers)
    if not settled.of(Use.NAME, Use.FIRST):
        raise Invalid("I found no column with names. Put “Name” above it, please.")
    lines, problems = _read(sheet, settled, answers.means)
    people, unclear = among(lines, everybody)
    return Understanding(
        sheet=sheet.name,
        other_sheets=others,
        heading_row=found.heading_row,
        columns=settled.columns,
        means=answers.means,
        people=people,
        problems=tuple(sorted([*problems, *unclear], key=lambda problem: problem.row)),
        shared_bank_names=shared(people, everybody),
        doubt=doubt or _meaning(sheet, settled, answers),
    )


def _likeliness(sheet: Sheet, found: Layout) -> tuple[bool, bool, bool, int, int]:
    """Names and sums; each name once (in a list of games or payments they come again and again); much that we know."""
    named = found.of(Use.NAME, Use.FIRST)
    money = found.of(*_MONEY)
    rows = sheet.rows[found.heading_row or 0 :]
    names = [key_of(name) for row in rows if (name := _name(row, Layout(None, named[:1])))]
    once = len(set(names)) * 5 >= len(names) * 4
    uses = {column.use for column in found.columns} - {Use.OTHER, Use.WORDS, Use.SUMS}
    return bool(named), bool(money), once, len(uses), len(rows)


def _meaning(sheet: Sheet, settled: Layout, answers: Answers) -> Doubt | None:
    """Whether it has to be asked what a plain number means.

    It has to under “Balance” unless all have a minus, under “Owes” if all have one, and where nobody says what it is;
    never of cells that say so themselves, nor where what is owed and what is paid ahead have a column each.
    """
    columns = settled.of(*_MONEY)
    if len(columns) != 1 or answers.means is not None:
        return None
    column = columns[0]
    plain = [(_name(row, settled), read.pence) for row, read in _sums(sheet, settled, column) if read.says is None]
    example = next(((name, pence) for name, pence in plain if pence > 0), None)
    if column.use in (Use.OWES, Use.CREDIT) and example is not None:
        return None
    if example is None and plain and column.use is not Use.BALANCE:
        example = plain[0]
    return None if example is None else WhatItMeans(column, example[0], Pence(example[1]))


def _sums(sheet: Sheet, settled: Layout, column: Column) -> Iterator[tuple[Row, Sum]]:
    """The rows of players with a sum in this column that is not nothing."""
    for _, row in _rows(sheet, settled):
        read = read_sum(cell(row, column.index))
        if read is not None and read.pence and _name(row, settled) and not is_total(row):
            yield row, read


def _rows(sheet: Sheet, settled: Layout) -> list[tuple[int, Row]]:
    """The rows below the headings that say anything, with their numbers."""
    start = settled.heading_row or 0
    numbered = enumerate(sheet.rows[start:], start + 1)
    return [(number, row) for number, row in numbered if any(said.strip() for said in row)]


def _read(sheet: Sheet, settled: Layout, means: Says | None) -> tuple[list[Listed], list[Problem]]:
    read = [_line(number, row, settled, means) for number, row in _rows(sheet, settled)]
    lines = [one for one in read if isinstance(one, Listed)]
    times = Counter(key_of(line.name) for line in lines)
    once = [line for line in lines if times[key_of(line.name)] == 1]
    twice = [Problem(line.row, line.name, Why.TWICE) for line in lines if times[key_of(line.name)] > 1]
    return once, [*(one for one in read if isinstance(one, Problem)), *twice]


def _line(number: int, row: Row, settled: Layout, means: Says | None) -> Listed | Problem:
    name = _name(row, settled)
    first = next(one_line(said) for said in row if said.strip())
    if is_total((name,) if name else row) or is_headings(row):
        return Problem(number, "", Why.ADDS_UP, name or first)
    if not name:
        return Problem(number, "", Why.NO_NAME, first)
    if len(name) > LONGEST_NAME:
        return Problem(number, name, Why.LONG_NAME)
    balance = _balance(row, settled, means)
    if isinstance(balance, str):
        return Problem(number, name, Why.UNREADABLE, balance)
    if abs(balance) > LARGEST:
        return Problem(number, name, Why.TOO_MUCH)
    called = [known for column in settled.of(Use.BANK_NAMES) for known in names_in(cell(row, column.index))]
    try:
        return Listed(number, name, balance, bank_names(tuple(called)))
    except Invalid:
        return Problem(number, name, Why.BANK_NAMES)


def _balance(row: Row, settled: Layout, means: Says | None) -> Pence | str:
    """Pence, owed is negative; or what cannot be read. Where credit has a column of its own, a minus means nothing."""
    columns = settled.of(*_MONEY)
    balance = 0
    for column in columns:
        said = cell(row, column.index)
        read = read_sum(said)
        if read is None or (read.pence < 0 and len(columns) > 1):
            return one_line(said)
        plain = means or (Says.OWES if column.use is Use.OWES else Says.CREDIT)
        balance += -read.pence if (read.says or plain) is Says.OWES else read.pence
    return Pence(balance)


def _name(row: Row, settled: Layout) -> str:
    parts = [one_line(cell(row, column.index)) for column in settled.of(Use.NAME, Use.FIRST)]
    for column in settled.of(Use.LAST):
        last = one_line(cell(row, column.index))
        if not f" {' '.join(parts)}".casefold().endswith(f" {last}".casefold()):
            parts.append(last)
    return " ".join(filter(None, parts))
