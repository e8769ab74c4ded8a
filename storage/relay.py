"""Moves news from the documents that carry it into the outbox: at once after a commit, and after a crash."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from pymongo.asynchronous.database import AsyncDatabase

from club.ports import StoreDown, Thing
from storage.codec import COLLECTIONS, Document, id_of
from storage.ending import end
from storage.mongo import store_errors
from storage.news import put

SWEEP_SECONDS = 5.0
BUSY_SWEEP_SECONDS = 60.0
GAP_SECONDS = 0.015
"""The first news goes on at once; what comes within this time after it goes on together. In a burst the gap grows with
it, since nobody is told faster than Telegram allows."""
LONGEST_GAP = 16
QUIET_SECONDS = 0.5
"""Taking relayed news out of its documents is for when nothing comes: what is relayed twice is told once."""
LARGEST_BATCH = 200
UNLOAD_BATCH = 25
MOST_LOADED = 5_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Carried:
    """News that stands in a document and has to go on."""

    collection: str
    document_id: str
    news: tuple[Document, ...]


@dataclass(slots=True)
class Relay:
    """One task that relays what this process committed, and now and then what any process left behind."""

    database: AsyncDatabase[Document]
    announce: Callable[[Iterable[str]], None]
    _pending: list[Carried] = field(default_factory=list)
    _relayed: list[Carried] = field(default_factory=list)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    def committed(self, news: Sequence[Document], carrier: Thing | None) -> None:
        """This process has just committed news."""
        if not news:
            return
        if carrier is None:
            self.announce({item["lane"] for item in news})
            return
        self._pending.append(Carried(COLLECTIONS[type(carrier)], id_of(carrier), tuple(news)))
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

    async def _run(self) -> None:
        while True:
            try:
                await self.sweep()
                await self._relay_pending()
                await self._wait_for_news()
            except StoreDown:
                await asyncio.sleep(0.5)
            except Exception:
                log.exception("news could not be relayed; the next sweep tries again")
                await asyncio.sleep(SWEEP_SECONDS)

    async def _wait_for_news(self) -> None:
        """Relay commits as they come, and tidy up when none come, until it is time to sweep again."""
        now = asyncio.get_running_loop().time
        began = quiet_since = now()
        while not self._sweep_is_due(now() - began):
            if self._woken.is_set():
                together = await self._relay_pending()
                await asyncio.sleep(GAP_SECONDS * min(max(together, 1), LONGEST_GAP))
                quiet_since = now()
            elif self._relayed and now() - quiet_since >= QUIET_SECONDS:
                await self._unload(UNLOAD_BATCH)
            else:
                await self._woken_within(QUIET_SECONDS)
            if len(self._relayed) > MOST_LOADED:
                await self._unload(UNLOAD_BATCH)

    def _sweep_is_due(self, since: float) -> bool:
        """While news of ours still stands in documents, a sweep would find that first: it can wait a while."""
        return since >= (BUSY_SWEEP_SECONDS if self._relayed or self._pending else SWEEP_SECONDS)

    async def _woken_within(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._woken.wait()

    async def _relay_pending(self) -> int:
        """Relay what was committed; returns how many documents that were."""
        self._woken.clear()
        together = 0
        while self._pending:
            batch = self._pending[:LARGEST_BATCH]
            await self._relay(batch)
            del self._pending[: len(batch)]
            together += len(batch)
        return together

    async def sweep(self) -> int:
        """Relay whatever any process left in its documents. Returns how many documents carried news."""
        found = 0
        for name in COLLECTIONS.values():
            while left := await self._left_in(name):
                await self._relay(left)
                await self._unload_all()
                found += len(left)
                if len(left) < LARGEST_BATCH:
                    break
        await self._unload_all()
        return found

    async def _left_in(self, name: str) -> list[Carried]:
        with store_errors():
            carrying = self.database[name].find({"news.key": {"$gt": ""}}, {"news": 1}).limit(LARGEST_BATCH)
            return [Carried(name, document["_id"], tuple(document["news"])) async for document in carrying]

    async def _relay(self, batch: Sequence[Carried]) -> None:
        news = [item for carried in batch for item in carried.news]
        with store_errors():
            await put(self.database, news)
        self._relayed.extend(batch)
        self.announce({item["lane"] for item in news})

    async def _unload_all(self) -> None:
        while self._relayed:
            await self._unload(LARGEST_BATCH)

    async def _unload(self, most: int) -> None:
        """Take what stands in the outbox out of so many of the documents that carried it."""
        batch = self._relayed[:most]
        ids: dict[str, list[str]] = defaultdict(list)
        keys: dict[str, list[str]] = defaultdict(list)
        for carried in batch:
            ids[carried.collection].append(carried.document_id)
            keys[carried.collection].extend(item["key"] for item in carried.news)
        with store_errors():
            for name, documents in ids.items():
                gone = {"$pull": {"news": {"key": {"$in": keys[name]}}}}
                await self.database[name].update_many({"_id": {"$in": documents}}, gone)
        del self._relayed[: len(batch)]
