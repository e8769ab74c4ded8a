"""A month as a club lives it: in its own time zone, and told of at ten in the morning of the first of the next."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self
from zoneinfo import ZoneInfo

from club.days import MONTHS

TOLD_AT_HOUR = 10


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """`Month(2026, 2)`, written `2026-02`."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The month that is written like this, or None."""
        year, _, number = text.partition("-")
        if len(year) != 4 or len(number) != 2 or not (year + number).isdigit() or not (year + number).isascii():
            return None
        month = cls(int(year), int(number))
        return month if 2000 <= month.year <= 9000 and 1 <= month.number <= 12 else None

    @classmethod
    def of(cls, at: datetime, timezone: str) -> Self:
        """The month that it is there."""
        local = at.astimezone(ZoneInfo(timezone))
        return cls(local.year, local.month)

    @property
    def before(self) -> "Month":
        """The one before."""
        return Month(self.year, self.number - 1) if self.number > 1 else Month(self.year - 1, 12)

    @property
    def next(self) -> "Month":
        """The one after."""
        return Month(self.year, self.number + 1) if self.number < 12 else Month(self.year + 1, 1)

    def begins(self, timezone: str, *, hour: int = 0) -> datetime:
        """The first day at this hour there, in UTC."""
        return datetime(self.year, self.number, 1, hour, tzinfo=ZoneInfo(timezone)).astimezone(UTC)

    def in_words(self, *, now: datetime, timezone: str) -> str:
        """`February`, with the year only when it is not the current one."""
        year = "" if self.year == now.astimezone(ZoneInfo(timezone)).year else f" {self.year}"
        return f"{MONTHS[self.number - 1]}{year}"


def next_statement(at: datetime, timezone: str) -> datetime:
    """The first of a month at ten in the morning there, the next time after `at`; UTC."""
    this = Month.of(at, timezone)
    due = this.begins(timezone, hour=TOLD_AT_HOUR)
    return due if due > at else this.next.begins(timezone, hour=TOLD_AT_HOUR)
