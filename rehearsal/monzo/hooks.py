"""Where Monzo reports to: addresses, each registered by one client for one account. Nobody sees another client's."""

import itertools
from dataclasses import dataclass

from rehearsal.monzo.shapes import Json


@dataclass(frozen=True, slots=True)
class Webhook:
    """One registration; the same address twice is two of them, and two sets of deliveries."""

    id: str
    account_id: str
    url: str
    client_id: str

    def as_json(self) -> Json:
        """As the API shows it."""
        return {"account_id": self.account_id, "id": self.id, "url": self.url}


class Hooks:
    """All registrations. They outlive the logins with which they were made."""

    def __init__(self) -> None:
        self.all: list[Webhook] = []
        self._numbers = itertools.count(1)

    def register(self, client_id: str, account_id: str, url: str) -> Webhook:
        """One more: no check, and no memory of the same address."""
        webhook = Webhook(f"webhook_0000Ak{next(self._numbers):06d}", account_id, url, client_id)
        self.all.append(webhook)
        return webhook

    def remove(self, webhook_id: str, *, client_id: str | None = None) -> bool:
        """One fewer; with `client_id` only if it is that client's. False if there was none."""
        kept = [
            webhook for webhook in self.all if webhook.id != webhook_id or client_id not in (None, webhook.client_id)
        ]
        removed = len(kept) < len(self.all)
        self.all = kept
        return removed

    def of(self, client_id: str, account_id: str) -> list[Webhook]:
        """What a client is shown when it asks for its own."""
        return [webhook for webhook in self.about(account_id) if webhook.client_id == client_id]

    def about(self, account_id: str) -> list[Webhook]:
        """Whoever is told of what happens in an account."""
        return [webhook for webhook in self.all if webhook.account_id == account_id]
