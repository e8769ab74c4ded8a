"""The time. Milliseconds are what the database keeps, so a time that was stored equals the time that was handed in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


def now() -> datetime:
    """The time now, in UTC, to the millisecond."""
    instant = datetime.now(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


@dataclass(slots=True)
class Travelling:
    """A clock that can be put forward and back. Only a rehearsal has one."""

    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return now() + self.ahead

    def travel(self, to: datetime) -> None:
        """From here on it is `to`, and time passes as usual."""
        self.ahead = to - now()
