"""Payments per second and how long the bank waits for its 200: two yardsticks and Fiver, one after the other.

Each run has its own engine of the same kind, on an empty folder, and nothing of the others runs beside it.
"""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from rehearsal import TelegramStandIn
from storage.embedded import EmbeddedEngine
from tests.benchmarks.figures import Rate, rate
from tests.benchmarks.fiver import Club, Fiver, fiver_process, ready, visiting
from tests.benchmarks.load import Order, Target
from tests.benchmarks.people import NAMES
from tests.benchmarks.processes import free_port, listening, running, send

CONNECTIONS = (1, 16)
SECONDS = 4.0
MOST = 5_000
WARM = 200
AGAIN = 10
"""Every so-manyth payment is delivered a second time after each run."""


@dataclass(slots=True)
class Told:
    """What a server was told and acknowledged, each payment counted once; and what it answered with an error."""

    payments: int = 0
    pence: int = 0
    repeated: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What a server was told, and what it has in the end. `payments` is None where it keeps none."""

    told: Told
    payments: int | None
    pence: int


@dataclass(slots=True)
class Run:
    """One server, measured once: a rate for each number of connections, and what it kept."""

    rates: dict[int, Rate] = field(default_factory=dict)
    kept: Kept | None = None


async def handmade(folder: Path) -> Run | None:
    """The hand-made handler under gunicorn with two workers; None where these are not installed."""
    if find_spec("flask") is None or find_spec("gunicorn") is None:
        return None
    from tests.benchmarks import handmade as app

    async with _engine(folder) as uri:
        app.prepare(uri, list(NAMES))
        port = free_port()
        command = ["gunicorn", "--workers", "2", "--no-control-socket", "--bind", f"127.0.0.1:{port}"]
        command.append("tests.benchmarks.handmade:application()")
        async with running("handmade", folder, command, {"MONGODB_URI": uri}) as process:
            await listening(process, port)
            run, told = await _measured(port, _target("/monzo"), again=AGAIN)
            run.kept = Kept(told, None, app.total_paid(uri))
            return run


async def floor(folder: Path) -> Run:
    """One insert, and nothing else."""
    port = free_port()
    async with (
        _engine(folder) as uri,
        running("floor", folder, ["tests.benchmarks.floor"], {"MONGODB_URI": uri, "PORT": str(port)}) as process,
    ):
        await listening(process, port)
        run, _ = await _measured(port, _target("/monzo"), again=0)
        return run


async def fiver(folder: Path, telegram: TelegramStandIn, telegram_url: str) -> Run:
    """The whole app. What it kept is asked through its own API."""
    async with fiver_process(folder, telegram_url) as (process, address), visiting(address, telegram) as app:
        await ready(process, address)
        club = await app.club(1, NAMES)
        run, told = await _measured(app.port, club.target, again=AGAIN)
        run.kept = await _kept(app, club, told)
        return run


async def _kept(app: Fiver, club: Club, told: Told) -> Kept:
    booked = [payment["payment_id"] async for payment in app.pages(f"clubs/{club.club_id}/payments")]
    assert len(set(booked)) == len(booked), "a page repeated a payment"
    summary = await app.ask("GET", f"clubs/{club.club_id}/summary")
    return Kept(told, len(booked), summary["income"])


async def _measured(port: int, target: Target, *, again: int) -> tuple[Run, Told]:
    run, told = Run(), Told()
    order = partial(Order, port, [target], again=again)
    first = 0
    for connections in CONNECTIONS:
        for most in (WARM, MOST):
            result = await send(order(first, connections, most, SECONDS))
            first += most
            told.payments += result.answered
            told.pence += result.pence
            told.repeated += result.repeated
            told.failed += result.failed
            run.rates[connections] = rate(result)
    return run, told


@contextlib.asynccontextmanager
async def _engine(folder: Path) -> AsyncIterator[str]:
    """An engine as Fiver starts it. What the yardsticks promise of a write they say themselves.

    Without retryable writes, as in Fiver: with them this engine becomes slower the more it has written.
    """
    engine = EmbeddedEngine(folder / "data")
    uri = await engine.start()
    try:
        yield uri.partition("?")[0] + "?replicaSet=secantus&retryWrites=false"
    finally:
        await engine.stop()


def _target(path: str) -> Target:
    return Target(path, "acc_0000Bench0001", list(NAMES))
