"""Work comes round, whatever became of the round before, and at once when it is called for."""

import asyncio
import logging
from dataclasses import dataclass, field

import pytest

from app.jobs.rounds import Rounds
from club.ports import StoreDown
from rehearsal.bell import Bell

PATIENCE, NEVER = 10.0, 3600.0


@dataclass
class Work:
    """Counts its rounds; fails in those for which there is a failure, and may wait until it is let go."""

    fails: list[Exception | None] = field(default_factory=list)
    free: asyncio.Event | None = None
    begun: int = 0
    bell: Bell = field(default_factory=Bell)

    async def __call__(self) -> None:
        self.begun += 1
        self.bell.ring()
        if self.free is not None:
            await self.free.wait()
        if (failure := self.fails.pop(0) if self.fails else None) is not None:
            raise failure

    async def rounds(self, number: int) -> None:
        await self.bell.wait_for(lambda: self.begun >= number, PATIENCE)


async def test_it_comes_round_by_itself_and_no_more_once_it_is_stopped() -> None:
    work = Work()
    rounds = Rounds(work, "work", seconds=0.001)
    rounds.start()
    await work.rounds(3)
    await rounds.stop()
    await rounds.stop()
    assert "work" not in {task.get_name() for task in asyncio.all_tasks()}


async def test_it_goes_on_after_troubles_and_only_a_fault_of_ours_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    work = Work([StoreDown("away"), ValueError("a fault"), None])
    rounds = Rounds(work, "reading", seconds=0.001)
    with caplog.at_level(logging.INFO):
        rounds.start()
        await work.rounds(4)
        await rounds.stop()
    assert [record.getMessage() for record in caplog.records] == ["reading failed; the next round tries again"]


async def test_called_for_it_begins_at_once() -> None:
    work = Work()
    rounds = Rounds(work, "work", seconds=NEVER)
    rounds.start()
    for number in (1, 2, 3):
        await work.rounds(number)
        rounds.at_once()
    await work.rounds(4)
    await rounds.stop()


async def test_called_for_during_a_round_there_is_one_more() -> None:
    work = Work(free=asyncio.Event())
    rounds = Rounds(work, "work", seconds=NEVER)
    rounds.start()
    await work.rounds(1)
    rounds.at_once()
    rounds.at_once()
    assert work.free is not None
    work.free.set()
    await work.rounds(2)
    await rounds.stop()
    assert work.begun == 2


async def test_what_never_began_can_be_stopped() -> None:
    await Rounds(Work(), "work").stop()
