"""`python -m tests.benchmarks.bank` (`make bench-bank`): the whole storm before the bank, and how long it took."""

import asyncio
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bankside import bankside
from tests.e2e.bank_storm import PLAYERS, Weather, check, storm
from tests.engine import fresh_database, running_engine

PAYMENTS = 1_000


async def main(uri: str) -> None:
    """Raises AssertionError where a payment is not booked exactly once."""
    async with fresh_database(uri) as name, bankside(uri, name, players=PLAYERS) as side:
        began = time.perf_counter()
        made = await storm(side, PAYMENTS, Weather())
        took = time.perf_counter() - began
        await check(side, made)
        questions = side.asked("/transactions/")
        told = f"{PAYMENTS:,} payments booked once each in {took:.1f} s; the bank was asked {questions:,} times"
        sys.stdout.write(f"{told}\n")


if __name__ == "__main__":
    with TemporaryDirectory(prefix="fiver-bench-") as folder, running_engine(Path(folder)) as engine:
        asyncio.run(main(engine))
