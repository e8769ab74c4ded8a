"""Our client and the stand-in, over HTTP: every call of the port, and what its refusals become."""

import logging
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from club.bank import Bank, Client, Expired, LoggedOut, NotApproved, Refused, Tokens, TooFarBack, Unknown
from club.labels import Label
from club.payments import Route
from tests.builders import NOW
from tests.webhook.monzo.counter import CALLBACK, Clock, Counter, a_client, oddly, refused, said
from webhook.monzo.calls import ALLOWED, is_allowed
from webhook.monzo.client import MonzoClient

WEEK_AGO = NOW - timedelta(days=7)


async def logged_in(bank: Counter, client: MonzoClient) -> Tokens:
    return await client.exchange(bank.client, bank.code())


async def test_from_the_login_page_to_tokens(bank: Counter, client: MonzoClient) -> None:
    url = client.login_url(bank.client, state="s&t")
    async with aiohttp.ClientSession() as browser, browser.get(url, allow_redirects=False) as answer:
        back = urlsplit(answer.headers["Location"])
    assert answer.headers["Location"].startswith(f"{CALLBACK}?")
    assert parse_qs(back.query)["state"] == ["s&t"]
    tokens = await client.exchange(bank.client, parse_qs(back.query)["code"][0])
    assert (tokens.user_id, tokens.expires_at) == (bank.monzo.user_id, NOW + timedelta(hours=6))
    [account] = await client.accounts(tokens.access)
    assert account.account_id == bank.monzo.account_id


def test_the_login_page_of_the_real_bank_has_a_path() -> None:
    real = MonzoClient(api_url="x", auth_url="https://auth.monzo.com", callback_url=CALLBACK, clock=Clock())
    url = urlsplit(real.login_url(Client("oauth2client_1", "secret"), state="s"))
    assert (url.hostname, url.path) == ("auth.monzo.com", "/")
    assert parse_qs(url.query)["response_type"] == ["code"]
    assert "secret" not in url.query


async def test_a_code_works_once(bank: Counter, client: MonzoClient) -> None:
    code = bank.code()
    await client.exchange(bank.client, code)
    with pytest.raises(LoggedOut):
        await client.exchange(bank.client, code)


async def test_a_refresh_ends_the_former_pair(bank: Counter, client: MonzoClient) -> None:
    first = await logged_in(bank, client)
    assert first.refresh is not None
    second = await client.refresh(bank.client, first.refresh)
    assert await client.accounts(second.access)
    with pytest.raises(Expired):
        await client.accounts(first.access)
    with pytest.raises(LoggedOut):
        await client.refresh(bank.client, first.refresh)


async def test_no_authorization_goes_with_token_calls(bank: Counter, client: MonzoClient) -> None:
    tokens = await logged_in(bank, client)
    await client.accounts(tokens.access)
    assert bank.asked == [("POST", "/oauth2/token"), ("GET", "/accounts")]
    assert bank.authorised == [False, True]


async def test_a_wrong_client_is_not_a_login_that_is_over(bank: Counter, client: MonzoClient) -> None:
    with pytest.raises(Refused):
        await client.refresh(Client(bank.client.client_id, "wrong"), "refresh")


async def test_an_old_token_is_expired(bank: Counter, client: MonzoClient) -> None:
    tokens = await logged_in(bank, client)
    bank.clock.move(hours=7)
    with pytest.raises(Expired):
        await client.hooks(tokens.access, bank.monzo.account_id)


async def test_logging_out(bank: Counter, client: MonzoClient) -> None:
    tokens = await logged_in(bank, client)
    await client.log_out(tokens.access)
    assert tokens.refresh is not None
    with pytest.raises(LoggedOut):
        await client.refresh(bank.client, tokens.refresh)


async def test_nothing_can_be_read_before_the_owner_approves(bank: Counter, client: MonzoClient) -> None:
    bank.monzo.logins.needs_approval = True
    tokens = await logged_in(bank, client)
    with pytest.raises(NotApproved):
        await client.accounts(tokens.access)
    bank.monzo.logins.approve()
    assert await client.accounts(tokens.access)


