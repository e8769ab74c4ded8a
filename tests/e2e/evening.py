"""A whole Wednesday over real sockets: the app, its engine, and the stand-ins for Telegram and Monzo."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from rehearsal import Person, Rehearsal
from rehearsal.telegram import Chat

TOKEN = "7000000001:token-of-an-end-to-end-test"  # the stand-in's own
API_TOKEN = "token-for-end-to-end-tests"  # of an app that lives for a second
SECRET_KEY = "k" * 40
PATIENCE = 30.0
ROOT = Path(__file__).parents[2]

Json = dict[str, Any]


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@asynccontextmanager
async def world(clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> AsyncIterator[tuple[Rehearsal, str]]:
    """A Telegram and a Monzo on a port of their own, and their address."""
    rehearsal = Rehearsal(token=TOKEN, clock=clock)
    rehearsal.telegram.retry_delay = rehearsal.monzo.retry_delay = 0.05
    runner = web.AppRunner(rehearsal.application(), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield rehearsal, f"http://127.0.0.1:{site.port}"
    finally:
        await runner.cleanup()


def environment(outside: str, port: int, folder: Path, **more: str) -> dict[str, str]:
    """What an operator would put into `.env`, with the stand-ins' addresses."""
    return {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"{outside}/telegram",
        "MONZO_API_URL": f"{outside}/monzo",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "DATA_DIR": str(folder),
        "SECRET_KEY": SECRET_KEY,
        "API_TOKEN": API_TOKEN,
        "LOG_FORMAT": "json",
        **more,
    }


@dataclass
class Process:
    """`python -m app`, as an operator would start it."""

    environ: dict[str, str]
    folder: Path
    _process: asyncio.subprocess.Process | None = None
    log: list[str] = field(default_factory=list)
    _reading: asyncio.Task[None] | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.environ['PORT']}"

    async def start(self) -> None:
        """Start it, and wait until it says that it is ready."""
        await self.launch()
        async with aiohttp.ClientSession() as http, asyncio.timeout(PATIENCE):
            while True:
                assert self._process is not None
                assert self._process.returncode is None, "".join(self.log)
                try:
                    async with http.get(f"{self.address}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientConnectionError:
                    pass
                await asyncio.sleep(0.05)

    async def launch(self) -> None:
        """Start it, and do not wait."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "app",
            cwd=self.folder,
            env={**kept, "PYTHONPATH": str(ROOT), **self.environ},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.log.append(line.decode())

    async def kill(self) -> None:
        """The power goes: SIGKILL, nothing is finished."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM, as a platform sends it; the exit code."""
        return await self._end(signal.SIGTERM)

    async def exited(self) -> int:
        """Wait until it ends by itself; the exit code."""
        assert self._process is not None
        code = await asyncio.wait_for(self._process.wait(), PATIENCE)
        if self._reading is not None:
            await self._reading
        return code

    async def _end(self, how: signal.Signals) -> int:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(how)
        return await self.exited()


@dataclass
class Desk:
    """The REST API with the deployment's token."""

    http: aiohttp.ClientSession
    club_id: str = ""

    async def call(self, method: str, path: str, **kwargs: Any) -> Json:
        """One request that has to succeed; the JSON it answers, or nothing for 204."""
        async with self.http.request(method, f"/api/v1/{path}", **kwargs) as answer:
            assert answer.status < 400, f"{method} {path}: {answer.status} {await answer.text()}"
            return {} if answer.status == 204 else await answer.json()

    async def club(self, method: str, path: str = "", **kwargs: Any) -> Json:
        """The same, below the club."""
        return await self.call(method, f"clubs/{self.club_id}/{path}".rstrip("/"), **kwargs)

    async def items(self, path: str) -> list[Json]:
        """A whole list of the club's."""
        items: list[Json] = (await self.club("GET", path))["items"]
        return items

    async def player(self, name: str) -> Json:
        """The player of this name."""
        return next(player for player in await self.items("players") if player["name"] == name)


@asynccontextmanager
async def desk(address: str) -> AsyncIterator[Desk]:
    """A desk at the app's address."""
    headers = {"Authorization": f"Bearer {API_TOKEN}"}
    async with aiohttp.ClientSession(address, headers=headers) as http:
        yield Desk(http)


async def found_club(rehearsal: Rehearsal, desk: Desk, organiser: Person, *players: Person) -> Chat:
    """A group adds the bot, everybody presses Start, and the bank is connected by its secret address."""
    telegram = rehearsal.telegram
    group = telegram.group("Wednesday Fives", creator=organiser, members=list(players))
    telegram.add_bot(group, organiser)
    await telegram.wait_for(lambda: telegram.texts(group)[1:], timeout=PATIENCE)
    desk.club_id = (await desk.call("GET", "clubs"))["items"][0]["club_id"]
    for person in (organiser, *players):
        await telegram.start(person)
    await telegram.settled(timeout=PATIENCE)
    bank = await desk.club("PUT", "bank", json={"mode": "manual"})
    await rehearsal.monzo.register(bank["webhook_url"])
    return group


def confirmations(rehearsal: Rehearsal, group: Chat) -> list[str]:
    """Every line in the group that says that somebody paid."""
    lines = [line for text in rehearsal.telegram.texts(group) for line in text.splitlines()]
    return [line for line in lines if line.startswith("💷")]
