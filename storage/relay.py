"""Moves news from the documents that carry it into the outbox: at once after a commit, and after a crash."""

import asyncio
import contextlib
import logging
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Container, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from pymongo.asynchronous.database import AsyncDatabase

from club.ports import StoreDown, Thing
from storage.codec import COLLECTIONS, Document, id_of
from storage.ending import end
from storage.mongo import change_each, store_errors
from storage.news import latest, put

SWEEP_SECONDS = 5.0
BUSY_SWEEP_SECONDS = 60.0
GAP_SECONDS = 0.015
"""The first news goes on at once; what comes within this time after it goes on together. In a burst the gap grows with
it, since nobody is told faster than Telegram allows."""
LONGEST_GAP = 16
QUIET_SECONDS = 0.5
"""Taking relayed news out of its documents is for when nothing comes: what is relayed twice is told once."""
HELD_SECONDS = 0.25
"""A lane that has something to tell is given more only so often, and never more than is told in a minute. The rest
stays where it is just as safe, in the documents that carry it."""
LARGEST_BATCH = 200
UNLOAD_BATCH = 25
MOST_LOADED = 5_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Carried:
    """A piece of news that stands in a document and has to go on."""

    collection: str
    document_id: str
    item: Document


class Lanes(Protocol):
    """The outbox, as far as the relay has to do with it."""

    def announce(self, news: Iterable[Document]) -> None: ...
    def room(self, lane: str) -> int: ...
    def rests(self, lane: str) -> bool: ...


@dataclass(slots=True)
class Relay:
    """One task that relays what this process committed, and now and then what any process left behind."""

    database: AsyncDatabase[Document]
    lanes: Lanes
    _pending: dict[str, deque[Carried]] = field(default_factory=dict)
    _relayed: deque[Carried] = field(default_factory=deque)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tidying: asyncio.Lock = field(default_factory=asyncio.Lock)
    _task: asyncio.Task[None] | None = None

    def committed(self, news: Sequence[Document], carrier: Thing | None) -> None:
        """This process has just committed news."""
        if not news:
            return
        if carrier is None:
            self.lanes.announce(news)
            return
        for item in news:
            carried = Carried(COLLECTIONS[type(carrier)], id_of(carrier), item)
            self._pending.setdefault(item["lane"], deque()).append(carried)
        self._woken.set()

    def start(self) -> None:
        """Begin relaying."""
        self._task = asyncio.create_task(self._run(), name="relay")

    async def stop(self) -> None:
        """Relay what is pending, then end."""
        if self._task is not None:
            await end([self._task])
            self._task = None
        try:
            await self._relay_pending()
            await self._unload(LARGEST_BATCH)  # what is left over, the next start finds
        except StoreDown:
            log.warning("the database is away: news that was committed will be sent after the next start")

    async def now(self) -> None:
        """Relay what is pending, as far as its lanes have room. Raises StoreDown."""
        await self._relay_pending()

    async def _run(self) -> None:
        while True:
            try:
                await self.sweep()
                await self._wait_for_news()
            except StoreDown:
                await asyncio.sleep(0.5)
            except Exception:
                log.exception("news could not be relayed; the next sweep tries again")
                await asyncio.sleep(SWEEP_SECONDS)

    async def _wait_for_news(self) -> None:
        """Relay commits as they come, and tidy up when none come, until it is time to sweep again."""
        now = asyncio.get_running_loop().time
        began = quiet_since = round_at = now()
        while not self._sweep_is_due(now() - began):
            fresh = self._woken.is_set()
            if every_lane := now() - round_at >= HELD_SECONDS:
                round_at = now()
            together = await self._relay_pending(every_lane=every_lane)
            if fresh or together:
                await asyncio.sleep(GAP_SECONDS * min(max(together, 1), LONGEST_GAP))
                quiet_since = now()
            elif self._relayed and now() - quiet_since >= QUIET_SECONDS:
                await self._unload(UNLOAD_BATCH)
            else:
                await self._woken_within(HELD_SECONDS if self._pending else QUIET_SECONDS)
            if len(self._relayed) > MOST_LOADED:
                await self._unload(UNLOAD_BATCH)

    def _sweep_is_due(self, since: float) -> bool:
        """While news of ours still stands in documents, a sweep would find that first: it can wait a while."""
        return since >= (BUSY_SWEEP_SECONDS if self._relayed or self._pending else SWEEP_SECONDS)

    async def _woken_within(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._woken.wait()

    async def _relay_pending(self, *, every_lane: bool = True) -> int:
        """Relay what was committed and has room in its lane; returns how many pieces of news that were.

        Without `every_lane` only for those that have nothing to tell at the moment.
        """
        self._woken.clear()
        together = 0
        async with self._one_at_a_time:
            while batch := self._with_room(every_lane=every_lane):
                await self._relay(batch)
                self._let_go(batch)
                together += len(batch)
        return together

    def _let_go(self, batch: Sequence[Carried]) -> None:
        for carried in batch:
            queue = self._pending[carried.item["lane"]]
            queue.popleft()
            if not queue:
                del self._pending[carried.item["lane"]]

    def _with_room(self, *, every_lane: bool) -> list[Carried]:
        found: list[Carried] = []
        for lane, queue in self._pending.items():
            if every_lane or self.lanes.rests(lane):
                found += islice(queue, max(0, self.lanes.room(lane)))
            if len(found) >= LARGEST_BATCH:
                break
        return found[:LARGEST_BATCH]

    async def sweep(self) -> int:
        """Relay what is pending, then whatever any process left in its documents; returns how many these were."""
        await self._relay_pending()
        held = {carried.item["key"] for queue in (self._relayed, *self._pending.values()) for carried in queue}
        found = 0
        for name in COLLECTIONS.values():
            batch: list[Carried] = []
            async for carried in self._left_in(name, held):
                found += not batch or batch[-1].document_id != carried.document_id
                batch.append(carried)
            for start in range(0, len(batch), LARGEST_BATCH):
                await self._relay(batch[start : start + LARGEST_BATCH])
                await self._unload_all()
        await self._unload_all()
        return found

    async def _left_in(self, name: str, held: Container[str]) -> AsyncIterator[Carried]:
        with store_errors():
            async for document in self.database[name].find({"news.key": {"$gt": ""}}, {"news": 1}):
                for item in document["news"]:
                    if item["key"] not in held:
                        yield Carried(name, document["_id"], item)

    async def _relay(self, batch: Sequence[Carried]) -> None:
        news = latest([carried.item for carried in batch])
        with store_errors():
            await put(self.database, news)
        self._relayed.extend(batch)
        self.lanes.announce(news)

    async def _unload_all(self) -> None:
        while self._relayed:
            await self._unload(LARGEST_BATCH)

    async def _unload(self, most: int) -> None:
        """Take what stands in the outbox out of so many of the documents that carried it."""
        async with self._tidying:
            batch = list(islice(self._relayed, most))
            keys: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
            for carried in batch:
                keys[carried.collection][carried.document_id].append(carried.item["key"])
            with store_errors():
                for name, told in keys.items():
                    gone = {id_: {"$pull": {"news": {"key": {"$in": news}}}} for id_, news in told.items()}
                    await change_each(self.database[name], gone)
            for _ in batch:
                self._relayed.popleft()
