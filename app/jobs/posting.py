"""The post: takes news out of the outbox, lane by lane, and hands it to the messenger one message at a time."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.jobs.ending import end
from app.jobs.pace import Pace
from club.actions.reaching import closed, unreachable
from club.ids import ClubId
from club.notices import Notice, Topic
from club.ports import Clock, Delivered, Messenger, Outbox, PutOff, Refused, Store, StoreDown

SWEEP_SECONDS = 2.0
SWEEP_SHARE = 100
"""Looking for waiting messages takes longer the more of them wait: it never takes more of the time than one part in so
many."""
MERGE_FROM = 3
MERGE_MOST = 15

log = logging.getLogger(__name__)


def next_message(waiting: Sequence[Notice]) -> list[Notice]:
    """The notices that the next message is made of.

    Usually that is the oldest one. All that is about one message which is edited in place is a single edit, and when
    payments pile up behind Telegram's limits they share a message.
    """
    first = waiting[0]
    if first.topic is Topic.PAID:
        payments = [notice for notice in waiting if notice.topic is Topic.PAID]
        return payments[:MERGE_MOST] if len(payments) >= MERGE_FROM else [first]
    if first.subject is not None:
        return [notice for notice in waiting if (notice.subject, notice.topic) == (first.subject, first.topic)]
    return [first]


@dataclass(slots=True)
class Post:
    """One task for each lane with news, and one that finds lanes which another process left."""

    outbox: Outbox
    messenger: Messenger
    store: Store
    pace: Pace
    counted: Callable[[str, str], None]
    clock: Clock
    steady: Callable[[], float] = time.monotonic
    _lanes: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _again: set[str] = field(default_factory=set)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _look_again: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self) -> None:
        """Begin to deliver."""
        self._tasks = [
            asyncio.create_task(self._listen(), name="post"),
            asyncio.create_task(self._sweep(), name="sweep"),
        ]

    async def stop(self) -> None:
        """Finish the message that each lane is sending, and begin no other."""
        self._stopping.set()
        self._look_again.set()
        await end(self._tasks)
        if self._lanes:
            _, late = await asyncio.wait(self._lanes.values(), timeout=10)
            await end(late)

    @contextmanager
    def paced(self, pace: Pace) -> Iterator[None]:
        """Speak at another pace for a while, also in the chats whose turn had not come at the usual one."""
        usual, self.pace = self.pace, pace
        if not self._stopping.is_set():
            self._look_again.set()  # wakes everybody who waits now, and nobody who comes later
            self._look_again.clear()
        try:
            yield
        finally:
            self.pace = usual

    async def idle(self) -> None:
        """Return when all that was committed so far is said, but for chats that were put off. Raises StoreDown."""
        while not self._stopping.is_set():
            await self.store.relay()
            for lane in await self.outbox.lanes(_now()):
                self._wake(lane)
            if not self._lanes:
                return
            await asyncio.wait(self._lanes.values())

    async def _listen(self) -> None:
        while True:
            for lane in await self.outbox.woken():
                self._wake(lane)

    async def _sweep(self) -> None:
        while True:
            began = self.steady()
            try:
                for lane in await self.outbox.lanes(_now()):
                    self._wake(lane)
                self.pace.forget_before(self.steady())
            except StoreDown:
                pass  # the next sweep looks again
            except Exception:
                log.exception("could not look for waiting messages")
            await asyncio.sleep(max(SWEEP_SECONDS, SWEEP_SHARE * (self.steady() - began)))

    def _wake(self, lane: str) -> None:
        if self._stopping.is_set():
            return
        if lane in self._lanes:
            self._again.add(lane)
            return
        task = asyncio.create_task(self._deliver(lane), name=f"lane {lane}")
        self._lanes[lane] = task
        task.add_done_callback(lambda _: self._finished(lane))

    def _finished(self, lane: str) -> None:
        del self._lanes[lane]
        if lane in self._again:
            self._again.discard(lane)
            self._wake(lane)

    async def _deliver(self, lane: str) -> None:
        try:
            while not self._stopping.is_set():
                self._again.discard(lane)
                waiting = await self.outbox.take(lane, _now())
                if waiting and await self._waited(lane):
                    waiting = await self.outbox.take(lane, _now())  # more may have gathered, or another took over
                if not waiting or self._stopping.is_set() or not await self._send(lane, next_message(waiting)):
                    return
        except StoreDown:
            self._again.discard(lane)  # what was not noted is found by the next sweep
        except Exception:
            log.exception("a lane of the outbox failed", extra={"lane": lane})
            self._again.discard(lane)

    async def _waited(self, lane: str) -> bool:
        """Wait for this lane's turn to speak; whether that took any time."""
        waited = False
        while (pause := self.pace.wait(lane, self.steady())) > 0 and not self._stopping.is_set():
            waited = True
            with suppress(TimeoutError):
                await asyncio.wait_for(self._look_again.wait(), pause)
        return waited

    async def _send(self, lane: str, notices: Sequence[Notice]) -> bool:
        """Send one message and note it. False when the lane has to rest."""
        try:
            delivery = await self.messenger.deliver(notices)
        except StoreDown:
            raise
        except Exception:
            log.exception("a message could not be made", extra={"topic": notices[0].topic.value, "key": notices[0].key})
            delivery = Refused("a fault of mine")
        self.counted("messages", type(delivery).__name__.lower())
        match delivery:
            case Delivered():
                await self.outbox.done(notices, _now())
                if notices[0].topic is Topic.WELCOME:  # back in a group: what could not be told there is told now
                    await self.outbox.redeliver(lane)
                return True
            case PutOff(seconds):
                await self.outbox.put_off(lane, _now() + timedelta(seconds=seconds))
                return False
            case Refused(why, cannot_reach):
                if cannot_reach:
                    await self._report(lane, notices[0], why)  # first: a crash in between repeats it, and loses nothing
                await self.outbox.park(notices, why, _now())
                log.warning("a message was parked", extra={"topic": notices[0].topic.value, "why": why})
                return True

    async def _report(self, lane: str, notice: Notice, why: str) -> None:
        kind, _, whose = lane.partition(":")
        try:
            if kind == "person":
                blocked, at = "block" in why or "deactivated" in why, self.clock()
                await self.store.write(
                    lambda books: unreachable(books, notice, int(whose), why, blocked=blocked, at=at)
                )
            else:
                await self.store.write(lambda books: closed(books, ClubId(whose), why))
        except StoreDown:
            raise
        except Exception:
            log.exception("nobody could be told that a message went nowhere", extra={"key": notice.key})


def _now() -> datetime:
    """The wall clock, also where the club's clock is another (a rehearsal): leases are between real processes."""
    return datetime.now(UTC)
