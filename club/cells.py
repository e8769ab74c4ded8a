"""Cells of a spreadsheet as people type them: sums with whatever stands around them, and several bank names in one."""

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Says(StrEnum):
    """Which way a sum goes."""

    OWES = "owes"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Sum:
    """Pence, negative where the cell has a minus; `says` is set when words in the cell leave no doubt what it means."""

    pence: int
    says: Says | None = None


_NOTHING: Final = frozenset({"", "-", "£-", "nil", "none", "n/a", "na", "nothing", "all square", "square", "#n/a"})
_OWES = re.compile(r"\b(?:owes?|owed|owing|is due|due|dr|debit|debt|outstanding|to pay)\b")
_CREDIT = re.compile(r"\b(?:in credit|credit|cr|ahead|prepaid|overpaid)\b")
_DASHES = str.maketrans(dict.fromkeys("−–—‒﹣", "-"))
# 1,200.50 and 1 200,50 and 1.200,50 and 5.00 and 5,00; but not 1.200, which is two sums to two people
_NUMBER = (
    r"(?P<grouped>\d{1,3}(?:(?P<between>[, '’])\d{3})(?:(?P=between)\d{3})*)(?P<rest>\.\d{1,2})?"
    r"|(?P<spaced>\d{1,3}(?:[ '’.]\d{3})+),(?P<cents>\d{1,2})"
    r"|(?P<whole>\d{0,9})(?:[.,](?P<part>\d{1,2}))?"
)
_SUM = re.compile(
    rf"(?P<sign>[+-])?\s*(?:£|gbp)?\s*(?P<inner>[+-])?\s*(?:{_NUMBER})\s*"
    r"(?P<unit>£|gbp|quid|pounds?|pence|p)?\s*(?P<after>-)?",
    re.ASCII,
)


def read_sum(text: str) -> Sum | None:
    """A sum of money in whatever form; None for what cannot be read. Nothing at all is nothing owed.

    `£5`, `-5`, `(5.00)`, `5,00`, `£ 1,200.50`, `owes 5`, `5 CR`, `80p`, `£ -`.
    """
    said = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES)
    said = " ".join(said.split())
    if said.replace(" ", "") in _NOTHING or said in _NOTHING:
        return Sum(0)
    rest, owes = _OWES.subn(" ", said)
    rest, credit = _CREDIT.subn(" ", rest)
    if owes and credit:
        return None
    rest = rest.strip(" :=")
    bracketed = rest.startswith("(") and rest.endswith(")")
    pence = _pence(rest[1:-1].strip() if bracketed else rest, negative=bracketed)
    if pence is None or (pence < 0 and (owes or credit)):
        return None
    return Sum(pence, Says.OWES if owes else Says.CREDIT if credit else None)


def _pence(text: str, *, negative: bool) -> int | None:
    match = _SUM.fullmatch(text)
    if match is None:
        return None
    signs = [match[name] for name in ("sign", "inner", "after") if match[name]]
    whole = match["grouped"] or match["spaced"] or match["whole"] or ""
    part = (match["rest"] or "").lstrip(".") or match["cents"] or match["part"] or ""
    if len(signs) + negative > 1 or not (whole or part):
        return None
    digits = "".join(filter(str.isdigit, whole))
    if match["unit"] in ("p", "pence"):
        pence = None if part else int(digits)
    else:
        pence = int(digits or "0") * 100 + int(part.ljust(2, "0") or "0")
    return -pence if pence is not None and (negative or signs == ["-"]) else pence


def names_in(cell: str) -> list[str]:
    """The bank names in one cell, separated by semicolons; by commas where there is no semicolon. Quotes keep both."""
    lines = cell.replace("\r", "\n").split("\n")
    between = ";" if ";" in cell else ","
    found = (name.strip() for row in csv.reader(lines, delimiter=between, skipinitialspace=True) for name in row)
    return [name for name in found if name]


def cell_of(names: Iterable[str]) -> str:
    """The cell from which `names_in` reads these names again."""
    cell = "; ".join(_quoted(name) for name in names)
    return f"{cell};" if "," in cell and ";" not in cell else cell


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""')) if ";" in name or name.startswith('"') else name
