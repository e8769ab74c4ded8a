"""Tokens when they are needed: two stores on one database, and the stand-in over HTTP, which forgives nothing."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
from aiohttp import web

from app.apart import Apart
from app.sealing import SecretSeal
from club.actions.renewing import take_lease
from club.bank import BankDown, BankError, Client, Expired, LoggedOut, Refused, Tokens, TooFast
from club.banking_access import LOOKS, PAUSE_SECONDS, BankAccess
from club.ids import LineId
from club.logins import LEASE, Login, State, Why
from club.ports import Books, StoreDown
from storage.store import MongoStore
from tests.builders import NOW, OLLY, a_club, a_line, a_login
from tests.storage.keeping import keep
from tests.webhook.monzo.counter import Counter, counter
from webhook.monzo.client import MonzoClient

KEY, OLD_KEY = "k" * 40, "o" * 40
LINE = a_line()
TOKEN_CALL = "/oauth2/token"


@dataclass
class Town:
    """A bank, a database, and two of ours who want a token: `here` and `there`. Waiting takes no time worth telling."""

    bank: Counter
    client: MonzoClient
    store: MongoStore
    here: BankAccess
    there: BankAccess
    first: Tokens

    async def login(self) -> Login:
        found = await self.store.logins.find(LINE.line_id)
        assert found is not None
        return found

    async def keep(self, login: Login) -> Login:
        """As if this had come about before."""
        current = await self.store.logins.find(login.line_id)
        await keep(self.store, replace(login, version=current.version if current else 0))
        return await self.login()

    def nearly_expired(self) -> None:
        """Four minutes are left of the token."""
        self.bank.clock.now = self.first.expires_at - timedelta(minutes=4)

    async def told(self) -> list[str]:
        """Who was told to log in again, as lanes of their messages."""
        await self.store._relay.sweep()
        found = self.store.database["outbox"].find({"notice.topic": "bank_login"})
        return [row["lane"] async for row in found]

    def refreshes(self) -> int:
        """How often the bank was asked for tokens since the login."""
        return self.bank.count(TOKEN_CALL) - 1


_NAMES = count(1)


def an_access(store: MongoStore, bank: Counter, client: MonzoClient, *keys: str) -> BankAccess:
    async def sleep(_seconds: float) -> None:
        await asyncio.sleep(0.005)

    return BankAccess(
        store=store,
        bank=client,
        seal=SecretSeal(keys or [KEY]),
        clock=bank.clock,
        sleep=sleep,
        new_id=lambda: f"holder {next(_NAMES)}",
        apart=Apart(),
        client=bank.client,
    )


@pytest.fixture
async def town(mongo_uri: str, database_name: str) -> AsyncIterator[Town]:
    """Olly has just logged in."""
    async with (
        MongoStore(mongo_uri, database_name, holder="one") as store,
        counter() as bank,
        bank.opened() as client,
    ):
        here, there = an_access(store, bank, client), an_access(store, bank, client)
        tokens = await client.exchange(bank.client, bank.code())
        entered = Login(line_id=LINE.line_id).logged_in(here.sealed(LINE.line_id, tokens), tokens.user_id, at=NOW)
        await keep(store, a_club(), LINE, entered.approved(bank.monzo.account_id, at=NOW))
        yield Town(bank, client, store, here, there, tokens)


@pytest.fixture
async def two(town: Town, mongo_uri: str) -> AsyncIterator[Town]:
    """The same, and `there` is another process."""
    async with MongoStore(mongo_uri, town.store.database.name, holder="two") as rival:
        yield replace(town, there=an_access(rival, town.bank, town.client))


async def ids_of_accounts(town: Town, access: BankAccess) -> list[str]:
    """An ordinary call."""
    return [account.account_id for account in await access.replayed(LINE.line_id, town.client.accounts)]


async def test_a_token_that_lasts_is_taken_as_it_is(town: Town) -> None:
    town.bank.clock.now = town.first.expires_at - timedelta(minutes=6)
    assert await town.here.access(LINE.line_id) == town.first.access
    assert town.refreshes() == 0


async def test_a_token_that_is_about_to_expire_is_renewed_and_stored_before_it_is_used(two: Town) -> None:
    two.nearly_expired()
    before = await two.login()

    async def use(access: str) -> bool:
        assert await two.there.access(LINE.line_id) == access, "the other process knows it already"
        return bool(await two.client.accounts(access))

    assert await two.here.replayed(LINE.line_id, use)
    now = await two.login()
    assert (two.refreshes(), now.pairs, now.lease_until) == (1, before.pairs + 1, None)
    assert now.refreshed_at == two.bank.clock.now
    assert (now.state, now.account_id) == (before.state, before.account_id)


@pytest.mark.parametrize("refused", [False, True], ids=["about to expire", "refused by the bank"])
async def test_twenty_at_once_in_two_processes_renew_it_once(two: Town, refused: bool) -> None:
    """And with the second pair once more: the stand-in locks out whoever spends a refresh token twice."""
    for round_ in (1, 2):
        if refused:
            login = await two.login()
            assert login.pair is not None
            lasting = replace(login.pair, expires_at=two.bank.clock.now + timedelta(days=9))
            await two.keep(replace(login, pair=lasting))
            two.bank.clock.move(hours=7)
        else:
            two.bank.clock.move(hours=5, minutes=56)
        asked = [ids_of_accounts(two, access) for access in (two.here, two.there) for _ in range(10)]
        assert await asyncio.gather(*asked) == [[two.bank.monzo.account_id]] * 20
        assert two.refreshes() == round_
    assert (await two.login()).state is State.READY


async def test_calls_that_never_stop_meet_no_refresh_that_is_spent(two: Town) -> None:
    """Each of ten asks ten times, while the clock runs past the end of a token after a token."""

    async def asks(access: BankAccess, number: int) -> None:
        for turn in range(10):
            if number == 0 and turn in {3, 6, 9}:
                two.bank.clock.move(hours=6, minutes=1)
            assert await ids_of_accounts(two, access)

    await asyncio.gather(*(asks((two.here, two.there)[number % 2], number) for number in range(10)))
    assert two.refreshes() == 3
    assert (await two.login()).state is State.READY


async def test_whoever_asks_meanwhile_waits_for_who_renews(two: Town) -> None:
    asked, go = asyncio.Event(), asyncio.Event()

    async def hold(request: web.Request) -> None:
        if request.path.endswith(TOKEN_CALL):
            asked.set()
            await go.wait()

    two.bank.before = hold
    two.nearly_expired()
    first = asyncio.create_task(two.here.access(LINE.line_id))
    await asked.wait()
    second = asyncio.create_task(two.there.access(LINE.line_id))
    done, _ = await asyncio.wait([second], timeout=0.1)
    assert not done, "the old token ends at any moment"
    go.set()
    assert await first == await second != two.first.access
    assert two.refreshes() == 1


async def test_it_is_renewed_to_the_end_though_whoever_asked_is_gone(town: Town) -> None:
    asked, go = asyncio.Event(), asyncio.Event()

    async def hold(request: web.Request) -> None:
        if request.path.endswith(TOKEN_CALL):
            asked.set()
            await go.wait()

    town.bank.after = hold
    town.nearly_expired()
    gone = asyncio.create_task(town.here.access(LINE.line_id))
    await asked.wait()
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    go.set()
    apart = town.here.apart
    assert isinstance(apart, Apart)
    await apart.finish()
    assert (await town.login()).pairs == 2
    town.bank.after = None
    assert await ids_of_accounts(town, town.there)
    assert town.refreshes() == 1


async def died_with_the_lease(town: Town) -> None:
    take = partial(take_lease, line_id=LINE.line_id, refused=None, holder="dead", at=town.bank.clock.now)
    assert await town.store.write(take) is not None


async def test_a_lease_of_the_dead_is_waited_for(town: Town) -> None:
    town.nearly_expired()
    await died_with_the_lease(town)
    patient = replace(town.here, sleep=town.bank.clock.sleep)
    before = town.bank.clock.now
    assert await patient.access(LINE.line_id) != town.first.access
    assert LEASE <= town.bank.clock.now - before < LEASE + timedelta(seconds=1)
    assert LEASE.total_seconds() < LOOKS * PAUSE_SECONDS


async def test_somebody_who_never_ends_is_not_waited_for_for_ever(town: Town) -> None:
    town.nearly_expired()
    await died_with_the_lease(town)
    with pytest.raises(BankDown):
        await town.here.access(LINE.line_id)
    assert town.refreshes() == 0
    assert (await town.login()).state is State.READY


async def test_who_died_after_spending_the_token_costs_a_login_and_the_owner_hears_so_once(two: Town) -> None:
    two.nearly_expired()
    await died_with_the_lease(two)
    assert two.first.refresh is not None
    await two.client.refresh(two.bank.client, two.first.refresh)  # what the dead had asked for, and never stored
    two.bank.clock.move(seconds=LEASE.total_seconds())
    asked = [access.access(LINE.line_id) for access in (two.here, two.there) for _ in range(3)]
    failed = await asyncio.gather(*asked, return_exceptions=True)
    assert {type(one) for one in failed} == {LoggedOut}
    login = await two.login()
    assert (login.state, login.why, login.pair) == (State.LOGGED_OUT, Why.REFUSED, None)
    assert await two.told() == [f"person:{OLLY}"]
    asked_so_far = two.refreshes()
    with pytest.raises(LoggedOut):
        await two.here.access(LINE.line_id)
    assert two.refreshes() == asked_so_far, "what is over is not asked for again"


async def test_who_was_slow_but_has_the_newest_pair_is_right(two: Town) -> None:
    """The lease ended while the bank's answer was on its way, and somebody else found the token spent."""
    asked, go = asyncio.Event(), asyncio.Event()

    async def hold(request: web.Request) -> None:
        if request.path.endswith(TOKEN_CALL) and not asked.is_set():
            asked.set()
            await go.wait()

    two.bank.after = hold
    two.nearly_expired()
    slow = asyncio.create_task(two.here.access(LINE.line_id))
    await asked.wait()
    two.bank.clock.move(seconds=LEASE.total_seconds())
    with pytest.raises(LoggedOut):
        await two.there.access(LINE.line_id)
    go.set()
    newest = await slow
    assert (await two.login()).state is State.READY
    assert await two.there.access(LINE.line_id) == newest


