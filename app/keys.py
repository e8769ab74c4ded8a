"""What is derived from the secret key: hashes of bank accounts, secret addresses, digests of tokens."""

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from club.calendars import ClubFeed, Feed, PlayerFeed
from club.ids import AccountKey, ClubId, LineId, PlayerId
from club.lines import Line

_CALENDAR: Final = re.compile(r"([pc])([a-z0-9]{12})-([0-9]{1,9})-[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class SecretKeys:
    """`keys` are the secret keys in force, the newest first; `address` is where we are reached, by the bank too.

    `public`: whether the world reaches us there, and not this machine alone.
    """

    keys: Sequence[str]
    address: str
    public: bool = True

    def account_keys(self, account: str | None) -> tuple[AccountKey, ...]:
        """One hash for each key, so that an account which was learned under an older key is still known."""
        return () if account is None else tuple(AccountKey(_mac(key, "account", account)[:32]) for key in self.keys)

    def line_secret(self, line_id: LineId) -> str:
        """43 characters that nobody can guess, always the same for a line and a key: nothing has to be stored."""
        return _mac(self.keys[0], "line", line_id)

    def callback_url(self) -> str:
        """Where the bank sends people back to after they logged in."""
        return f"{self.address}/monzo/callback"

    def webhook_url(self, line: Line) -> str | None:
        """The address that was given out for this line, also when it was made with an older key."""
        for secret in self._line_secrets(line.line_id):
            if hmac.compare_digest(self.digest(secret), line.secret_digest):
                return self._webhook(secret)
        return None

    def webhook_urls(self, line_id: LineId) -> tuple[str, ...]:
        """Those of all keys in force: also when nobody knows any more which of them made it."""
        return tuple(self._webhook(secret) for secret in self._line_secrets(line_id))

    def _line_secrets(self, line_id: LineId) -> list[str]:
        return [_mac(key, "line", line_id) for key in self.keys]

    def _webhook(self, secret: str) -> str:
        return f"{self.address}/monzo/{secret}"

    def digest(self, secret: str) -> str:
        """Secrets are 256 bits of chance, so a plain hash of them tells nothing."""
        return hashlib.sha256(secret.encode()).hexdigest()

    def calendar_url(self, feed: Feed) -> str | None:
        """Made anew with the newest key each time; an older address is good while the key that made it is in force."""
        return f"{self.address}/calendar/{_calendar_token(self.keys[0], feed)}.ics" if self.public else None

    def calendar_feed(self, token: str) -> Feed | None:
        """Whoever has no address of ours is told apart without a look into the database."""
        if (match := _CALENDAR.fullmatch(token)) is None:
            return None
        kind, id_, revision = match.groups()
        feed = PlayerFeed(PlayerId(id_), int(revision)) if kind == "p" else ClubFeed(ClubId(id_), int(revision))
        ours = [hmac.compare_digest(_calendar_token(key, feed), token) for key in self.keys]
        return feed if any(ours) else None


def _calendar_token(key: str, feed: Feed) -> str:
    match feed:
        case PlayerFeed(player_id, revision):
            named = f"p{player_id}-{revision}"
        case ClubFeed(club_id, revision):
            named = f"c{club_id}-{revision}"
        case _:
            assert_never(feed)
    return f"{named}-{_mac(key, 'calendar', named)}"


def _mac(key: str, purpose: str, what: str) -> str:
    mac = hmac.new(key.encode(), f"fiver:{purpose}:{what}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")
