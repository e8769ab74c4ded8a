"""Time that travels: hour by hour, so that whatever is due at an hour happens at about that hour."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from rehearsal.bell import Bell

LONDON = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)


class UnderWay(Exception):
    """Time travels already."""


class Journey:
    """One at a time; the bell rings when one begins and when it ends."""

    def __init__(self, bell: Bell) -> None:
        self.under_way = False
        self._bell = bell

    @contextmanager
    def begun(self) -> Iterator[None]:
        """While it lasts nobody else can begin one. Raises UnderWay."""
        if self.under_way:
            raise UnderWay
        self.under_way = True
        self._bell.ring()
        try:
            yield
        finally:
            self.under_way = False
            self._bell.ring()


def an_hour(now: datetime) -> list[datetime]:
    """Where to stop on the way to an hour from now."""
    return [now + HOUR]


def a_day(now: datetime) -> list[datetime]:
    """Where to stop on the way to the same time of the next day by the clock on the wall: 23 to 25 hours."""
    local = now.astimezone(LONDON)
    arrival = (local + timedelta(days=1)).astimezone(UTC)
    stops = [now + HOUR * number for number in range(1, 25)]
    return [*(stop for stop in stops if stop < arrival), arrival]


def shown(now: datetime) -> str:
    """`Wed 4 Mar 2026, 18:00`: what a clock in London shows."""
    local = now.astimezone(LONDON)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"
