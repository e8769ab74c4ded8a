"""What is derived from the secret key: hashes of bank accounts, secret addresses, digests of tokens."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from club.ids import AccountKey, LineId
from club.lines import Line


@dataclass(frozen=True, slots=True)
class SecretKeys:
    """`keys` are the secret keys in force, the newest first; `address` is where we are reached, by the bank too."""

    keys: Sequence[str]
    address: str

    def account_keys(self, account: str | None) -> tuple[AccountKey, ...]:
        """One hash for each key, so that an account which was learned under an older key is still known."""
        return () if account is None else tuple(AccountKey(_mac(key, "account", account)[:32]) for key in self.keys)

    def line_secret(self, line_id: LineId) -> str:
        """43 characters that nobody can guess, always the same for a line and a key: nothing has to be stored."""
        return _mac(self.keys[0], "line", line_id)

    def webhook_url(self, line: Line) -> str | None:
        """The address that was given out for this line, also when it was made with an older key."""
        for key in self.keys:
            secret = _mac(key, "line", line.line_id)
            if hmac.compare_digest(self.digest(secret), line.secret_digest):
                return f"{self.address}/monzo/{secret}"
        return None

    def digest(self, secret: str) -> str:
        """Secrets are 256 bits of chance, so a plain hash of them tells nothing."""
        return hashlib.sha256(secret.encode()).hexdigest()


def _mac(key: str, purpose: str, what: str) -> str:
    mac = hmac.new(key.encode(), f"fiver:{purpose}:{what}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")
