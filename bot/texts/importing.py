"""Bringing a spreadsheet in: what was understood of it, what has to be asked, and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import when
from bot.texts.money import standing
from bot.texts.words import cut, listed, plural, safe, together
from club.adjustments import Adjustment
from club.cells import Says
from club.columns import Column, Use
from club.doubts import Doubt, WhatItMeans, WhichMoney
from club.ids import PlayerId
from club.importing import Understanding
from club.ledger import credit, owes
from club.meeting import Listed, Problem, Why
from club.money import Pence, pounds

EXPLAINED = (
    "Send me your spreadsheet as a file, here: XLSX or CSV, up to 2,000 rows. It needs a column with names. "
    "I also look for what people owe or have in credit, and what their bank calls them.\n"
    "I show you what I understood before anything is booked. Phone numbers and addresses I leave out."
)
NOT_HERE = "A spreadsheet is between you and me: send it in our own chat."
TOO_BIG = "That file is too big for me. I read sheets of up to 2 MB."
TOO_LONG = "That sheet has more than 2,000 rows. Keep the players' rows only, and send it again."
TOO_WIDE = "That sheet has more than 50 columns. Keep the names and what they owe, and send it again."
OLD_FORMAT = "I can't open that kind of file. Save it as XLSX or CSV without a password, and send it again."
UNREADABLE = "I couldn't read that file as a spreadsheet. Save it as XLSX or CSV, and send it again."
NOT_FETCHED = "I couldn't get that file from Telegram. Send it again, please."
DROPPED = "Dropped. Nothing was changed."
LONGEST_NAME = 60
SAMPLES = 3


def understood(what: Understanding, file: str, balances: Mapping[PlayerId, Pence]) -> str:
    """Everything before it is booked. `balances` are those of known players by their ids, as they stand now."""
    parts = [
        _head(what, file),
        _columns(what),
        _people(what, balances),
        "\n".join(map(_sample, _samples(what.people))),
        _problems(what.problems),
        _shared(what.shared_bank_names),
    ]
    return "\n\n".join(filter(None, parts))


def _head(what: Understanding, file: str) -> str:
    sheet = f", sheet “{safe(cut(what.sheet, 40))}”" if what.other_sheets else ""
    others = [f"“{safe(cut(name, 30))}”" for name in what.other_sheets]
    alone = f" I left {listed(others, room=200)} alone." if others else ""
    where = f" The headings are in row {what.heading_row}." if what.heading_row not in (None, 1) else ""
    return f"<b>{safe(cut(file, LONGEST_NAME))}</b>{sheet}: {plural(len(what.people), 'player')}.{where}{alone}"


def _columns(what: Understanding) -> str:
    names = together([_called(one) for one in what.of(Use.NAME, Use.FIRST, Use.LAST)])
    money = what.of(Use.OWES, Use.CREDIT, Use.BALANCE, Use.SUMS)
    lines = [f"Name: {names}", *(f"{_meaning(column, what.means)}: {_called(column)}" for column in money)]
    if banks := what.of(Use.BANK_NAMES):
        lines.append(f"Bank names: {listed([_called(one) for one in banks], room=200)}")
    if private := what.of(Use.CONTACT):
        lines.append(f"Left out, since I keep no phone numbers or addresses: {_all(private)}")
    if others := what.of(Use.OTHER):
        lines.append(f"Left out: {_all(others)}")
    return "\n".join(lines)


def _meaning(column: Column, means: Says | None) -> str:
    owed, paid = "What they owe", "What they have in credit"
    if means is Says.OWES or (means is None and column.use is Use.OWES):
        return f"{owed} (a minus is credit)" if means is Says.OWES else owed
    return paid if means is None and column.use is Use.CREDIT else f"{paid} (a minus is owed)"


def _people(what: Understanding, balances: Mapping[PlayerId, Pence]) -> str:
    lines: list[str] = []
    if what.new:
        names = [safe(cut(one.name, LONGEST_NAME)) for one in what.new]
        lines.append(f"{len(names)} new: {listed(names, room=500)}")
    if what.known:
        lines.append(f"{len(what.known)} on the books already: {listed([*map(_known, what.known)], room=300)}")
    if added := [f"{safe(one.shown)} {_now(balance)}" for one, balance in what.on_top(balances)]:
        lines.append(f"Comes on top of what is booked here already: {listed(added, room=250)}")
    owed = sum(owes(one.balance) for one in what.people)
    ahead = sum(credit(one.balance) for one in what.people)
    lines.append(f"In all: {pounds(Pence(owed))} owed, {pounds(Pence(ahead))} in credit")
    return "\n".join(lines)


def _now(balance: Pence) -> str:
    return standing(balance) if balance < 0 else f"is {standing(balance)}"


def _known(one: Listed) -> str:
    if one.name.casefold() == one.shown.casefold():
        return safe(one.shown)
    return f"{safe(one.shown)} (“{safe(one.name)}” in the sheet)"


def _samples(people: Sequence[Listed]) -> list[Listed]:
    """Three that show the most, in the order of the sheet."""
    telling = sorted(people, key=lambda one: (not one.balance, not one.bank_names, one.row))[:SAMPLES]
    return sorted(telling, key=lambda one: one.row)


def _sample(one: Listed) -> str:
    names = [safe(cut(name, 40)) for name in one.bank_names[:2]]
    bank = f", bank {'name' if len(names) == 1 else 'names'} {together(names)}" if names else ""
    return f"{safe(one.shown)} {_now(one.balance)}{bank}"


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    return f"<b>Rows left out</b>\n{listed([*map(_problem, problems)], room=900, between=chr(10))}"


def _problem(one: Problem) -> str:
    said, name = safe(cut(one.said, 40)), safe(cut(one.name, 40))
    who = f"Row {one.row}, {name}" if name else f"Row {one.row}"
    match one.why:
        case Why.NO_NAME:
            return f"{who}: no name (“{said}”)"
        case Why.LONG_NAME:
            return f"{who}: the name is too long"
        case Why.UNREADABLE:
            return f"{who}: I couldn't read “{said}” as a sum"
        case Why.TOO_MUCH:
            return f"{who}: more than £10,000.00"
        case Why.TWICE:
            return f"{who}: the same player in two rows"
        case Why.SEVERAL:
            return f"{who}: could be {safe(cut(one.said, 120))}"
        case Why.BANK_NAMES:
            return f"{who}: I couldn't take the bank names"
        case Why.ADDS_UP:
            return f"Row {one.row}: “{said}” is no player"


def _shared(names: Sequence[str]) -> str:
    if not names:
        return ""
    shown = listed([safe(cut(name, LONGEST_NAME)) for name in names], room=300)
    return f"More than one player goes by {shown} at the bank. That's fine: I'll ask whose it is when it pays."


def _called(column: Column) -> str:
    heading = f" “{safe(cut(column.heading, 30))}”" if column.heading else ""
    return f"column {column.letter}{heading}"


def _all(columns: Sequence[Column]) -> str:
    return listed([f"“{safe(cut(one.heading, 30))}”" if one.heading else _called(one) for one in columns], room=200)


def asked(doubt: Doubt, file: str) -> str:
    """One thing that the sheet does not say."""
    head = f"<b>{safe(cut(file, LONGEST_NAME))}</b>\n"
    match doubt:
        case WhatItMeans(column, name, amount):
            who = safe(cut(name, LONGEST_NAME)) or "somebody"
            return f"{head}C{_called(column)[1:]} says {pounds(amount)} for {who}. What does that mean?"
        case WhichMoney():
            return f"{head}Which column says how people stand now?"
        case _:
            return f"{head}Which column has the names that you use here?"


def choice(column: Column) -> str:
    """A column on a button, with what stands in it first."""
    heading = cut(column.heading, 24) or f"Column {column.letter}"
    return cut(f"{heading}: {column.example}" if column.example else heading, LONGEST_NAME)


def go(number: int) -> str:
    """The button that books it."""
    return f"Import {plural(number, 'player')}"


def imported(new: int, known: int, made: Adjustment) -> str:
    """After it is booked."""
    who = f"{plural(new, 'new player')}, {known} on the books before"
    owed = sum(owes(entry.amount) for entry in made.entries)
    ahead = sum(credit(entry.amount) for entry in made.entries)
    sums = f"{pounds(Pence(owed))} owed and {pounds(Pence(ahead))} in credit brought in. " if made.entries else ""
    back = "/undo takes the balances back; the players stay." if made.entries else "/players lists them."
    return f"Imported: {who}. {sums}{back}"


def before(made: Adjustment, *, now: datetime, timezone: str) -> str:
    """The same file a second time."""
    return f"That sheet was imported on {when.day(made.made_at, now=now, timezone=timezone)}. Nothing was changed."
