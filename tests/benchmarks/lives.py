"""The life of a process: how long until it is ready, what it holds at rest, how long until it is gone."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.fiver import engine_pid, fiver_process, ready, said
from tests.benchmarks.processes import resident_mb

REST_SECONDS = 1.5
REHEARSAL_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Life:
    """Seconds, and MB of resident memory; None where the system does not tell."""

    start: float
    app_mb: float | None
    engine_mb: float | None
    stop: float


async def life(folder: Path, telegram_url: str) -> Life:
    """Start on an empty folder, rest, and stop."""
    async with fiver_process(folder, telegram_url) as (process, address):
        start = await ready(process, address)
        await asyncio.sleep(REST_SECONDS)
        app_mb, engine_mb = resident_mb(process.pid), resident_mb(engine_pid(folder))
        return Life(start, app_mb, engine_mb, await process.stop())


async def rehearsal(folder: Path) -> float:
    """Seconds until the rehearsal is open, with the weeks before it played."""
    async with asyncio.timeout(REHEARSAL_SECONDS), fiver_process(folder, None) as (process, _):
        return await said(process, "The rehearsal is open")
