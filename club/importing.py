"""What somebody's spreadsheet says: who plays, who owes, what a bank calls them, and what has to be asked first.

Rows of text go in, an `Understanding` comes out. It may hold a `doubt`: with the answer to it the same rows are
understood again. What cannot be read is a problem with its row; nothing is left out silently, and nothing is guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from club.cells import Says, Sum, names_in, read_sum
from club.columns import Column, Layout, Row, Sheet, Use, cell, is_headings, is_total, layout
from club.doubts import Answers, Doubt, WhatItMeans, settle
from club.errors import Invalid
from club.meeting import Listed, Problem, Why, among, key_of, shared
from club.money import LARGEST, Pence
from club.players import LONGEST_NAME, Player, bank_names, one_line


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
    lines, problems = _read(sheet, settled, answers.means or Says.CREDIT)
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
    money = found.of(Use.OWES, Use.CREDIT, Use.BALANCE, Use.SUMS)
    rows = sheet.rows[found.heading_row or 0 :]
    names = [key_of(name) for row in rows if (name := _name(row, Layout(None, named[:1])))]
    once = len(set(names)) * 5 >= len(names) * 4
    uses = {column.use for column in found.columns} - {Use.OTHER, Use.WORDS, Use.SUMS}
    return bool(named), bool(money), once, len(uses), len(rows)


def _meaning(sheet: Sheet, settled: Layout, answers: Answers) -> Doubt | None:
    """Whether it has to be asked what the sums are: not under “Balance” where all are negative, or say it."""
    columns = settled.of(Use.BALANCE, Use.SUMS)
    if not columns or answers.means is not None:
        return None
    column = columns[0]
    open_sums: list[tuple[str, int]] = []
    for _, row in _rows(sheet, settled):
        read = read_sum(cell(row, column.index))
        if read is not None and read.pence and read.says is None and not is_total(row):
            open_sums.append((_name(row, settled), read.pence))
    example = next(((name, pence) for name, pence in open_sums if pence > 0 and name), None)
    if example is None and column.use is Use.BALANCE:
        return None
    name, pence = example or next(iter(open_sums), ("", 0))
    return WhatItMeans(column, name, Pence(pence)) if pence else None


def _rows(sheet: Sheet, settled: Layout) -> list[tuple[int, Row]]:
    """The rows below the headings that say anything, with their numbers."""
    start = settled.heading_row or 0
    numbered = enumerate(sheet.rows[start:], start + 1)
    return [(number, row) for number, row in numbered if any(said.strip() for said in row)]


def _read(sheet: Sheet, settled: Layout, positive: Says) -> tuple[list[Listed], list[Problem]]:
    lines: list[Listed] = []
    problems: list[Problem] = []
    for number, row in _rows(sheet, settled):
        read = _line(number, row, settled, positive)
        if isinstance(read, Listed):
            lines.append(read)
        elif read is not None:
            problems.append(read)
    rows = defaultdict[str, list[Listed]](list)
    for line in lines:
        rows[key_of(line.name)].append(line)
    twice = [line for same in rows.values() if len(same) > 1 for line in same]
    problems += [Problem(line.row, line.name, Why.TWICE) for line in twice]
    return [line for line in lines if line not in twice], problems


def _line(number: int, row: Row, settled: Layout, positive: Says) -> Listed | Problem | None:
    name = _name(row, settled)
    used = settled.of(Use.OWES, Use.CREDIT, Use.BALANCE, Use.SUMS, Use.BANK_NAMES, Use.CONTACT)
    if not name and is_total(row):
        return Problem(number, "", Why.ADDS_UP, next(said.strip() for said in row if said.strip()))
    if not name:
        said = next((said.strip() for said in row if said.strip()), "")
        return Problem(number, "", Why.NO_NAME, one_line(said))
    if is_total((name,)) or is_headings(row):
        return Problem(number, name, Why.ADDS_UP, name)
    if len(name) > LONGEST_NAME:
        return Problem(number, name, Why.LONG_NAME)
    balance = 0
    for column in used:
        if column.use in (Use.BANK_NAMES, Use.CONTACT):
            continue
        said = cell(row, column.index)
        if (read := read_sum(said)) is None:
            return Problem(number, name, Why.UNREADABLE, one_line(said))
        balance += _signed(read, column, positive)
    if abs(balance) > LARGEST:
        return Problem(number, name, Why.TOO_MUCH)
    called = [known for column in settled.of(Use.BANK_NAMES) for known in names_in(cell(row, column.index))]
    try:
        return Listed(number, name, Pence(balance), bank_names(tuple(called)))
    except Invalid as problem:
        return Problem(number, name, Why.BANK_NAMES, problem.message)


def _signed(read: Sum, column: Column, positive: Says) -> int:
    means = {Use.OWES: Says.OWES, Use.CREDIT: Says.CREDIT}.get(column.use, positive)
    return -read.pence if (read.says or means) is Says.OWES else read.pence


def _name(row: Row, settled: Layout) -> str:
    parts = [one_line(cell(row, column.index)) for column in settled.of(Use.NAME, Use.FIRST)]
    for column in settled.of(Use.LAST):
        last = one_line(cell(row, column.index))
        if not f" {' '.join(parts)}".casefold().endswith(f" {last}".casefold()):
            parts.append(last)
    return " ".join(filter(None, parts))
