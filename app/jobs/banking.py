"""The bank, off the way to any answer: hints are verified, statements caught up with, payments labelled.

What is to be done stands in the database: nothing is lost with a process, and two may do this side by side.
"""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta

from app.jobs.rounds import ROUND_SECONDS, Rounds
from club.catching_up import Caught, catch_up
from club.hints import CLAIM, Hint
from club.ids import LineId
from club.labelling import write_label
from club.labels import Unlabelled
from club.ports import StoreDown
from club.teller import Teller
from club.verifying import verify
from club.watching import see_to_hook, watch

AT_ONCE = 4
"""So many questions at a time: the bank doesn't say how many it bears."""
TAKEN = 20
JUST_READ = timedelta(minutes=1)
"""Two processes that start together need not both read everything."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Banking:
    """Three kinds of work, each with rounds of its own: hints are asked about, statements read, and labels written."""

    teller: Teller
    seconds: float = ROUND_SECONDS
    verifying: Rounds = field(init=False)
    reading: Rounds = field(init=False)
    labelling: Rounds = field(init=False)
    _met: set[LineId] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        self.verifying = Rounds(self.verify_due, "verifying", self.seconds)
        self.reading = Rounds(self.read_due, "catching up", self.seconds)
        self.labelling = Rounds(self.label_due, "labelling", self.seconds)

    def start(self) -> None:
        """Begin."""
        for rounds in (self.verifying, self.reading, self.labelling):
            rounds.start()

    async def stop(self) -> None:
        """Leave the rest to the next process: what was taken is free again in a while."""
        for rounds in (self.verifying, self.reading, self.labelling):
            await rounds.stop()

    def hinted(self) -> None:
        """Something was hinted at just now."""
        self.verifying.at_once()

    def at_once(self) -> None:
        """Something made time pass, or somebody has logged in: look now."""
        for rounds in (self.verifying, self.reading, self.labelling):
            rounds.at_once()

    async def verify_due(self) -> None:
        """Ask about everything that it is time to ask about."""
        few = asyncio.Semaphore(AT_ONCE)
        while hints := await self._take():
            await asyncio.gather(*(self._verify(hint, few) for hint in hints))

    async def read_due(self) -> None:
        """Read every statement that it is time to read: all of them once, when this process has begun."""
        for login in await self.teller.store.logins.connected():
            try:
                await self._read(login.line_id)
            except StoreDown:
                raise
            except Exception:
                log.exception("the statement of line %s could not be read; it is tried again", login.line_id)

    async def label_due(self) -> None:
        """Write whose the payments are into the bank's copies of them."""
        now, few = self.teller.now(), asyncio.Semaphore(AT_ONCE)
        while due := await self.teller.store.labels.take(now, until=now + CLAIM, most=TAKEN):
            await asyncio.gather(*(self._label(one, few) for one in due))
            now = self.teller.now()

    async def _take(self) -> list[Hint]:
        now = self.teller.now()
        return await self.teller.store.hints.take(now, until=now + CLAIM, most=TAKEN)

    async def _verify(self, hint: Hint, few: asyncio.Semaphore) -> None:
        async with few:
            try:
                outcome = await verify(self.teller, hint)
            except StoreDown:
                outcome = "waits"  # it was taken, and is free again in a while
            except Exception:
                log.exception("a payment on line %s could not be verified; it is tried again", hint.line_id)
                outcome = "failed"
        self.teller.counted("monzo_events", outcome)

    async def _label(self, due: Unlabelled, few: asyncio.Semaphore) -> None:
        async with few:
            try:
                outcome = await write_label(self.teller, due)
            except StoreDown:
                outcome = "waits"  # it was taken, and is free again in a while
            except Exception:
                log.exception("the payment %s could not be labelled; it is tried again", due.payment.payment_id)
                outcome = "failed"
        self.teller.counted("monzo_labels", outcome)

    async def _read(self, line_id: LineId) -> None:
        new = await self._is_new(line_id)
        caught = await catch_up(self.teller, line_id, anyway=new)
        while caught is Caught.ONWARD:
            caught = await catch_up(self.teller, line_id)
        if caught is Caught.UP:
            await see_to_hook(self.teller, line_id, anyway=new)
            await watch(self.teller, line_id)
        if caught is Caught.WAITS:
            log.warning("the statement of line %s cannot be read just now", line_id)
        self._met.add(line_id)

    async def _is_new(self, line_id: LineId) -> bool:
        if line_id in self._met:
            return False
        reading = await self.teller.store.readings.find(line_id)
        return reading is None or reading.read_at is None or self.teller.now() - reading.read_at >= JUST_READ
