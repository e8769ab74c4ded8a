"""Which column is what, and what has to be asked about it first: a question beats a guess where money is concerned."""

from dataclasses import dataclass, replace
from typing import Final

from club.cells import Says
from club.columns import Column, Layout, Use
from club.money import Pence

NONE_OF_THEM: Final = -1
MOST_CHOICES: Final = 20


@dataclass(frozen=True, slots=True)
class Answers:
    """What the organiser said about doubtful columns: the one with the names, the one with the sums, what sums mean."""

    name: int | None = None
    money: int | None = None
    means: Says | None = None


NOTHING_SAID: Final = Answers()


@dataclass(frozen=True, slots=True)
class WhichName:
    """Several columns may be the names."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class WhichMoney:
    """Several columns may say how people stand; or none of them."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class WhatItMeans:
    """A column of sums that may be owed or in credit, with somebody's sum for an example."""

    column: Column
    name: str
    amount: Pence


Doubt = WhichName | WhichMoney | WhatItMeans


def settle(found: Layout, answers: Answers) -> tuple[Layout, Doubt | None]:
    """The columns that count under their use, all others as OTHER; and what has to be asked about them."""
    names, doubt = _names(found, answers)
    money, also = _money(found, answers)
    used = {column.index: column for column in (*names, *money, *found.of(Use.BANK_NAMES, Use.CONTACT))}
    columns = tuple(used.get(column.index, replace(column, use=Use.OTHER)) for column in found.columns)
    return Layout(found.heading_row, columns), doubt or also


def _names(found: Layout, answers: Answers) -> tuple[tuple[Column, ...], Doubt | None]:
    named = found.of(Use.NAME)
    firsts, lasts = found.of(Use.FIRST), found.of(Use.LAST)
    if not named and firsts:
        return (*firsts[:1], *lasts[:1]), None
    if len(named) == 1 and lasts and not firsts:  # "Name" and "Surname"
        return (replace(named[0], use=Use.FIRST), *lasts[:1]), None
    may_be = (named or found.of(Use.WORDS))[:MOST_CHOICES]
    chosen = next((column for column in may_be if column.index == answers.name), None)
    if chosen is None and len(may_be) > 1:
        return (replace(may_be[0], use=Use.NAME),), WhichName(may_be)
    return tuple(replace(column, use=Use.NAME) for column in ((chosen,) if chosen else may_be)), None


def _money(found: Layout, answers: Answers) -> tuple[tuple[Column, ...], Doubt | None]:
    owes, credit, balances = found.of(Use.OWES), found.of(Use.CREDIT), found.of(Use.BALANCE)
    if answers.money == NONE_OF_THEM:
        return (), None
    if len(owes) == 1 and len(credit) == 1:
        return (*owes, *credit), None
    said = (*owes, *credit, *balances)
    may_be = (said or found.of(Use.SUMS))[:MOST_CHOICES]
    if (chosen := next((column for column in may_be if column.index == answers.money), None)) is not None:
        return (chosen,), None
    return ((), WhichMoney(may_be)) if len(may_be) > 1 else (may_be, None)
