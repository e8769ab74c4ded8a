"""The Monzo stand-in: the organiser's account, and money coming and going in it."""

import copy
import itertools
from collections.abc import Callable
from datetime import datetime
from typing import Literal

from rehearsal.bell import Bell
from rehearsal.monzo.delivery import Delivery, Post, Webhook
from rehearsal.monzo.events import events_of_noise, events_of_transfer
from rehearsal.monzo.logins import Logins
from rehearsal.monzo.noise import Noise, noise_transaction
from rehearsal.monzo.shapes import Json, Moment, Route, mark, transfer_in


class MonzoStandIn:
    """One account with its statement, its webhooks and the ways in which money moves."""

    def __init__(self, *, clock: Callable[[], datetime], owner: str = "Olly Grant") -> None:
        self.clock = clock
        self.owner = owner
        self.user_id = f"user_0000Ak{mark('owner', owner, length=12)}"
        self.account_id = f"acc_0000Ak{mark('account of', owner, length=12)}"
        self.bell = Bell()
        self.post = Post(self.bell, clock)
        self.logins = Logins(self.user_id)
        self.webhooks: list[Webhook] = []
        self.transactions: dict[str, Json] = {}
        self.opened_at = clock()
        self._numbers = itertools.count(1)
        self._hook_numbers = itertools.count(1)

    async def register(self, url: str) -> Webhook:
        """Register a webhook, as `POST /webhooks` does: no check, and no memory of the same address."""
        webhook = Webhook(f"webhook_0000Ak{next(self._hook_numbers):06d}", self.account_id, url)
        self.webhooks.append(webhook)
        self.bell.ring()
        return webhook

    async def unregister(self, webhook_id: str) -> bool:
        """Remove one; False if there was none."""
        before = len(self.webhooks)
        self.webhooks = [webhook for webhook in self.webhooks if webhook.id != webhook_id]
        self.bell.ring()
        return len(self.webhooks) < before

    async def send_money(
        self,
        *,
        route: Route,
        name: str,
        amount: int,
        reference: str = "",
        payer: str | None = None,
        when: datetime | None = None,
    ) -> str:
        """Somebody pays `amount` pence into the account; the transaction's id.

        `name` is what the bank shows. The same `payer` (the name, if none is given) always pays from the same account.
        Deliveries start at once; `settled()` waits for them.
        """
        moment, number = Moment(when or self.clock()), next(self._numbers)
        first = transfer_in(
            self.account_id,
            number,
            moment,
            route=route,
            name=name,
            amount=amount,
            reference=reference,
            payer=payer or name,
        )
        return self._book(*events_of_transfer(first, moment))

    async def noise(self, kind: Noise, *, when: datetime | None = None) -> str:
        """Something else happens in the account; the transaction's id."""
        moment = Moment(when or self.clock())
        first = noise_transaction(self.account_id, next(self._numbers), moment, kind)
        return self._book(*events_of_noise(first, moment))

    async def settled(self, timeout: float = 10.0) -> None:
        """Wait until every delivery was welcomed or given up."""
        await self.post.settled(timeout)

    async def redeliver(self, transaction_id: str) -> None:
        """Send the `created` event of a transaction once more, as happens in real life."""
        event = {"type": "transaction.created", "data": copy.deepcopy(self.transactions[transaction_id])}
        self.post.send(self.webhooks, [event])

    def access_token(self) -> str:
        """A bearer token that works now."""
        return self.logins.current(self.clock()).access_token

    @property
    def deliveries(self) -> list[Delivery]:
        """Every event sent so far, to every webhook, with the statuses of its attempts."""
        return self.post.log

    @property
    def order(self) -> Literal["real", "shuffled"]:
        """In which order the events of a transaction are sent."""
        return self.post.order

    @order.setter
    def order(self, order: Literal["real", "shuffled"]) -> None:
        self.post.order = order

    @property
    def repeat(self) -> int:
        """How often each event is sent."""
        return self.post.repeat

    @repeat.setter
    def repeat(self, times: int) -> None:
        self.post.repeat = times

    @property
    def retry_delay(self) -> float:
        """Seconds before the second attempt; doubled each time."""
        return self.post.retry_delay

    @retry_delay.setter
    def retry_delay(self, seconds: float) -> None:
        self.post.retry_delay = seconds

    async def close(self) -> None:
        """Stop delivering."""
        await self.post.close()
        self.bell.ring()

    def _book(self, events: list[Json], final: Json) -> str:
        self.transactions[final["id"]] = final
        self.post.send(self.webhooks, events)
        self.bell.ring()
        return str(final["id"])
