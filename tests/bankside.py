"""Olly's bank and Olly's club with a login between them: the stand-in, our doors and our jobs, over real sockets."""

import json
from collections import Counter as Tally
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from app.jobs.banking import Banking
from app.metrics import Metrics
from club.clubs import Club
from club.ids import LineId, derived
from club.lines import Line, Mode
from club.logins import Login
from club.notices import Notice, Topic
from club.players import Player
from club.teller import Teller
from rehearsal import MonzoStandIn
from storage.store import MongoStore
from tests.bank_access import an_access
from tests.builders import NOW, OLLY, a_club, a_player
from tests.storage.keeping import keep, relayed
from tests.webhook.house import KEYS, Answered, House, opened
from tests.webhook.monzo.counter import Counter, counter
from webhook.monzo.client import MonzoClient

ASHLEY = a_player("Ashley Jones", accepted_bank_names=("A JONES",))
LINE_ID = LineId(derived("line of olly"))
SECRET = KEYS.line_secret(LINE_ID)


@dataclass
class Process:
    """One of ours: its doors, its store, its jobs."""

    house: House
    store: MongoStore
    banking: Banking
    counts: Tally[tuple[str, str]]

    @property
    def teller(self) -> Teller:
        return self.banking.teller


@dataclass
class Bankside:
    """The bank, and the processes that stand before it. The first one's address is registered at the bank."""

    bank: Counter
    client: MonzoClient
    uri: str
    database: str
    processes: list[Process] = field(default_factory=list)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def monzo(self) -> MonzoStandIn:
        return self.bank.monzo

    @property
    def here(self) -> Process:
        return self.processes[0]

    @property
    def store(self) -> MongoStore:
        return self.here.store

    async def another(self, *, public: bool = True) -> Process:
        """One process more on the same database."""
        name = f"process {len(self.processes)}"
        store = await self._stack.enter_async_context(MongoStore(self.uri, self.database, holder=name))
        counts, metrics = Tally[tuple[str, str]](), Metrics()

        def counted(what: str, how: str) -> None:
            counts.update([(what, how)])
            metrics.counted(what, how)

        access = an_access(store, self.bank.clock, self.client, client=self.bank.client, who=name)
        banking = Banking(
            Teller(access=access, keys=KEYS, public=public, counted=counted),
            seconds=0.05,
        )
        house = await self._stack.enter_async_context(
            opened(
                store,
                doors=lambda doors: replace(
                    doors, clock=self.bank.clock, bank=access, hinted=banking.hinted, metrics=metrics.rendered
                ),
            )
        )
        self._stack.push_async_callback(banking.stop)
        self.processes.append(Process(house, store, banking, counts))
        return self.processes[-1]

    async def pays(self, name: str = "A JONES", amount: int = 500, reference: str = "footy", **more: Any) -> str:
        """Somebody pays at the bank; all deliveries are made by the end."""
        transaction = await self.monzo.send_money(route="bank", name=name, amount=amount, reference=reference, **more)
        await self.monzo.settled()
        return transaction

    async def rings(self, event: Any) -> Answered:
        """Anybody who knows the address says this."""
        return await self.here.house.ask(
            "POST", f"/monzo/{SECRET}", data=json.dumps(event).encode(), headers={"Content-Type": "application/json"}
        )

    async def verify(self) -> None:
        await self.here.banking.verify_due()

    async def verify_twice(self) -> None:
        """With the time in between after which the bank is asked once more about what it did not know."""
        await self.verify()
        self.later(minutes=3)
        await self.verify()

    async def catch_up(self) -> None:
        await self.here.banking.read_due()

    async def balance(self, player: Player = ASHLEY) -> int:
        return await self.store.ledger.balance(player.player_id)

    async def hints(self) -> int:
        return await self.store.hints.waiting(LINE_ID)

    async def login(self) -> Login:
        found = await self.store.logins.find(LINE_ID)
        assert found is not None
        return found

    async def change(self, login: Login) -> None:
        """As if this had come about."""
        await keep(self.store, login)

    async def told(self, topic: Topic, lane: str = f"person:{OLLY}") -> list[Notice]:
        """News of this topic that nobody took yet."""
        return [notice for notice in await relayed(self.store, lane, most=1_000) if notice.topic is topic]

    def later(self, **by: float) -> None:
        self.bank.clock.move(**by)

    def asked(self, path: str) -> int:
        """How often the bank was asked for something that begins so."""
        return sum(asked.startswith(path) for _, asked in self.bank.asked)


@asynccontextmanager
async def bankside(
    uri: str, database: str, *clubs: Club, players: tuple[Player, ...] = (ASHLEY,), public: bool = True
) -> AsyncIterator[Bankside]:
    """Olly logged in a minute ago, and the bank reports to the first process."""
    async with counter() as bank, bank.opened() as client, AsyncExitStack() as stack:
        bank.monzo.retry_delay = 0.01
        side = Bankside(bank, client, uri, database, _stack=stack)
        here = await side.another(public=public)
        served = [replace(club, line_id=LINE_ID) for club in clubs or (a_club(),)]
        line = Line(
            line_id=LINE_ID,
            owner=OLLY,
            mode=Mode.OAUTH,
            secret_digest=KEYS.digest(SECRET),
            clubs=tuple(club.club_id for club in served),
            account_id=bank.monzo.account_id,
        )
        tokens = await client.exchange(bank.client, bank.code())
        access = here.teller.access
        at = NOW - timedelta(minutes=1)
        entered = Login(line_id=LINE_ID).logged_in(access.sealed(LINE_ID, tokens), tokens.user_id, at=at)
        await keep(here.store, *served, *players, line, entered.approved(bank.monzo.account_id, at=at))
        await bank.monzo.register(f"{here.house.url}/monzo/{SECRET}")
        yield side
