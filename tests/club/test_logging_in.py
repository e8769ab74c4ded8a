"""The way to the bank's login page and back, whatever happens in between: two stores, and the stand-in over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiohttp import web

from club.bank import Refused
from club.banking_access import BankAccess
from club.errors import Conflict
from club.logging_in import Arrival, arrive, begin, turned_down
from club.logins import Login, State
from club.ports import Books, StoreDown
from storage.store import MongoStore
from tests.bank_access import an_access
from tests.builders import OLLY, a_club, a_line
from tests.storage.keeping import keep
from tests.webhook.house import KEYS
from tests.webhook.monzo.counter import Counter, counter

LINE = a_line()
TOKEN_CALL = "/oauth2/token"


@dataclass
class Town:
    """A bank, and a club that has a line and no login."""

    bank: Counter
    store: MongoStore
    access: BankAccess

    async def begins(self, state: str, *, public_url: str | None = None) -> str:
        return await begin(self.access, KEYS, LINE.line_id, by=OLLY, client=None, state=state, public_url=public_url)

    async def arrives(self, state: str, code: str) -> Arrival:
        return await arrive(self.access, KEYS, state=state, code=code)

    async def login(self) -> Login:
        found = await self.store.logins.find(LINE.line_id)
        assert found is not None
        return found


@pytest.fixture
async def town(mongo_uri: str, database_name: str) -> AsyncIterator[Town]:
    """Everything is there."""
    async with (
        MongoStore(mongo_uri, database_name, holder="one") as store,
        counter() as bank,
        bank.opened() as client,
    ):
        await keep(store, a_club(), LINE)
        yield Town(bank, store, an_access(store, bank.clock, client, client=bank.client))


async def test_the_link_leads_to_our_page_or_where_nobody_reaches_us_to_the_banks(town: Town) -> None:
    assert await town.begins("s1", public_url="https://x.example/") == "https://x.example/monzo/connect?state=s1"
    link = await town.begins("s2")
    assert link.startswith(f"{town.bank.url}/monzo/auth?client_id={town.bank.client.client_id}&")
    assert link.endswith("&state=s2")
    assert (await town.login()).asked_by == OLLY


async def test_without_a_client_nothing_is_begun(town: Town) -> None:
    with pytest.raises(Refused, match="MONZO_CLIENT_ID"):
        await begin(
            replace(town.access, client=None), KEYS, LINE.line_id, by=OLLY, client=None, state="s", public_url=None
        )
    assert await town.store.logins.find(LINE.line_id) is None


async def test_nor_on_a_line_that_is_cut(town: Town) -> None:
    await keep(town.store, replace(await town.store.lines.get(LINE.line_id), clubs=()))
    with pytest.raises(Conflict, match="/connect"):
        await town.begins("s")


async def test_tokens_outlast_a_database_that_is_away_and_a_page_that_is_closed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.begins("s")
    write, failures, asked = town.store.write, iter([StoreDown("away")] * 3), asyncio.Event()

    async def flaky(action: Callable[[Books], Awaitable[Any]]) -> Any:
        if (failure := next(failures, None)) is not None:
            raise failure
        return await write(action)

    async def told(request: web.Request) -> None:
        asked.set()

    monkeypatch.setattr(town.store, "write", flaky)
    town.bank.after = told
    going = asyncio.create_task(town.arrives("s", town.bank.code()))
    await asked.wait()
    going.cancel()
    await asyncio.gather(going, return_exceptions=True)
    await town.access.apart.finish()  # type: ignore[attr-defined]  # that of the app
    assert next(failures, None) is None
    assert (await town.login()).state is State.AWAITING_APPROVAL


async def test_a_link_that_is_ended_while_the_bank_answers_counts_no_more(town: Town) -> None:
    await town.begins("first")

    async def asks_again(request: web.Request) -> None:
        if request.path.endswith(TOKEN_CALL):
            await town.begins("second")

    town.bank.after = asks_again
    assert await town.arrives("first", town.bank.code()) is Arrival.UNKNOWN
    login = await town.login()
    assert (login.pair, login.awaits(KEYS.digest("second"), town.bank.clock.now)) == (None, True)


async def test_two_who_come_back_at_once_with_one_code_are_one(town: Town) -> None:
    await town.begins("s")
    code = town.bank.code()
    arrivals = await asyncio.gather(town.arrives("s", code), town.arrives("s", code))
    assert Arrival.ENTERED in arrivals
    assert (await town.login()).state is State.AWAITING_APPROVAL


async def test_whoever_says_no_uses_the_link_up_and_keeps_what_was_connected(town: Town) -> None:
    await town.begins("s")
    assert await town.arrives("s", town.bank.code()) is Arrival.ENTERED
    await town.begins("again")
    assert await turned_down(town.access, KEYS, "again") is Arrival.DENIED
    assert await turned_down(town.access, KEYS, "again") is Arrival.UNKNOWN
    login = await town.login()
    assert login.pair is not None
    assert login.state is State.AWAITING_APPROVAL


async def test_a_secret_that_cannot_be_read_any_more_is_a_client_that_is_not_known(town: Town) -> None:
    await town.begins("s")
    sealed = replace(town.access.own_client(LINE.line_id, town.bank.client), sealed_secret="s1.from-another-key")
    await keep(town.store, replace(await town.login(), client=sealed))
    assert await town.arrives("s", town.bank.code()) is Arrival.REFUSED
    assert town.bank.count(TOKEN_CALL) == 0
