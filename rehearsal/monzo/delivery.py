"""Carrying events to webhooks: unsigned, up to five attempts each, later ones not waiting for earlier ones.

On request some are lost, come twice, come late or in another order: all of which happens in real life.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from aiohttp import ClientError, ClientSession, ClientTimeout

from rehearsal.bell import Bell
from rehearsal.monzo.hooks import Webhook
from rehearsal.monzo.shapes import Json

ATTEMPTS = 5


@dataclass(slots=True)
class Delivery:
    """One event for one webhook, with the status of every attempt; 0 stands for no answer. `lost`: never tried."""

    webhook: Webhook
    event: Json
    at: datetime
    statuses: list[int] = field(default_factory=list)
    done: bool = False
    lost: bool = False

    @property
    def delivered(self) -> bool:
        """Whether the last attempt was welcomed."""
        return bool(self.statuses) and 200 <= self.statuses[-1] < 300


class Post:
    """Delivers. Everything about how can be changed at any time.

    `repeat` is how often each event is sent, `repeated` the share of them sent once more, `lost` the share that never
    leaves, `lose_next` the number of transactions to come of which nobody hears. Delays are seconds.
    """

    def __init__(self, bell: Bell, clock: Callable[[], datetime]) -> None:
        self.log: list[Delivery] = []
        self.order: Literal["real", "shuffled"] = "real"
        self.repeat = 1
        self.repeated = 0.0
        self.lost = 0.0
        self.lose_next = 0
        self.delay = 0.0
        self.retry_delay = 1.0
        self.timeout = 10.0
        self.random = random.Random(7)  # noqa: S311 - shuffles, loses and repeats, the same way every time
        self._held: list[Delivery] | None = None
        self._bell = bell
        self._clock = clock
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: ClientSession | None = None

    def send(self, webhooks: list[Webhook], events: list[Json]) -> None:
        """Start to deliver the events to every webhook; `settled` waits for the end."""
        unheard = bool(webhooks) and self.lose_next > 0
        self.lose_next -= unheard
        for webhook in webhooks:
            batch = [event for event in events for _ in range(self.repeat + self._chance(self.repeated))]
            if self.order == "shuffled":
                self.random.shuffle(batch)
            deliveries = [Delivery(webhook, event, self._clock()) for event in batch]
            for delivery in deliveries:
                delivery.lost = delivery.done = unheard or self._chance(self.lost)
            self.log.extend(deliveries)
            leaving = [delivery for delivery in deliveries if not delivery.lost]
            if self._held is None:
                self._start(leaving, self.delay)
            else:
                self._held.extend(leaving)
        self._bell.ring()

    def hold(self) -> None:
        """Keep what is to be sent until `release`: late, and after whatever was said in between."""
        self._held = [] if self._held is None else self._held

    def release(self) -> None:
        """Send what was held; in no order at all, if `order` is shuffled."""
        held, self._held = self._held or [], None
        if self.order == "shuffled":
            self.random.shuffle(held)
        self._start(held)

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

    def _chance(self, share: float) -> bool:
        return share > 0 and self.random.random() < share

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
