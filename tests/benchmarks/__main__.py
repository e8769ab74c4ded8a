"""`python -m tests.benchmarks` (`make bench`): measure, print, clean up. Under four minutes on two idle cores.

The variants take turns, three rounds of them in one run, since machines differ from minute to minute: read the ratios,
not the figures. Everything listens on 127.0.0.1 only.
"""

import asyncio
import os
import platform
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from rehearsal import TelegramStandIn
from tests.benchmarks import commands, lives, messages, payments, taps
from tests.benchmarks.fiver import fiver_process, ready, visiting
from tests.benchmarks.people import NAMES
from tests.benchmarks.report import FIVER, FLOOR, HANDMADE, Findings, table
from tests.benchmarks.standin import telegram

ROUNDS = 3


async def main() -> None:
    """Measure everything and print the table."""
    began, found = time.perf_counter(), Findings()
    _say(_machine())
    with TemporaryDirectory(prefix="fiver-bench-") as folder:
        for round_ in range(1, ROUNDS + 1):
            _say(f"round {round_} of {ROUNDS} ...")
            await _round(Path(folder) / str(round_), found)
        _say("messages, taps, commands ...\n")
        await _chat(Path(folder) / "chat", found)
        async with telegram() as (standin, url):
            found.commands = await commands.commands(Path(folder) / "commands", standin, url)
    _say(table(found))
    _say(f"\nmeasured in {time.perf_counter() - began:.0f} s; medians of {ROUNDS} rounds")


async def _round(folder: Path, found: Findings) -> None:
    """One run of each variant, and one life of the app."""
    runs = found.runs
    if (run := await payments.handmade(folder / "handmade")) is not None:
        runs.setdefault(HANDMADE, []).append(run)
    runs.setdefault(FLOOR, []).append(await payments.floor(folder / "floor"))
    async with telegram() as (standin, url):
        runs.setdefault(FIVER, []).append(await payments.fiver(folder / "fiver", standin, url))
        found.lives.append(await lives.life(folder / "life", url))
    found.rehearsals.append(await lives.rehearsal(folder / "rehearsal"))


async def _chat(folder: Path, found: Findings) -> None:
    """What people see: the message after a payment, and the answer to a tap."""
    async with telegram() as (standin, url), fiver_process(folder, url) as (process, address):
        await ready(process, address)
        await _measure_chat(address, standin, found)


async def _measure_chat(address: str, standin: TelegramStandIn, found: Findings) -> None:
    async with visiting(address, standin) as fiver:
        clubs = [await fiver.club(number, NAMES[:1]) for number in range(messages.CLUBS)]
        await messages.warm(fiver, clubs)
        found.tellings.append(await messages.telling(fiver, clubs))
        for round_ in range(ROUNDS):
            found.bursts.append(await taps.burst(fiver, messages.CLUBS + round_))


def _machine() -> str:
    try:
        engine = f"SecantusDB {version('secantusdb')}"
    except PackageNotFoundError:
        engine = "no engine"
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores{load}, Python {platform.python_version()}, {engine}, everything on this machine"


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
