"""A CSV file that somebody sent, as rows of text, in whatever letters and with whatever between the cells."""

import csv
import io
import re
from collections import Counter
from typing import Final

from bot.sheets.bounds import LONGEST_CELL, Rows, Unreadable, few
from bot.sheets.guarding import unguarded
from bot.texts import importing as texts

_BETWEEN: Final = (";", "\t", ",")
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def rows_of(content: bytes) -> Rows | None:
    """The rows, or None when there are too many. Raises Unreadable for what is no text."""
    return few([unguarded(cell[:LONGEST_CELL]) for cell in row] for row in _records(_decoded(content)))


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16, with a mark at the beginning or without; else what Windows writes in the west."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NOT_TEXT.search(text):
            return text.removeprefix("\ufeff")
    raise Unreadable(texts.UNREADABLE)


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    start = content[:2000]
    odd, even = start[1::2].count(0), start[::2].count(0)
    if max(odd, even) * 4 > len(start):  # every other byte of plain letters is 0 in UTF-16
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _records(text: str) -> Rows:
    """The rows, at whichever separator makes the most rows the same width."""
    first, _, rest = text.partition("\n")
    if told := re.fullmatch(r'"?sep=(.)"?', first.strip("\r")):
        return [[], *_parsed(rest, told[1])]  # how Excel is told; its line stays, so that row numbers are right
    return max((_parsed(text, between) for between in _BETWEEN), key=_evenness)


def _parsed(text: str, between: str) -> Rows:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=between))


def _evenness(rows: Rows) -> tuple[int, int]:
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, times = widths.most_common(1)[0] if widths else (0, 0)
    return times, width
