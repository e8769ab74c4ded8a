"""The Monzo stand-in: the organiser's accounts, and money coming and going in them."""

import copy
import itertools
from collections.abc import Callable
from datetime import datetime
from typing import Literal

from rehearsal.bell import Bell
from rehearsal.monzo.accounts import Account, Kind, person
from rehearsal.monzo.answering import Asked
from rehearsal.monzo.changes import annotated, declined, events_of_change, of_another_amount
from rehearsal.monzo.delivery import Delivery, Post
from rehearsal.monzo.events import events_of_noise, events_of_transfer
from rehearsal.monzo.faults import Faults
from rehearsal.monzo.hooks import Hooks, Webhook
from rehearsal.monzo.logins import Logins
from rehearsal.monzo.noise import Noise, noise_transaction
from rehearsal.monzo.shapes import Json, Moment, Route, mark, transfer_in
from rehearsal.monzo.transfers import own_transfer


class MonzoStandIn:
    """One owner with their accounts, statements and webhooks, and the ways in which money moves.

    `owner_says` is what they answer when an app wants to read their account: "asks" shows them the page. `asked` holds
    every request that came in, and `faults` those that will go wrong.
    """

    def __init__(self, *, clock: Callable[[], datetime], owner: str = "Olly Grant") -> None:
        self.clock = clock
        self.owner = owner
        self.user_id = person(owner).user_id
        self.bell = Bell()
        self.post = Post(self.bell, clock)
        self.logins = Logins(self.user_id)
        self.owner_says: Literal["yes", "no", "asks"] = "yes"
        self.faults = Faults()
        self.asked: list[Asked] = []
        self.hooks = Hooks()
        self.transactions: dict[str, Json] = {}
        self.opened_at = clock()
        self.account_id = f"acc_0000Ak{mark('account of', owner, length=12)}"
        self.accounts: dict[str, Account] = {}
        self._numbers = itertools.count(1)
        current: tuple[str, Kind] = (self.account_id, "uk_retail")
        flex: tuple[str, Kind] = ("acc_0000AkFlex", "uk_monzo_flex")
        for account_id, kind in (current, flex):
            self.accounts[account_id] = Account(account_id, kind, (person(owner),), self.opened_at)

    def open_account(self, kind: Kind, *, held_with: str | None = None, closed: bool = False) -> Account:
        """One more account of the owner's, perhaps with somebody else; `closed` is one of former times."""
        account_id = f"acc_0000Ak{mark('account of', self.owner, kind, len(self.accounts), length=12)}"
        owners = tuple(person(name) for name in (self.owner, held_with) if name)
        self.accounts[account_id] = account = Account(account_id, kind, owners, self.clock(), closed)
        self.bell.ring()
        return account

    @property
    def webhooks(self) -> list[Webhook]:
        """Every registration, whoever made it."""
        return self.hooks.all

    async def register(self, url: str, *, client_id: str | None = None, account_id: str | None = None) -> Webhook:
        """Register a webhook, as `POST /webhooks` does; the deployment's own client's, for the first account."""
        webhook = self.hooks.register(client_id or self.logins.client_id, account_id or self.account_id, url)
        self.bell.ring()
        return webhook

    async def unregister(self, webhook_id: str, *, client_id: str | None = None) -> bool:
        """Remove one; False if there was none. With `client_id` as that client would."""
        removed = self.hooks.remove(webhook_id, client_id=client_id)
        self.bell.ring()
        return removed

    async def send_money(
        self,
        *,
        route: Route,
        name: str,
        amount: int,
        reference: str = "",
        payer: str | None = None,
        when: datetime | None = None,
        account_id: str | None = None,
    ) -> str:
        """Somebody pays `amount` pence into the account; the transaction's id.

        `name` is what the bank shows. The same `payer` (the name, if none is given) always pays from the same account.
        Deliveries start at once; `settled()` waits for them.
        """
        moment, number = Moment(when or self.clock()), next(self._numbers)
        first = transfer_in(
            account_id or self.account_id,
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

    async def move_money(self, *, source: str, target: str, amount: int, note: str = "") -> tuple[str, str]:
        """The owner moves `amount` pence between accounts of theirs; the ids of both sides, out first."""
        moment, number = Moment(self.clock()), next(self._numbers)
        sides = own_transfer(self.accounts[source], self.accounts[target], number, moment, amount, note)
        out, into = (self._book(*events_of_transfer(side, moment)) for side in sides)
        return out, into

    async def decline(self, transaction_id: str, reason: str = "OTHER") -> None:
        """It did not happen after all; an older snapshot comes after that news."""
        before = self.transactions[transaction_id]
        self._change(before, declined(before, self.clock(), reason))

    async def change_amount(self, transaction_id: str, amount: int) -> None:
        """It was settled for another amount (signed pence); an older snapshot comes after that news."""
        before = self.transactions[transaction_id]
        self._change(before, of_another_amount(before, self.clock(), amount))

    async def annotate(self, transaction_id: str, values: dict[str, str]) -> Json:
        """Something is noted in its metadata, of which webhooks are told like of everything else; as it is then."""
        before = self.transactions[transaction_id]
        self._change(before, annotated(before, self.clock(), values))
        return self.transactions[transaction_id]

    async def recall(self, transaction_id: str, *, gone: bool = False) -> None:
        """The payer's bank takes the money back: it shows as declined; with `gone` it is gone without a word."""
        if gone:
            del self.transactions[transaction_id]
            self.bell.ring()
        else:
            await self.decline(transaction_id, "TRANSACTION_RECALLED")

    async def settled(self, timeout: float = 10.0) -> None:
        """Wait until every delivery was welcomed or given up."""
        await self.post.settled(timeout)

    async def redeliver(self, transaction_id: str) -> None:
        """Send the `created` event of a transaction once more, as happens in real life."""
        row = self.transactions[transaction_id]
        self.post.send(
            self.hooks.about(row["account_id"]), [{"type": "transaction.created", "data": copy.deepcopy(row)}]
        )

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
        """Stop delivering, and keep nobody waiting."""
        self.faults.release_all()
        await self.post.close()
        self.bell.ring()

    def _book(self, events: list[Json], final: Json) -> str:
        self.transactions[final["id"]] = final
        self.post.send(self.hooks.about(final["account_id"]), events)
        self.bell.ring()
        return str(final["id"])

    def _change(self, before: Json, after: Json) -> None:
        self._book(events_of_change(before, after), after)
