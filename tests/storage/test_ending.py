"""A task ends when it is told to, also when it does not hear it the first time."""

import asyncio
from types import ModuleType

import pytest

from app.jobs import ending as of_jobs
from storage import ending as of_storage


async def hard_of_hearing(times: int, started: asyncio.Event) -> None:
    """What a request does that was answered in the very instant in which it was cancelled."""
    while True:
        try:
            started.set()
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            if not times:
                raise
            times -= 1


@pytest.mark.parametrize("module", [of_jobs, of_storage])
async def test_a_swallowed_cancellation_is_repeated(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AGAIN_SECONDS", 0.001)
    tasks = []
    for times in (0, 1, 3):
        started = asyncio.Event()
        tasks.append(asyncio.create_task(hard_of_hearing(times, started)))
        await started.wait()
    over = asyncio.create_task(asyncio.sleep(0))
    await over
    await asyncio.wait_for(module.end([*tasks, over]), 10.0)
    assert all(task.cancelled() for task in tasks)


@pytest.mark.parametrize("module", [of_jobs, of_storage])
async def test_nothing_to_end_is_no_matter(module: ModuleType) -> None:
    await module.end([])
