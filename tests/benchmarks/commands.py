"""How often the database is asked for one matched payment: until its 200, and until everybody was told.

Counted in an app that runs inside this process, with the listener that pymongo has for it.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pymongo import monitoring

from app.settings import load
from app.wiring import Fiver as App
from rehearsal import TelegramStandIn
from tests.benchmarks.fiver import Club, Fiver, settings, visiting
from tests.benchmarks.load import Order, requests
from tests.benchmarks.messages import warm
from tests.benchmarks.people import NAMES
from tests.benchmarks.processes import free_port, send

PAYMENTS = 10
TOGETHER = 400
QUIET_SECONDS = 1.2
_HOUSEKEEPING = {"getMore", "hello", "ping", "endSessions", "killCursors"}
_SWEPT = {"distinct lanes", "distinct outbox"}
_SWEPT_BY = {"news.key", "over_at", "ignored_at"}


@dataclass(frozen=True, slots=True)
class Commands:
    """Commands for one payment, by name and collection: before its 200, and after it; and at 16 connections."""

    before: dict[str, float]
    after: dict[str, float]
    together: float


class Counting(monitoring.CommandListener):
    """Counts commands by name and collection as they end. What runs by the clock (watching, sweeping) is left out."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self._under_way: dict[int, str] = {}

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        command: dict[str, Any] = dict(event.command)
        what = f"{event.command_name} {command.get(event.command_name)}"
        swept = what in _SWEPT or not _SWEPT_BY.isdisjoint(command.get("filter", {}))
        if event.command_name not in _HOUSEKEEPING and not swept:
            self._under_way[event.request_id] = what

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        if (what := self._under_way.pop(event.request_id, None)) is not None:
            self.seen[what] += 1

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        self._under_way.pop(event.request_id, None)


async def commands(folder: Path, telegram: TelegramStandIn, telegram_url: str) -> Commands:
    """Send some payments one by one, each with time to be told in, then some hundreds at once."""
    counting = Counting()
    async with _inside(folder, telegram, telegram_url, counting) as fiver:
        club = await fiver.club(1, NAMES)
        await warm(fiver, [club])
        await asyncio.sleep(QUIET_SECONDS)
        before, after = Counter[str](), Counter[str]()
        for number in range(PAYMENTS):
            counting.seen.clear()
            before += await _until_answered(fiver, club, number, counting)
            await asyncio.sleep(QUIET_SECONDS)
            after += counting.seen
        counting.seen.clear()
        sent = await send(Order(fiver.port, [club.target], 10_000, 16, TOGETHER, 10.0))
        inserts = counting.seen["insert payments"]
        return Commands(_each(before), _each(after), inserts / max(1, sent.answered))


async def _until_answered(fiver: Fiver, club: Club, number: int, counting: Counting) -> Counter[str]:
    (request,) = requests(Order(fiver.port, [club.target], number, 1, 1, 10.0))
    reader, writer = await asyncio.open_connection("127.0.0.1", fiver.port)
    writer.write(request.wire)
    await reader.readuntil(b"\r\n\r\n")
    seen = Counter(counting.seen)
    counting.seen.clear()
    writer.close()
    return seen


@contextlib.asynccontextmanager
async def _inside(
    folder: Path, telegram: TelegramStandIn, telegram_url: str, counting: Counting
) -> AsyncIterator[Fiver]:
    monitoring.register(counting)
    port = free_port()
    app = App(load(settings(folder, port, telegram_url), dotenv=None))
    await app.start()
    try:
        async with visiting(app.address, telegram) as fiver:
            yield fiver
    finally:
        await app.stop()


def _each(seen: Counter[str]) -> dict[str, float]:
    return {what: times / PAYMENTS for what, times in seen.most_common()}