async def test_who_logs_in_anew_meanwhile_wins(town: Town) -> None:
    login, newest = await town.login(), list[Tokens]()

    async def log_in(request: web.Request) -> None:
        if request.path.endswith(TOKEN_CALL) and not newest:
            newest.append(Tokens("access_x", "refresh_x", NOW, "user"))  # not twice
            newest[0] = await town.client.exchange(town.bank.client, town.bank.code())
            pair = town.there.sealed(LINE.line_id, newest[0])
            current = await town.login()
            await town.keep(current.logged_in(pair, login.user_id or "", at=town.bank.clock.now))

    town.bank.after = log_in
    town.nearly_expired()
    assert await town.here.access(LINE.line_id) == newest[0].access
    assert await ids_of_accounts(town, town.here)
    assert await town.told() == []


@dataclass
class Unwilling(MonzoClient):
    """A bank that renews nothing just now, and counts how often it was asked to."""

    error: BankError
    asked: int = 0

    async def refresh(self, client: Client, refresh_token: str) -> Tokens:
        self.asked += 1
        raise self.error


@pytest.mark.parametrize(
    ("error", "rest"), [(TooFast(600), 600), (TooFast(0), 10), (BankDown("down"), 10), (Refused("client"), 10)]
)
async def test_a_bank_that_cannot_renew_it_is_not_besieged(town: Town, error: BankError, rest: int) -> None:
    town.bank.clock.now = town.first.expires_at
    bank = Unwilling(error)
    asked = [replace(access, bank=bank).access(LINE.line_id) for access in (town.here, town.there) for _ in range(10)]
    failed = await asyncio.gather(*asked, return_exceptions=True)
    assert bank.asked == 1
    assert {type(one) for one in failed} == {type(error), TooFast}
    login = await town.login()
    assert (login.state, login.lease_until) == (State.READY, None)
    town.bank.clock.move(seconds=rest - 1)
    with pytest.raises(TooFast) as still:
        await town.here.access(LINE.line_id)
    assert still.value.seconds == 1
    town.bank.clock.move(seconds=1)
    assert await town.here.access(LINE.line_id)
    assert await town.told() == []


