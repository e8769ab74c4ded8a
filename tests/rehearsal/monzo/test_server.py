from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from tests.rehearsal.conftest import NOW
from tests.rehearsal.house import House


async def call(
    house: House, method: str, path: str, *, token: str | None = None, **kwargs: Any
) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Bearer {token or house.monzo.access_token()}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, f"{house.url}/monzo{path}", **kwargs) as answer,
    ):
        return answer.status, await answer.json()


async def test_who_am_i_and_accounts(house: House) -> None:
    status, told = await call(house, "GET", "/ping/whoami")
    assert (status, told["authenticated"], told["user_id"]) == (200, True, house.monzo.user_id)
    _, told = await call(house, "GET", "/accounts", params={"account_type": "uk_retail"})
    [account] = told["accounts"]
    assert (account["id"], account["owners"][0]["preferred_name"]) == (house.monzo.account_id, "Olly Grant")
    assert account["description"] == house.monzo.user_id


async def test_refusals_have_monzos_shape(house: House) -> None:
    status, told = await call(house, "GET", "/accounts", token="invented")
    assert (status, told["code"], told["error"]) == (401, "unauthorized.bad_access_token", "invalid_token")
    assert await call(house, "GET", "/transactions/tx_none") == (
        404,
        {"code": "not_found.transaction", "message": "Transaction not found", "params": {}},
    )
    status, told = await call(house, "GET", "/transactions")
    assert (status, told["code"]) == (400, "bad_request.missing_param")
    status, _ = await call(house, "GET", "/balance", params={"account_id": "acc_other"})
    assert status == 403


async def test_unapproved_logins_see_nothing(house: House) -> None:
    house.monzo.logins.approved = False
    assert (await call(house, "GET", "/ping/whoami"))[0] == 200
    status, told = await call(house, "GET", "/accounts")
    assert (status, told["code"]) == (403, "forbidden.insufficient_permissions")


async def test_the_statement_in_pages(house: House) -> None:
    ids = [
        await house.monzo.send_money(route="bank", name="A", amount=100 + day, when=NOW - timedelta(days=40 - day))
        for day in range(35)
    ]
    account = {"account_id": house.monzo.account_id}

    async def page(**params: str) -> list[str]:
        _, told = await call(house, "GET", "/transactions", params=account | params)
        return [row["id"] for row in told["transactions"]]

    assert await page() == ids[:30]
    assert await page(limit="100") == ids
    assert await page(since=ids[29]) == ids[30:]
    since = (NOW - timedelta(days=10)).isoformat().replace("+00:00", "Z")
    assert await page(since=since, before=NOW.isoformat().replace("+00:00", "Z")) == ids[31:]
    status, told = await call(house, "GET", "/transactions", params=account | {"since": "last week"})
    assert (status, told["code"]) == (400, "bad_request.bad_param.since")
    assert (await call(house, "GET", "/transactions", params=account | {"limit": "x"}))[0] == 400


async def test_old_history_needs_a_fresh_login(house: House) -> None:
    token = house.monzo.access_token()
    account = {"account_id": house.monzo.account_id}
    assert (await call(house, "GET", "/transactions", params=account))[0] == 200
    house.monzo.clock = lambda: NOW + timedelta(minutes=6)
    status, told = await call(house, "GET", "/transactions", params=account, token=token)
    assert (status, told["code"]) == (403, "forbidden.verification_required")
    recent = account | {"since": (NOW - timedelta(days=80)).isoformat()}
    assert (await call(house, "GET", "/transactions", params=recent, token=token))[0] == 200


async def test_one_transaction_is_what_the_hook_said_in_the_end(house: House) -> None:
    sent = await house.monzo.send_money(route="bank", name="A JONES", amount=500, reference="FOOTY")
    _, told = await call(house, "GET", f"/transactions/{sent}")
    row = told["transaction"]
    assert (row["amount"], row["counterparty"]["name"], row["category"]) == (500, "A JONES", "transfers")


async def test_merchants_only_if_asked_for(house: House) -> None:
    sent = await house.monzo.noise("card_refund")
    _, told = await call(house, "GET", f"/transactions/{sent}")
    assert told["transaction"]["merchant"] == "merch_0000AkCornerShop"
    _, told = await call(house, "GET", f"/transactions/{sent}", params=[("expand[]", "merchant")])
    assert told["transaction"]["merchant"]["name"] == "Corner Shop"


async def test_annotating(house: House) -> None:
    sent = await house.monzo.send_money(route="bank", name="A JONES", amount=500, reference="FOOTY")
    _, told = await call(house, "PATCH", f"/transactions/{sent}", data={"metadata[player]": "ashley"})
    assert told["transaction"]["metadata"]["player"] == "ashley"
    _, told = await call(
        house, "PATCH", f"/transactions/{sent}", data={"metadata[player]": "", "metadata[notes]": "Ash"}
    )
    assert "player" not in told["transaction"]["metadata"]
    assert told["transaction"]["notes"] == "Ash"


async def test_webhooks_come_and_go(house: House) -> None:
    account = {"account_id": house.monzo.account_id}
    _, told = await call(house, "POST", "/webhooks", data=account | {"url": "https://example.org/monzo"})
    webhook = told["webhook"]
    assert (await call(house, "GET", "/webhooks", params=account))[1] == {"webhooks": [webhook]}
    assert (await call(house, "POST", "/webhooks", data=account))[0] == 400
    assert await call(house, "DELETE", f"/webhooks/{webhook['id']}") == (200, {})
    assert (await call(house, "DELETE", f"/webhooks/{webhook['id']}"))[0] == 404


async def test_logging_in(house: House) -> None:
    client = {"client_id": house.monzo.logins.client_id, "client_secret": house.monzo.logins.client_secret}
    back = "http://127.0.0.1:9/monzo/callback"
    query = {"client_id": client["client_id"], "redirect_uri": back, "response_type": "code", "state": "s&t"}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{house.url}/monzo/auth", params=query, allow_redirects=False) as answer,
    ):
        assert answer.status == 302
        assert answer.headers["Location"].startswith(f"{back}?code=auth_")
        assert answer.headers["Location"].endswith("&state=s%26t")
        code = answer.headers["Location"].partition("code=")[2].partition("&")[0]
    form = client | {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
    status, login = await call(house, "POST", "/oauth2/token", data=form)
    assert (status, login["token_type"], login["expires_in"]) == (200, "Bearer", 21600)
    form = client | {"grant_type": "refresh_token", "refresh_token": login["refresh_token"]}
    _, renewed = await call(house, "POST", "/oauth2/token", data=form)
    assert (await call(house, "GET", "/accounts", token=renewed["access_token"]))[0] == 200
    assert (await call(house, "GET", "/accounts", token=login["access_token"]))[0] == 401
    assert await call(house, "POST", "/oauth2/logout", token=renewed["access_token"]) == (200, {})
    assert (await call(house, "POST", "/oauth2/token", data=client | {"grant_type": "password"}))[0] == 400


@pytest.mark.parametrize("query", [{}, {"client_id": "other", "redirect_uri": "http://x"}])
async def test_login_pages_for_strangers(house: House, query: dict[str, str]) -> None:
    assert (await call(house, "GET", "/auth", params=query))[0] == 400


async def test_the_balance_adds_up(house: House) -> None:
    await house.monzo.send_money(route="bank", name="A", amount=500)
    await house.monzo.noise("declined")
    _, told = await call(house, "GET", "/balance", params={"account_id": house.monzo.account_id})
    assert (told["balance"], told["currency"]) == (50500, "GBP")
