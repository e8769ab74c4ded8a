"""The bank's counter, twice: the stand-in, whose requests are noted, and a server that answers what it is told to."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from aiohttp import web

from club.bank import Client
from rehearsal import MonzoStandIn
from rehearsal.monzo.server import monzo_routes
from tests.builders import NOW
from tests.rehearsal.house import serve
from webhook.monzo.calling import Patience
from webhook.monzo.client import MonzoClient

CALLBACK = "https://fiver.example/monzo/callback"


@dataclass
class Clock:
    """A clock that stands until somebody waits by it."""

    now: datetime = NOW
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    def tick(self) -> float:
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Counter:
    """The stand-in behind real sockets. `asked` are the requests that reached it; `before` may hold one up,
    `after` its answer."""

    monzo: MonzoStandIn
    clock: Clock
    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    authorised: list[bool] = field(default_factory=list)
    before: Callable[[web.Request], Awaitable[None]] | None = None
    after: Callable[[web.Request], Awaitable[None]] | None = None

    @property
    def client(self) -> Client:
        return Client(self.monzo.logins.client_id, self.monzo.logins.client_secret)

    def code(self) -> str:
        """The owner logged in at the bank."""
        return self.monzo.logins.code(CALLBACK)

    def opened(self) -> MonzoClient:
        """Our client in front of it."""
        return a_client(f"{self.url}/monzo", self.clock)

    def count(self, path: str) -> int:
        """How often something was asked."""
        return [asked for _, asked in self.asked].count(path)


def a_client(url: str, clock: Clock, **patience: float) -> MonzoClient:
    """Our client, with a patience that takes no time."""
    waits = Patience(sleep=clock.sleep, tick=clock.tick, chance=lambda: 0.5, **patience)  # type: ignore[arg-type]  # seconds
    return MonzoClient(api_url=url, auth_url=f"{url}/auth", callback_url=CALLBACK, clock=clock, patience=waits)


@asynccontextmanager
async def counter() -> AsyncIterator[Counter]:
    """The stand-in, open."""
    clock = Clock()
    open_one = Counter(MonzoStandIn(clock=clock), clock)

    @web.middleware
    async def noted(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        open_one.asked.append((request.method, request.path.removeprefix("/monzo")))
        open_one.authorised.append("Authorization" in request.headers)
        if open_one.before is not None:
            await open_one.before(request)
        answer = await handler(request)
        if open_one.after is not None:
            await open_one.after(request)
        return answer

    app = web.Application(middlewares=[noted])
    app.add_routes(monzo_routes(open_one.monzo))
    runner, open_one.url = await serve(app)
    try:
        yield open_one
    finally:
        await open_one.monzo.close()
        await runner.cleanup()


@dataclass
class Request:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: str

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body, keep_blank_values=True))


@dataclass
class Oddly:
    """Answers each request with the next of `answers`, to the byte; with the last one ever after. None: never."""

    answers: list[bytes | None] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            first, *lines = head.strip().split("\r\n")
            headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
            body = (await reader.readexactly(int(headers.get("content-length", "0")))).decode()
            method, target, _ = first.split(" ")
            self.requests.append(Request(method, target, headers, body))
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
            if answer is None:
                await reader.read()  # until the other side gives up
            else:
                writer.write(answer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def oddly(*answers: bytes | None) -> AsyncIterator[Oddly]:
    """A server for answers that no stand-in gives."""
    odd = Oddly(list(answers))
    server = await asyncio.start_server(odd.serve, "127.0.0.1", 0)
    odd.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield odd
    finally:
        server.close()
        await server.wait_closed()


def said(status: int, body: object, **headers: str) -> bytes:
    """An answer: JSON, or text as it is."""
    whole = (body if isinstance(body, str) else json.dumps(body)).encode()
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(whole)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + whole


def refused(status: int, code: str, **more: str) -> bytes:
    """A refusal in the bank's own shape; it repeats what it was sent, as servers do."""
    return said(status, {"code": code, "message": "no, refresh_secret and access_secret", "params": {}, **more})
