"""What the tests of the rehearsal hold in their hands."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web
from telegram import Bot

from rehearsal import MonzoStandIn, Person, Rehearsal, TelegramStandIn
from rehearsal.bell import Bell
from rehearsal.telegram import Chat

T = TypeVar("T")


async def serve(app: web.Application) -> tuple[web.AppRunner, str]:
    """Start an application on a free port; its runner and its address."""
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    return runner, f"http://{host}:{port}"


@dataclass
class House:
    """A running rehearsal and a bot in front of it."""

    rehearsal: Rehearsal
    url: str
    bot: Bot

    @property
    def telegram(self) -> TelegramStandIn:
        return self.rehearsal.telegram

    @property
    def monzo(self) -> MonzoStandIn:
        return self.rehearsal.monzo

    def group(self, *names: str, supergroup: bool = False, forum: bool = False) -> tuple[Chat, list[Person]]:
        """A group with the bot in it; nothing waits to be delivered yet."""
        people = [self.telegram.person(name) for name in names or ("Olly", "Sam")]
        chat = self.telegram.group("Fives", creator=people[0], members=people, supergroup=supergroup, forum=forum)
        self.telegram.add_bot(chat, people[0])
        self.telegram.updates.forget()
        return chat, people


@dataclass
class Receiver:
    """Collects requests; `answers` are the statuses to give, then 200 for ever."""

    url: str = ""
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    held: asyncio.Event | None = None
    at_once: int = 0
    most_at_once: int = 0
    bell: Bell = field(default_factory=Bell)

    async def receive(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.json())
        self.headers.append(dict(request.headers))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.bell.ring()
        if self.held is not None:
            await self.held.wait()
        self.at_once -= 1
        return web.Response(status=self.answers.pop(0) if self.answers else 200)

    async def wait_for(self, predicate: Callable[[], T]) -> T:
        return await self.bell.wait_for(predicate, 5.0)