async def test_while_it_cannot_be_renewed_the_token_is_used_to_its_end(town: Town) -> None:
    town.nearly_expired()
    unwilling = replace(town.here, bank=Unwilling(BankDown("down")))
    assert await unwilling.access(LINE.line_id) == town.first.access
    assert await town.there.access(LINE.line_id) == town.first.access, "at rest"
    pairs = (await town.login()).pairs
    with pytest.raises(TooFast):
        await town.there._token(LINE.line_id, refused=pairs)
    town.bank.clock.move(seconds=10)
    assert await town.there.access(LINE.line_id) != town.first.access


async def test_a_new_pair_outlasts_a_database_that_is_away_for_a_while(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, failures = town.store.write, iter([StoreDown("away")] * 5)

    async def flaky(action: Callable[[Books], Awaitable[Any]]) -> Any:
        if town.refreshes() and (failure := next(failures, None)) is not None:
            raise failure
        return await write(action)

    monkeypatch.setattr(town.store, "write", flaky)
    town.nearly_expired()
    access = await town.here.access(LINE.line_id)
    assert next(failures, None) is None
    assert await town.there.access(LINE.line_id) == access != town.first.access


async def test_nobody_is_logged_in(town: Town) -> None:
    with pytest.raises(LoggedOut):
        await town.here.access(LineId("none"))
    await town.keep((await town.login()).ended())
    with pytest.raises(LoggedOut):
        await town.here.access(LINE.line_id)
    assert await town.told() == []


async def test_what_cannot_be_renewed_is_used_to_its_end(town: Town) -> None:
    login = await town.login()
    assert login.pair is not None
    await town.keep(replace(login, pair=replace(login.pair, refresh=None)))
    town.nearly_expired()
    assert await town.here.access(LINE.line_id) == town.first.access
    town.bank.clock.move(minutes=4)
    with pytest.raises(LoggedOut):
        await town.here.access(LINE.line_id)
    assert await town.told() == [f"person:{OLLY}"]
    assert town.refreshes() == 0


async def test_without_a_client_nothing_is_renewed_and_nothing_lost(town: Town) -> None:
    town.nearly_expired()
    with pytest.raises(Refused, match="MONZO_CLIENT_ID"):
        await replace(town.here, client=None).access(LINE.line_id)
    assert (await town.login()).state is State.READY
    assert await town.there.access(LINE.line_id)


async def test_an_organisers_own_client_is_used_where_there_is_one(town: Town) -> None:
    own = town.here.own_client(LINE.line_id, town.bank.client)
    await town.keep(replace(await town.login(), client=own))
    town.nearly_expired()
    assert await replace(town.here, client=Client("deployments", "other")).access(LINE.line_id)
    assert town.refreshes() == 1


async def test_a_rotated_key_reaches_everything_sealed_when_it_is_renewed(town: Town) -> None:
    old = an_access(town.store, town.bank, town.client, OLD_KEY)
    both = an_access(town.store, town.bank, town.client, KEY, OLD_KEY)
    sealed = replace(
        await town.login(),
        pair=old.sealed(LINE.line_id, town.first),
        client=old.own_client(LINE.line_id, town.bank.client),
    )
    await town.keep(sealed)
    assert await both.access(LINE.line_id) == town.first.access
    town.nearly_expired()
    access = await both.access(LINE.line_id)
    assert await town.here.access(LINE.line_id) == access, "the old key is not needed any more"
    assert town.here.client_of(await town.login()) == town.bank.client
    with pytest.raises(BankDown):
        await old.access(LINE.line_id)


async def test_a_process_without_the_key_logs_nobody_out_while_another_has_it(town: Town) -> None:
    stranger = an_access(town.store, town.bank, town.client, OLD_KEY)
    with pytest.raises(BankDown):
        await stranger.access(LINE.line_id)
    town.nearly_expired()
    with pytest.raises(BankDown):
        await stranger.access(LINE.line_id)
    assert (await town.login()).lease_until is None
    assert await town.here.access(LINE.line_id)
    assert await town.told() == []


async def test_a_key_that_is_gone_costs_a_login(town: Town) -> None:
    town.bank.clock.now = town.first.expires_at
    with pytest.raises(LoggedOut):
        await an_access(town.store, town.bank, town.client, OLD_KEY).access(LINE.line_id)
    assert (await town.login()).why is Why.UNREADABLE
    assert await town.told() == [f"person:{OLLY}"]
    assert town.refreshes() == 0


async def test_tokens_open_in_their_own_login_alone(town: Town) -> None:
    login, other = await town.login(), a_line("other")
    assert login.pair is not None
    moved = replace(a_login(other.line_id), pair=login.pair)
    swapped = replace(login.pair, access=login.pair.refresh or "")
    await keep(town.store, other, moved)
    with pytest.raises(BankDown):
        await town.here.access(other.line_id)
    await town.keep(replace(login, pair=swapped))
    with pytest.raises(BankDown):
        await town.here.access(LINE.line_id)


async def test_a_call_is_made_again_once_and_for_no_other_reason(town: Town) -> None:
    made = list[str]()

    async def always(error: Exception, access: str) -> None:
        made.append(access)
        raise error

    with pytest.raises(BankDown, match="refused as well"):
        await town.here.replayed(LINE.line_id, partial(always, Expired("old")))
    assert (len(made), len(set(made)), town.refreshes()) == (2, 2, 1)
    for error in (LoggedOut("x"), TooFast(1), ValueError("x")):
        made.clear()
        with pytest.raises(type(error)):
            await town.here.replayed(LINE.line_id, partial(always, error))
        assert len(made) == 1
    assert town.refreshes() == 1


async def stored(store: MongoStore) -> list[str]:
    """Every document there is."""
    names = await store.database.list_collection_names()
    return [str(document) for name in names async for document in store.database[name].find()]


async def test_nothing_secret_is_stored_logged_or_shown(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await town.keep(replace(await town.login(), client=town.here.own_client(LINE.line_id, town.bank.client)))
    town.nearly_expired()
    second = await town.here.access(LINE.line_id)
    shown = [repr(await town.login()), *await stored(town.store)]
    assert town.first.refresh is not None
    await town.client.log_out(second)
    town.bank.clock.move(hours=7)
    with pytest.raises(LoggedOut) as over:
        await town.there.access(LINE.line_id)
    kept = await stored(town.store)
    seen = [*kept, caplog.text, *(repr(record.__dict__) for record in caplog.records)]
    seen += [*shown, repr(over.value), repr(await town.login()), repr(town.here), repr(town.first)]
    assert any("logged_out" in text for text in kept)
    for secret in (town.first.access, town.first.refresh, second, town.bank.client.client_secret, KEY):
        assert not [text for text in seen if secret in text]
