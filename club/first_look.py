"""The weeks before an account was connected: what stands in the statement is shown, and booked if it is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from club.actions.receiving import Receipt
from club.catching_up import Preview, preview
from club.decisions import Matched, NotFootball, Shared
from club.ids import LineId
from club.teller import Teller

DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Payments that look like football, oldest first: those whose payer is certain, and those to be asked about."""

    certain: Sequence[Preview]
    doubtful: Sequence[Preview]

    def __len__(self) -> int:
        return len(self.certain) + len(self.doubtful)


@dataclass(frozen=True, slots=True)
class Booked:
    """How many were booked, and how many are questions now."""

    booked: int
    asked: int


async def first_look(teller: Teller, line_id: LineId) -> FirstLook:
    """What the last weeks hold. Nothing is written, and what is not football is not even shown. Raises BankError."""
    found = [one for one in await preview(teller, line_id, DAYS) if not isinstance(one.decision, NotFootball)]
    certain = [one for one in found if isinstance(one.decision, Matched | Shared)]
    return FirstLook(certain, [one for one in found if one not in certain])


async def book_last_weeks(teller: Teller, line_id: LineId) -> Booked:
    """Book them, as things stand by now, through the door by which every payment comes: twice is once.

    Raises BankError.
    """
    line, look = await teller.line(line_id), await first_look(teller, line_id)
    if line is None:
        return Booked(0, 0)
    reading, became = await teller.reading(line_id), list[str]()
    for one in sorted([*look.certain, *look.doubtful], key=lambda each: each.transfer.created_at):
        became.append(await teller.book(line, reading, one.transfer))
    return Booked(became.count(Receipt.MATCHED), became.count(Receipt.ASKED))
