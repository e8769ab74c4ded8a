"""Carrying events to webhooks: unsigned, up to five attempts each, later ones not waiting for earlier ones."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from aiohttp import ClientError, ClientSession, ClientTimeout

from rehearsal.bell import Bell
from rehearsal.monzo.shapes import Json

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Webhook:
    """One registration; the same address twice is two of them, and two sets of deliveries."""

    id: str
    account_id: str
    url: str

    def as_json(self) -> Json:
        """As the API shows it."""
        return {"account_id": self.account_id, "id": self.id, "url": self.url}


@dataclass(slots=True)
class Delivery:
    """One event for one webhook, with the status of every attempt; 0 stands for no answer."""

    webhook: Webhook
    event: Json
    at: datetime
    statuses: list[int] = field(default_factory=list)
    done: bool = False

    @property
    def delivered(self) -> bool:
        """Whether the last attempt was welcomed."""
        return bool(self.statuses) and 200 <= self.statuses[-1] < 300


class Post:
    """Delivers. `order`, `repeat` and the delays can be changed at any time."""

    def __init__(self, bell: Bell, clock: Callable[[], datetime]) -> None:
        self.log: list[Delivery] = []
        self.order: Literal["real", "shuffled"] = "real"
        self.repeat = 1
        self.retry_delay = 1.0
        self.timeout = 10.0
        self.random = random.Random(7)  # noqa: S311 - shuffles deliveries, the same way every time
        self._bell = bell
        self._clock = clock
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: ClientSession | None = None

    def send(self, webhooks: list[Webhook], events: list[Json]) -> None:
        """Start to deliver the events to every webhook; `settled` waits for the end."""
        for webhook in webhooks:
            batch = [event for event in events for _ in range(self.repeat)]
            if self.order == "shuffled":
                self.random.shuffle(batch)
            deliveries = [Delivery(webhook, event, self._clock()) for event in batch]
            self.log.extend(deliveries)
            self._start(deliveries)
        self._bell.ring()

    async def settled(self, timeout: float) -> None:
        """Wait until nothing is under way any more, including attempts to come."""
        await self._bell.wait_for(lambda: not self._tasks, timeout)

    async def close(self) -> None:
        """Give up what is under way and let go of the connections."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _start(self, deliveries: list[Delivery], delay: float = 0.0) -> None:
        task = asyncio.get_running_loop().create_task(self._deliver(deliveries, delay))
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._bell.ring()

    async def _deliver(self, deliveries: list[Delivery], delay: float) -> None:
        """Try each once, in order; what failed comes again by itself and holds nobody up."""
        await asyncio.sleep(delay)
        for delivery in deliveries:
            delivery.statuses.append(await self._attempt(delivery))
            delivery.done = delivery.delivered or len(delivery.statuses) >= ATTEMPTS
            if not delivery.done:
                self._start([delivery], self.retry_delay * 2 ** (len(delivery.statuses) - 1))
            self._bell.ring()

    async def _attempt(self, delivery: Delivery) -> int:
        if self._session is None:
            self._session = ClientSession()
        try:
            async with self._session.post(
                delivery.webhook.url, json=delivery.event, timeout=ClientTimeout(self.timeout), allow_redirects=False
            ) as response:
                await response.read()
                return response.status
        except (ClientError, TimeoutError, OSError, ValueError):
            return 0