async def test_accounts_that_people_can_pay_into(bank: Counter, client: MonzoClient) -> None:
    [account] = await client.accounts((await logged_in(bank, client)).access)
    assert (account.kind, account.owners) == ("personal", ("Olly Grant",))
    assert len(account.last_digits) == 4
    assert f"monzo:{bank.monzo.account_id}" in account.numbers


async def test_one_transaction_is_what_the_hook_said(bank: Counter, client: MonzoClient) -> None:
    access = (await logged_in(bank, client)).access
    sent = await bank.monzo.send_money(route="bank", name="A JONES", amount=500, reference="FOOTY")
    told = await client.transaction(access, sent)
    assert told is not None
    assert (told.transaction_id, told.amount, told.payer_names, told.reference, told.route) == (
        sent,
        500,
        ("A JONES",),
        "FOOTY",
        Route.BANK,
    )
    assert await client.transaction(access, await bank.monzo.noise("card_refund")) is None


@pytest.mark.parametrize("invented", ["tx_none", "../accounts", "a/b", "", "x" * 129, "%2e%2e"])
async def test_a_transaction_that_is_not_there(bank: Counter, client: MonzoClient, invented: str) -> None:
    access = (await logged_in(bank, client)).access
    with pytest.raises(Unknown):
        await client.transaction(access, invented)
    assert {path for _, path in bank.asked} <= {"/oauth2/token", "/transactions/tx_none"}


async def test_the_statement_page_by_page(bank: Counter, client: MonzoClient) -> None:
    access, account = (await logged_in(bank, client)).access, bank.monzo.account_id
    days = [NOW - timedelta(days=5) + timedelta(minutes=number) for number in range(130)]
    sent = [await bank.monzo.send_money(route="bank", name="A", amount=100, when=at) for at in days[:-1]]
    last = await bank.monzo.noise("card_refund", when=days[-1])
    first = await client.statement(access, account, since=WEEK_AGO)
    assert [transfer.transaction_id for transfer in first.transfers] == sent[:100]
    assert first.more
    assert first.last_id == sent[99]
    second = await client.statement(access, account, since=first.last_id)
    assert [transfer.transaction_id for transfer in second.transfers] == sent[100:]
    assert (second.more, second.last_id) == (False, last)
    assert second.read_to is not None
    assert abs(second.read_to - days[-1]) < timedelta(seconds=5)
    nothing = await client.statement(access, account, since=last)
    assert (nothing.transfers, nothing.read_to, nothing.last_id, nothing.more) == ((), None, None, False)
    early = await client.statement(access, account, since=WEEK_AGO, before=days[3] - timedelta(seconds=30))
    assert [transfer.transaction_id for transfer in early.transfers] == sent[:3]


async def test_old_parts_of_the_statement_need_a_fresh_login(bank: Counter, client: MonzoClient) -> None:
    access = (await logged_in(bank, client)).access
    long_ago = NOW - timedelta(days=120)
    await client.statement(access, bank.monzo.account_id, since=long_ago)
    bank.clock.move(minutes=6)
    with pytest.raises(TooFarBack):
        await client.statement(access, bank.monzo.account_id, since=long_ago)


async def test_another_account_is_unknown(bank: Counter, client: MonzoClient) -> None:
    access = (await logged_in(bank, client)).access
    with pytest.raises(Unknown):
        await client.statement(access, "acc_of_somebody_else", since=WEEK_AGO)


async def test_hooks_come_and_go(bank: Counter, client: MonzoClient) -> None:
    access, account = (await logged_in(bank, client)).access, bank.monzo.account_id
    hook = await client.register(access, account, "https://fiver.example/monzo/secret?a=b&c=d")
    assert hook.url == "https://fiver.example/monzo/secret?a=b&c=d"
    assert await client.hooks(access, account) == [hook]
    await client.unregister(access, hook.hook_id)
    assert await client.hooks(access, account) == []
    await client.unregister(access, hook.hook_id)  # that it is gone already is what was wanted


