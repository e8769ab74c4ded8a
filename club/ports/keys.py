"""What is made of the deployment's secret key."""

from typing import Protocol

from club.calendars import Feed
from club.ids import AccountKey, LineId
from club.lines import Line


class Keys(Protocol):
    """What is derived from the deployment's secret key."""

    def account_keys(self, account: str | None) -> tuple[AccountKey, ...]:
        """The keyed hashes of a bank account, one for each secret key in force, the newest first."""
        ...

    def line_secret(self, line_id: LineId) -> str:
        """The secret of a new address for this line."""
        ...

    def callback_url(self) -> str:
        """Where the bank sends people back to after they logged in; registered with the client there."""
        ...

    def webhook_url(self, line: Line) -> str | None:
        """The address to register with the bank; None when the key that made it is gone."""
        ...

    def webhook_urls(self, line_id: LineId) -> tuple[str, ...]:
        """Every address that may have been given out for this line, by a key in force, at which we are reached now."""
        ...

    def digest(self, secret: str) -> str:
        """What is stored and compared instead of a secret."""
        ...

    def calendar_url(self, feed: Feed) -> str | None:
        """The private address of a calendar; None when the world cannot reach us."""
        ...

    def calendar_feed(self, token: str) -> Feed | None:
        """The feed that this part of an address was made for, by a secret key in force; None for what we never made."""
        ...
