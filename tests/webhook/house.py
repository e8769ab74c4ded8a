"""Our doors, open on a real port, with the real store behind them; for the tests to knock at."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from aiohttp import ClientResponse, ClientSession, web

from app.ics import written
from app.keys import SecretKeys
from club.clubs import Club
from club.ids import ClubId, LineId, derived
from club.lines import Line
from club.ports import Books, Thing
from storage.store import MongoStore
from tests.bank_access import no_bank
from tests.builders import CHARLIE, NOW, OLLY, a_club
from webhook.doors import Doors
from webhook.server import build, run

API_TOKEN = "everywhere-" + "x" * 32
OLLYS, CHARLIES = "ollys-token", "charlies-token"
SECRETS = ("telegram-secret-new", "telegram-secret-old")
KEYS = SecretKeys(["k" * 40], "https://fiver.example")


@dataclass(slots=True)
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass(slots=True)
class Answered:
    """An answer, read."""

    status: int
    headers: Mapping[str, str]
    text: str
    json: Any

    def __iter__(self) -> Any:
        """`status, body = await house.get(...)`."""
        return iter((self.status, self.json))


async def read(response: ClientResponse) -> Answered:
    text = await response.text()
    is_json = "json" in response.content_type
    return Answered(
        response.status, response.headers, text, await response.json(content_type=None) if is_json else None
    )


@dataclass(slots=True)
class House:
    """The server, its clock, what was counted, and all that it answered. `token` is whose requests are made."""

    url: str
    store: MongoStore
    clock: Clock
    session: ClientSession
    counts: Counter[tuple[str, str]]
    updates: list[dict[str, object]]
    doors: Doors
    token: str | None = API_TOKEN
    club: Club = field(default_factory=a_club)
    answers: list[str] = field(default_factory=list)

    def as_(self, token: str | None) -> "House":
        """The same house, visited by somebody else."""
        return replace(self, token=token)

    async def ask(self, method: str, path: str, **given: Any) -> Answered:
        """Any request, as it is."""
        if isinstance(given.get("data"), bytes):
            given["data"] = BytesIO(given["data"])
        async with self.session.request(method, self.url + path, allow_redirects=False, **given) as response:
            return await read(response)

    async def raw(self, head: str, *parts: bytes) -> bytes:
        """The first line of what the server answers to exactly these bytes."""
        host, port = self.url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        try:
            for part in (head.encode("utf-8", "surrogateescape") + b"\r\n", *parts):
                writer.write(part)
                await writer.drain()
            return await asyncio.wait_for(reader.readline(), 10)
        finally:
            writer.close()

    async def api(self, method: str, path: str, body: object = None, **headers: str) -> Answered:
        """A request to the API; a path that begins with `/` is within the club."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token is not None:
            given["Authorization"] = f"Bearer {self.token}"
        whole = f"/api/v1/clubs/{self.club.club_id}{path}" if path.startswith("/") or not path else f"/api/v1/{path}"
        return await self.ask(method, whole, headers=given, **({} if body is None else {"json": body}))

    async def get(self, path: str) -> Answered:
        return await self.api("GET", path)

    async def every(self, path: str, limit: int) -> list[Any]:
        """All items of a list, page by page."""
        items = list[Any]()
        cursor: str | None = ""
        while cursor is not None:
            page = (
                await self.get(f"{path}{'&' if '?' in path else '?'}limit={limit}{cursor and '&cursor=' + cursor}")
            ).json
            assert len(page["items"]) <= limit
            items, cursor = items + page["items"], page["next_cursor"]
        return items

    async def post(self, path: str, body: object = None, **headers: str) -> Answered:
        return await self.api("POST", path, body, **headers)

    async def put(self, path: str, body: object = None) -> Answered:
        return await self.api("PUT", path, body)

    async def patch(self, path: str, body: object = None) -> Answered:
        return await self.api("PATCH", path, body)

    async def delete(self, path: str) -> Answered:
        return await self.api("DELETE", path)

    async def keep(self, *things: Thing) -> None:
        """Put things into the database, as if they had come about before."""

        async def save(books: Books) -> None:
            for thing in things:
                books.save(thing)

        await self.store.write(save)

    async def told(self, topic: str, *, seconds: float = 3.0) -> bool:
        """Whether news of this topic comes to the outbox."""
        deadline = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < deadline:
            if await self.store.database["outbox"].find_one({"notice.topic": topic}):
                return True
            await asyncio.sleep(0.02)
        return False

    async def line(self, *clubs: ClubId, account_id: str | None = None) -> tuple[Line, str]:
        """A bank line of Olly's that serves these clubs, and the path at which the bank speaks on it."""
        line_id = LineId(derived("line", *clubs))
        secret = KEYS.line_secret(line_id)
        line = Line(
            line_id=line_id,
            owner=OLLY,
            secret_digest=KEYS.digest(secret),
            clubs=clubs,
            account_id=account_id,
        )
        served = [replace(await self.store.clubs.get(club), line_id=line.line_id) for club in clubs]
        await self.keep(line, *served)
        return line, f"/monzo/{secret}"


_NUMBERS = count(1)
"""Of all houses together: a restarted one makes ids that no other made."""


@asynccontextmanager
async def opened(
    store: MongoStore,
    *,
    doors: Callable[[Doors], Doors] = lambda doors: doors,
    handle: Callable[[dict[str, object]], Awaitable[None]] | None = None,
) -> AsyncIterator[House]:
    """The house with its doors open. `doors` may change what stands behind them."""
    clock, counts, updates = Clock(), Counter[tuple[str, str]](), list[dict[str, object]]()

    async def handled(update: dict[str, object]) -> None:
        updates.append(update)

    async def ready() -> dict[str, bool]:
        return {"database": True, "telegram": True}

    wanted = doors(
        Doors(
            store=store,
            clock=clock,
            keys=KEYS,
            bank=no_bank(store, clock),
            ics=written,
            timezone="Europe/London",
            telegram_secrets=SECRETS,
            handle_update=handle or handled,
            api_token=API_TOKEN,
            new_id=lambda: derived("test", next(_NUMBERS)),
            ready=ready,
            metrics=lambda: (b"fiver_up 1\n", "text/plain; version=0.0.4; charset=utf-8"),
            counted=lambda name, label: counts.update([(name, label)]),
        )
    )
    app, answers = build(wanted), list[str]()

    async def sent(request: web.Request, response: web.StreamResponse) -> None:
        body = response.body if isinstance(response, web.Response) else b""
        shown = body.decode(errors="replace") if isinstance(body, bytes) else str(body)
        answers.append(f"{request.method} {request.path} {response.status} {dict(response.headers)} {shown}")

    app.on_response_prepare.append(sent)
    running = await run(app, "127.0.0.1", 0, drain_seconds=5)
    try:
        async with ClientSession() as session:
            url = f"http://127.0.0.1:{running.port}"
            yield House(url, store, clock, session, counts, updates, wanted, answers=answers)
    finally:
        await running.stop()


async def furnish(house: House) -> None:
    """Olly's club and Charlie's, and a token for each of them."""
    await house.keep(a_club(), a_club(-100_333, name="Charlie's Angels", organisers=(CHARLIE,)))
    await house.store.tokens.keep(KEYS.digest(OLLYS), OLLY, NOW)
    await house.store.tokens.keep(KEYS.digest(CHARLIES), CHARLIE, NOW)


CHARLIES_CLUB = a_club(-100_333).club_id
