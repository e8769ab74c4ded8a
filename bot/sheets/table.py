"""A table before it becomes a file: headings, and rows of text, sums, numbers and dates."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from club.money import Pence


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in pence, which a spreadsheet can add up."""

    pence: Pence


Cell: TypeAlias = str | int | Money | datetime | None
"""Text is text whatever it looks like; instants are UTC and shown in the club's time."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet; every row is as long as the headings."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
