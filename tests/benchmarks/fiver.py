"""The real app, `python -m app`, on an engine of its own; and a club made as people make one."""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from rehearsal import Person, TelegramStandIn
from rehearsal.telegram.model import Chat
from tests.benchmarks.load import Target
from tests.benchmarks.processes import Process, free_port, running
from tests.benchmarks.standin import TOKEN

API_TOKEN = "a-benchmark-token-that-opens-nothing-else"
PATIENCE_SECONDS = 20.0

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Club:
    """A group with the bot in it, players whom the bank knows, and a bank line."""

    club_id: str
    chat: Chat
    creator: Person
    target: Target


@dataclass(frozen=True, slots=True)
class Fiver:
    """A running Fiver as seen from outside: over HTTP, and in its groups."""

    address: str
    telegram: TelegramStandIn
    api: aiohttp.ClientSession

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port is not None
        return port

    async def ask(self, method: str, path: str, body: Json | None = None) -> Json:
        """One call of the REST API. Raises aiohttp's errors."""
        async with self.api.request(method, f"{self.address}/api/v1/{path}", json=body) as answer:
            told: Json = await answer.json()
            if answer.status >= 400:
                raise RuntimeError(f"{method} {path}: {answer.status} {told}")
            return told

    async def pages(self, path: str) -> AsyncIterator[Json]:
        """Every item of a list."""
        cursor = ""
        while True:
            page = await self.ask("GET", f"{path}?limit=500{cursor}")
            for item in page["items"]:
                yield item
            if page["next_cursor"] is None:
                return
            cursor = f"&cursor={page['next_cursor']}"

    async def club(self, number: int, names: Sequence[str], members: Sequence[Person] = ()) -> Club:
        """A new group whose creator adds the bot, once it has said hello; then players and a bank line by REST."""
        telegram = self.telegram
        creator = telegram.person("Olly", last_name=f"No {number}")
        chat = telegram.group(f"Club {number}", creator=creator, members=list(members), supergroup=True)
        telegram.add_bot(chat, creator)
        await telegram.wait_for(lambda: _greeted(telegram, chat), PATIENCE_SECONDS)
        clubs = [club async for club in self.pages("clubs") if club["chat_id"] == chat.id]
        club_id: str = clubs[0]["club_id"]
        for name in names:
            player = {"name": name.title(), "accepted_bank_names": [name]}
            await self.ask("POST", f"clubs/{club_id}/players", player)
        bank = await self.ask("PUT", f"clubs/{club_id}/bank", {"mode": "manual"})
        path = urlsplit(bank["webhook_url"]).path
        return Club(club_id, chat, creator, Target(path, f"acc_0000Bench{number:04d}", list(names)))


def _greeted(telegram: TelegramStandIn, chat: Chat) -> bool:
    return any(message["from"]["id"] == telegram.bot.id for message in chat.messages)


def settings(folder: Path, port: int, telegram_url: str | None) -> dict[str, str]:
    """What the app is told. Without a Telegram it rehearses."""
    told = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "DATA_DIR": str(folder / "data"),
        "API_TOKEN": API_TOKEN,
        "LOG_FORMAT": "console",
    }
    if telegram_url is None:
        return told
    address = f"http://127.0.0.1:{port}"
    return told | {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram_url, "PUBLIC_URL": address}


@contextlib.asynccontextmanager
async def fiver_process(folder: Path, telegram_url: str | None) -> AsyncIterator[tuple[Process, str]]:
    """The app as a process of its own, and its address; it may not answer yet."""
    port = free_port()
    async with running("fiver", folder, ["app"], settings(folder, port, telegram_url)) as process:
        yield process, f"http://127.0.0.1:{port}"


@contextlib.asynccontextmanager
async def visiting(address: str, telegram: TelegramStandIn) -> AsyncIterator[Fiver]:
    """Whoever talks to the API of an app that runs."""
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {API_TOKEN}"}) as api:
        yield Fiver(address, telegram, api)


async def ready(process: Process, address: str) -> float:
    """Wait until /readyz is 200; seconds since the process was started."""
    async with aiohttp.ClientSession() as session:
        while True:
            process.check()
            with contextlib.suppress(aiohttp.ClientError):
                async with session.get(f"{address}/readyz") as answer:
                    if answer.status == 200:
                        return time.perf_counter() - process.began
            await asyncio.sleep(0.01)


async def said(process: Process, words: str) -> float:
    """Wait until its log holds these words; seconds since the process was started."""
    while words not in process.log.read_text(encoding="utf-8", errors="replace"):
        process.check()
        await asyncio.sleep(0.02)
    return time.perf_counter() - process.began


def engine_pid(folder: Path) -> int:
    """The process id of the app's engine."""
    return int(json.loads((folder / "data" / "engine.pid").read_text(encoding="utf-8"))["engine"])
