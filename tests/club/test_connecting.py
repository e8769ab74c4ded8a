"""From an approval to an account that reports, by several processes, with a bank that fails in the middle of it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from app.keys import SecretKeys
from club.bank import Client
from club.connecting import Connecting, Standing
from club.logins import Login, State
from club.notices import Step, person
from rehearsal.monzo.faults import ShowPage
from storage.store import MongoStore
from tests.bank_access import an_access
from tests.builders import CHARLIE, NOW, OLLY, a_club, a_line
from tests.storage.keeping import keep, relayed
from tests.webhook.monzo.counter import Counter, counter

LINE = replace(a_line(), secret_digest="made with a key that is gone")
KEYS = SecretKeys(["k" * 40], "https://fiver.example")


@dataclass
class Town:
    """A bank, and two processes that look: `here` and `there`."""

    bank: Counter
    store: MongoStore
    here: Connecting
    there: Connecting

    async def login(self) -> Login:
        found = await self.store.logins.find(LINE.line_id)
        assert found is not None
        return found


@pytest.fixture
async def town(mongo_uri: str, database_name: str) -> AsyncIterator[Town]:
    """Olly has logged in, and not approved yet."""
    async with (
        MongoStore(mongo_uri, database_name, holder="one") as store,
        MongoStore(mongo_uri, database_name, holder="two") as rival,
        counter() as bank,
        bank.opened() as client,
    ):
        here = an_access(store, bank.clock, client, client=bank.client)
        there = an_access(rival, bank.clock, client, client=bank.client, who="two")
        bank.monzo.logins.needs_approval = True
        tokens = await client.exchange(bank.client, bank.code())
        asked = Login(line_id=LINE.line_id).asked("digest", until=NOW, client=None, by=OLLY)
        await keep(store, a_club(), LINE, asked.logged_in(here.sealed(LINE.line_id, tokens), tokens.user_id, at=NOW))
        one, two = (Connecting(access=access, keys=KEYS, public=True) for access in (here, there))
        yield Town(bank, store, one, two)


async def test_of_two_processes_one_looks_and_not_before_it_is_time(town: Town) -> None:
    for _ in range(2):
        await asyncio.gather(town.here.look_when_due(LINE.line_id), town.there.look_when_due(LINE.line_id))
    assert town.bank.count("/accounts") == 1
    town.bank.clock.move(seconds=5)
    await asyncio.gather(town.here.look_when_due(LINE.line_id), town.there.look_when_due(LINE.line_id))
    assert town.bank.count("/accounts") == 2


async def test_an_address_that_cannot_be_told_any_more_is_made_anew(town: Town) -> None:
    town.bank.monzo.logins.approve()
    assert await town.here.look(LINE.line_id, tell=True) is Standing.CONNECTED
    line = await town.store.lines.get(LINE.line_id)
    assert [hook.url for hook in town.bank.monzo.webhooks] == [KEYS.webhook_url(line)]
    assert (await town.login()).hook_id == town.bank.monzo.webhooks[0].id


async def test_a_bank_that_takes_no_address_is_connected_all_the_same(town: Town) -> None:
    town.bank.monzo.logins.approve()
    await keep(town.store, replace(await town.store.lines.get(LINE.line_id), secret_digest=_digest()))
    broken = town.bank.monzo.faults.plan(ShowPage(), path="/webhooks", times=None)
    assert await town.here.look(LINE.line_id, tell=False) is Standing.CONNECTED
    assert ((await town.login()).state, (await town.login()).hook_id) == (State.READY, None)
    town.bank.monzo.faults.lift(broken)
    assert await town.here.look(LINE.line_id, tell=False) is Standing.AGAIN
    assert (await town.login()).hook_id == town.bank.monzo.webhooks[0].id


async def test_where_the_world_cannot_reach_us_no_address_is_given_out(town: Town) -> None:
    town.bank.monzo.logins.approve()
    alone = replace(town.here, public=False)
    assert await alone.look(LINE.line_id, tell=False) is Standing.CONNECTED
    assert town.bank.monzo.webhooks == []
    assert town.bank.count("/webhooks") == 0


async def test_of_an_address_that_was_rung_by_hand_the_owner_hears_that_it_may_go(town: Town) -> None:
    town.bank.monzo.logins.approve()
    line = await town.store.lines.get(LINE.line_id)
    await keep(town.store, replace(line, account_id="acc_rung", secret_digest=_digest()))
    assert await town.here.look(LINE.line_id, tell=True) is Standing.REPLACED
    (told,) = await relayed(town.store, person(OLLY), most=9)
    assert told.detail == Step.REPLACED
    assert await town.here.look(LINE.line_id, tell=False) is Standing.AGAIN, "once is enough"


async def test_an_address_that_our_client_registered_before_is_used_and_nothing_is_said(town: Town) -> None:
    town.bank.monzo.logins.approve()
    line = replace(await town.store.lines.get(LINE.line_id), last_seen_at=NOW, secret_digest=_digest())
    await keep(town.store, line)
    await town.bank.monzo.register(KEYS.webhook_url(line) or "")
    assert await town.here.look(LINE.line_id, tell=False) is Standing.CONNECTED
    assert len(town.bank.monzo.webhooks) == 1


async def test_who_leaves_is_reported_on_no_more_though_nobody_noted_the_webhook(town: Town) -> None:
    town.bank.monzo.logins.approve()
    await town.here.look(LINE.line_id, tell=False)
    address, other = town.bank.monzo.webhooks[0].url, "https://elsewhere.example"
    for url in (address, other):
        await town.bank.monzo.register(url)
    await keep(town.store, (await town.login()).hooked(None).leaving(at=NOW))
    await town.here.look_when_due(LINE.line_id)
    assert [hook.url for hook in town.bank.monzo.webhooks] == [other]
    assert (await town.login()).state is State.LOGGED_OUT


async def test_a_bank_that_hides_its_webhooks_to_the_end_is_logged_out_from_all_the_same(town: Town) -> None:
    town.bank.monzo.logins.approve()
    await town.here.look(LINE.line_id, tell=False)
    await keep(town.store, (await town.login()).leaving(at=NOW))
    town.bank.monzo.faults.plan(ShowPage(), path="/webhooks", times=None)
    await town.here.look_when_due(LINE.line_id)
    assert (await town.login()).state is State.LEAVING
    town.bank.clock.move(hours=1)
    await town.here.look_when_due(LINE.line_id)
    assert (await town.login()).state is State.LOGGED_OUT
    assert town.bank.monzo.logins.live() is None


async def test_who_disconnects_meanwhile_is_not_connected(town: Town) -> None:
    town.bank.monzo.logins.approve()
    await keep(town.store, (await town.login()).leaving(at=NOW))
    assert await town.here.look(LINE.line_id, tell=True) is Standing.LOGGED_OUT
    assert (await town.login()).state is State.LEAVING
    await town.here.look_when_due(LINE.line_id)
    assert ((await town.login()).state, (await town.login()).pair) == (State.LOGGED_OUT, None)


async def test_nothing_is_left_of_who_disconnects_when_the_bank_takes_the_tokens_no_more(town: Town) -> None:
    town.bank.monzo.logins.approve()
    await town.here.look(LINE.line_id, tell=False)
    await keep(town.store, (await town.login()).leaving(at=NOW))
    town.bank.monzo.logins.revoke()
    await town.here.look_when_due(LINE.line_id)
    left = await town.login()
    assert left == replace(Login(line_id=LINE.line_id).ended(), pairs=left.pairs, version=left.version)
    assert await relayed(town.store, person(OLLY), most=9) == []


async def test_a_login_without_any_account_says_so(town: Town) -> None:
    town.bank.monzo.logins.approve()
    town.bank.monzo.accounts.clear()
    assert await town.here.look(LINE.line_id, tell=True) is Standing.NO_ACCOUNT
    assert (await town.login()).looks_at is None


async def test_a_client_whose_secret_was_changed_at_the_bank_is_told_from_a_login_that_is_over(town: Town) -> None:
    town.bank.monzo.logins.approve()
    town.bank.clock.move(hours=6)
    stranger = replace(town.here.access, client=Client(town.bank.client.client_id, "mnzconf.former"))
    standing = await replace(town.here, access=stranger).look(LINE.line_id, tell=False)
    assert standing is Standing.REFUSED
    assert (await town.login()).pair is not None


async def test_who_begins_to_log_in_owns_the_line_only_once_they_did(town: Town) -> None:
    town.bank.monzo.logins.approve()
    asked = (await town.login()).asked("another", until=NOW, client=None, by=CHARLIE)
    await keep(town.store, asked)
    await town.here.look(LINE.line_id, tell=False)
    assert (await town.store.lines.get(LINE.line_id)).owner == OLLY


def _digest() -> str:
    return KEYS.digest(KEYS.line_secret(LINE.line_id))
