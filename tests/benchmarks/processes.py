"""Processes of our own: started in a folder of their own, asked to end by id, and only then killed."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.load import Order, Result

ROOT = Path(__file__).parents[2]
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "TZ")
_STOP_SECONDS = 30.0


@dataclass(slots=True)
class Process:
    """A running process and the file that it writes to."""

    name: str
    log: Path
    child: asyncio.subprocess.Process
    began: float

    @property
    def pid(self) -> int:
        return self.child.pid

    def check(self) -> None:
        """Raises RuntimeError with its last words if it ended."""
        if self.child.returncode is not None:
            words = self.log.read_text(encoding="utf-8", errors="replace")[-2_000:]
            raise RuntimeError(f"{self.name} ended with code {self.child.returncode}:\n{words}")

    async def stop(self) -> float:
        """Ask it to end; the seconds that it took. May be called twice."""
        began = time.perf_counter()
        if self.child.returncode is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(self.child.wait(), _STOP_SECONDS)
            except TimeoutError:
                self.child.kill()
                await self.child.wait()
        return time.perf_counter() - began


@contextlib.asynccontextmanager
async def running(
    name: str, folder: Path, module: Sequence[str], settings: Mapping[str, str]
) -> AsyncIterator[Process]:
    """`python -m MODULE ...` in this folder until the block ends. Nothing of our own settings reaches it."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    log = folder / f"{name}.log"
    with log.open("ab") as output:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *module,
            cwd=folder, env=kept | {"PYTHONPATH": str(ROOT)} | dict(settings),
            stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output,
        )  # fmt: skip
    process = Process(name, log, child, time.perf_counter())
    try:
        yield process
    finally:
        await process.stop()


async def send(order: Order) -> Result:
    """Have a process of its own send these payments."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.load", json.dumps(asdict(order)),
        cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        told, _ = await child.communicate()
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        raise RuntimeError(f"the load ended with code {child.returncode}")
    return Result(**json.loads(told))


async def listening(process: Process, port: int) -> None:
    """Wait until somebody takes connections there."""
    while True:
        process.check()
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            await writer.wait_closed()
            return
        await asyncio.sleep(0.01)


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def resident_mb(pid: int) -> float | None:
    """What a process holds in memory, in MB; None where it cannot be told."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    kib = next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), None)
    return None if kib is None else kib * 1024 / 1e6
