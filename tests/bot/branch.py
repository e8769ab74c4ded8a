"""A branch of the bank in the town: Monzo's stand-in, and our own doors, by which people come back from there."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from aiohttp import ClientSession, web

from app.ics import written
from app.jobs.logging_in import LoggingIn
from app.keys import SecretKeys
from bot.routes import MEANS
from club.bank import Client as BankClient
from club.banking_access import BankAccess
from club.catching_up import catch_up
from club.connecting import Connecting
from club.lines import Line
from club.logins import Login
from club.teller import Teller
from rehearsal import MonzoStandIn
from rehearsal.monzo import Client
from rehearsal.monzo.server import monzo_routes
from tests.bank_access import an_access
from tests.bot.town import Town
from tests.rehearsal.house import serve
from tests.webhook.house import API_TOKEN, Answered, read
from webhook.doors import Doors
from webhook.monzo.calling import Patience
from webhook.monzo.client import MonzoClient
from webhook.server import build, run

OWN = Client("oauth2client_0000AkOwn", "mnzconf.ollys-own-secret", "Olly's own", ())


async def _no_wait(_: float) -> None:
    return None


@dataclass
class Branch:
    """The bank's side of the town. `clock_work` is what the clock does about logins, when a test says so."""

    town: Town
    monzo: MonzoStandIn
    session: ClientSession
    clock_work: LoggingIn

    async def get(self, url: str) -> Answered:
        """A page, as a browser gets it."""
        async with self.session.get(url, allow_redirects=False) as response:
            return await read(response)

    async def head(self, url: str) -> int:
        """What a preview of links asks for."""
        async with self.session.head(url, allow_redirects=False) as response:
            return response.status

    def link(self) -> str:
        """The address behind the newest button in Olly's chat."""
        markup = self.town.telegram.messages(self.town.olly)[-1]["reply_markup"]
        return str(markup["inline_keyboard"][0][0]["url"])

    async def there(self, link: str) -> str:
        """From our page to the bank's, and back to the address to which it sends Olly."""
        page = await self.get(link)
        to_bank = page.text.partition('class="button" href="')[2].partition('"')[0].replace("&amp;", "&")
        return (await self.get(to_bank)).headers["Location"]

    async def logs_in(self) -> Answered:
        """All of it: the page that Olly sees in the end."""
        page = await self.get(await self.there(self.link()))
        await self.town.idle()
        return page

    async def tick(self, **by: float) -> None:
        """Time passes, and the clock looks once."""
        self.town.clock.forward(**by)
        await self.clock_work.look()
        await self.town.idle()

    async def line(self) -> Line:
        """The bank line of Olly's club."""
        line_id = (await self.town.club()).line_id
        assert line_id is not None
        return await self.town.store.lines.get(line_id)

    async def login(self) -> Login:
        """Its login."""
        login = await self.town.store.logins.find((await self.line()).line_id)
        assert login is not None
        return login

    async def connected(self) -> None:
        """Olly logs in, and approves in the app."""
        await self.town.dm(self.town.olly, "/connect")
        await self.town.tap(self.town.olly, "Log in with Monzo", self.town.olly)
        await self.logs_in()
        self.monzo.logins.approve()
        await self.town.tap(self.town.olly, "I've done it", self.town.olly)

    async def catches_up(self) -> None:
        """What came in since is read in the statement, and told."""
        means, line_id = self.town.bot.means, (await self.line()).line_id
        await catch_up(Teller(access=means.bank, keys=means.keys, public=True), line_id, anyway=True)
        await self.town.idle()

    async def documents(self) -> str:
        """Everything that is stored."""
        database = self.town.store.database
        names = await database.list_collection_names()
        return "\n".join([str(document) for name in names async for document in database[name].find()])


@asynccontextmanager
async def branch(town: Town, *, ours: bool = True) -> AsyncIterator[Branch]:
    """Open it. `ours`: whether the deployment has a client of its own."""
    monzo = MonzoStandIn(clock=town.clock)
    monzo.logins.needs_approval = True
    bank_app = web.Application()
    bank_app.add_routes(monzo_routes(monzo))
    bank_runner, bank_url = await serve(bank_app)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    keys = SecretKeys(["k" * 32], f"http://127.0.0.1:{port}")
    monzo.logins.clients.own.redirect_urls = (keys.callback_url(),)
    monzo.logins.clients.add(replace(OWN, redirect_urls=(keys.callback_url(),)))
    client = MonzoClient(
        api_url=f"{bank_url}/monzo",
        auth_url=f"{bank_url}/monzo/auth",
        callback_url=keys.callback_url(),
        clock=town.clock,
        patience=Patience(sleep=_no_wait),
    )
    known = BankClient(monzo.logins.client_id, monzo.logins.client_secret) if ours else None
    access = an_access(town.store, town.clock, client, client=known)
    running = await run(build(_doors(town, access, keys)), "127.0.0.1", port, drain_seconds=1)
    try:
        async with client, ClientSession() as session:
            town.bot.means = replace(town.bot.means, bank=access, keys=keys, public_url=keys.address)
            town.bot._application.bot_data[MEANS] = town.bot.means
            connecting = Connecting(access=access, keys=keys, public=True)
            yield Branch(town, monzo, session, LoggingIn(connecting))
    finally:
        await monzo.close()
        await running.stop()
        await bank_runner.cleanup()


def _doors(town: Town, access: BankAccess, keys: SecretKeys) -> Doors:
    async def ready() -> dict[str, bool]:
        return {}

    return Doors(
        store=town.store,
        clock=town.clock,
        keys=keys,
        bank=access,
        ics=written,
        timezone="Europe/London",
        telegram_secrets=(),
        handle_update=town.bot.handle,
        api_token=API_TOKEN,
        new_id=town.bot.means.new_id,
        ready=ready,
        metrics=lambda: (b"", "text/plain"),
        counted=lambda name, outcome: town.counts.append((name, outcome)),
    )