async def test_what_we_note_in_a_transaction_and_what_not(bank: Counter, client: MonzoClient) -> None:
    access = (await logged_in(bank, client)).access
    sent = await bank.monzo.send_money(route="bank", name="A JONES", amount=500, reference="FOOTY")
    await client.annotate(access, sent, {Label.PLAYER: "ashley"})
    assert bank.monzo.transactions[sent]["metadata"]["fiver_player"] == "ashley"
    before = len(bank.asked)
    with pytest.raises(Refused):
        await client.annotate(access, sent, {Label.PLAYER: "sam", "notes": "x"})  # type: ignore[dict-item]  # the guard that types are
    assert len(bank.asked) == before
    assert bank.monzo.transactions[sent]["notes"] == "FOOTY"


async def test_only_allowed_calls_ever_leave(bank: Counter, client: MonzoClient) -> None:
    tokens = await logged_in(bank, client)
    assert tokens.refresh is not None
    access = (await client.refresh(bank.client, tokens.refresh)).access
    account, sent = bank.monzo.account_id, await bank.monzo.send_money(route="monzo", name="A", amount=5)
    await client.accounts(access)
    await client.statement(access, account, since=WEEK_AGO)
    await client.transaction(access, sent)
    await client.annotate(access, sent, {Label.GAME: "b"})
    hook = await client.register(access, account, "https://fiver.example")
    await client.hooks(access, account)
    await client.unregister(access, hook.hook_id)
    await client.log_out(access)
    assert all(is_allowed(method, path) for method, path in bank.asked)
    used = {call for call in ALLOWED if any(call.covers(method, path) for method, path in bank.asked)}
    assert used == set(ALLOWED), "what is not used need not be allowed"
    public = {name for name in vars(MonzoClient) if not name.startswith("_")}
    assert public == {name for name in vars(Bank) if not name.startswith("_")}, "nothing beside the port"


async def test_a_refresh_without_an_answer_is_asked_once_more() -> None:
    pair = said(200, {"access_token": "access_new", "refresh_token": "refresh_new", "expires_in": 60, "user_id": "u"})
    async with oddly(None, pair) as odd, a_client(odd.url, Clock(), answer=0.05) as client:
        tokens = await client.refresh(Client("id", "hush"), "refresh_old")
    assert tokens.access == "access_new"
    assert [request.form["refresh_token"] for request in odd.requests] == ["refresh_old"] * 2
    assert not [request for request in odd.requests if "authorization" in request.headers]


@pytest.mark.parametrize(
    "answer", [said(503, {}), said(200, "<html>"), refused(429, "too_many"), b"HTTP/1.1 200 OK\r\n"]
)
async def test_a_refresh_that_was_answered_or_cut_off_is_not_asked_again(answer: bytes) -> None:
    async with oddly(answer) as odd, a_client(odd.url, Clock()) as client:
        with pytest.raises(Exception, match=r"/oauth2/token|too many"):
            await client.refresh(Client("id", "hush"), "refresh_old")
        with pytest.raises(Exception, match=r"/oauth2/token|too many"):
            await client.exchange(Client("id", "hush"), "code")
    assert len(odd.requests) == 2


async def test_an_exchange_without_an_answer_is_not_asked_again() -> None:
    async with oddly(None) as odd, a_client(odd.url, Clock(), answer=0.05) as client:
        with pytest.raises(Exception, match="no answer in time"):
            await client.exchange(Client("id", "hush"), "code")
    assert len(odd.requests) == 1


async def test_nothing_secret_is_logged_or_shown(
    bank: Counter, client: MonzoClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    tokens = await logged_in(bank, client)
    shown = [repr(tokens), repr(bank.client), repr(client), str(client)]
    bank.clock.move(hours=7)
    with pytest.raises(Expired) as expired:
        await client.register(tokens.access, bank.monzo.account_id, "https://fiver.example/monzo/hush")
    with pytest.raises(Refused) as wrong:
        await client.refresh(Client("id", "client_hush"), "refresh_hush")
    shown += [repr(error.value) for error in (expired, wrong)] + [caplog.text]
    assert tokens.refresh is not None
    for secret in (
        tokens.access,
        tokens.refresh,
        bank.client.client_secret,
        "client_hush",
        "refresh_hush",
        "monzo/hush",
    ):
        assert not [text for text in shown if secret in text]
