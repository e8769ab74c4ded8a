import asyncio

import aiohttp
import pytest

from rehearsal.monzo.answering import Asked
from rehearsal.monzo.errors import (
    MonzoError,
    bad_access_token,
    bad_refresh_token,
    evicted,
    expired,
    insufficient_permissions,
    out_of_order,
    too_fast,
    verification_required,
)
from rehearsal.monzo.faults import Cut, Hang, Refuse, ShowPage, Slow
from tests.rehearsal.house import House
from tests.rehearsal.monzo.asking import call, grant


async def test_every_request_is_noted_and_no_value_of_it(house: House) -> None:
    sent = await house.monzo.send_money(route="bank", name="A", amount=500)
    params = {"account_id": house.monzo.account_id, "limit": "7"}
    await call(house, "GET", "/transactions", params=params)
    await call(house, "PATCH", f"/transactions/{sent}", data={"metadata[fiver]": "ashley"})
    await call(house, "POST", "/pots/pot_1/withdraw", data={"amount": "1"})
    await grant(house, {"grant_type": "password"})
    assert house.monzo.asked == [
        Asked("GET", "/transactions", params=("account_id", "limit"), authorised=True),
        Asked("PATCH", f"/transactions/{sent}", fields=("metadata[fiver]",), authorised=True),
        Asked("POST", "/pots/pot_1/withdraw", fields=("amount",), authorised=True),
        Asked("POST", "/oauth2/token", fields=("client_id", "client_secret", "grant_type")),
    ]
    assert [asked.status for asked in house.monzo.asked] == [200, 200, 404, 400]


@pytest.mark.parametrize(
    ("error", "status", "code", "word"),
    [
        (bad_access_token(), 401, "unauthorized.bad_access_token", "invalid_token"),
        (expired(), 401, "unauthorized.bad_access_token.expired", "invalid_token"),
        (evicted(), 401, "unauthorized.bad_access_token.evicted", "invalid_token"),
        (bad_refresh_token("evicted"), 401, "unauthorized.bad_refresh_token.evicted", "invalid_token"),
        (insufficient_permissions(), 403, "forbidden.insufficient_permissions", None),
        (verification_required(), 403, "forbidden.verification_required", None),
        (out_of_order(504), 504, "internal_service", None),
    ],
)
async def test_refusals_on_demand(house: House, error: MonzoError, status: int, code: str, word: str | None) -> None:
    house.monzo.faults.plan(Refuse(error), path="/accounts")
    told = await call(house, "GET", "/accounts")
    assert (told[0], told[1]["code"], told[1].get("error")) == (status, code, word)
    assert (await call(house, "GET", "/accounts"))[0] == 200


@pytest.mark.parametrize(("retry_after", "header"), [(7, "7"), (None, None)])
async def test_too_fast(house: House, retry_after: int | None, header: str | None) -> None:
    house.monzo.faults.plan(Refuse(too_fast(retry_after)))
    async with aiohttp.ClientSession() as session, session.get(f"{house.url}/monzo/accounts") as answer:
        assert (answer.status, answer.headers.get("Retry-After")) == (429, header)


async def test_a_page_instead_of_json(house: House) -> None:
    house.monzo.faults.plan(ShowPage(502))
    async with aiohttp.ClientSession() as session, session.get(f"{house.url}/monzo/accounts") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "<h1>" in await answer.text()


@pytest.mark.parametrize("after", [True, False])
async def test_a_line_that_breaks_may_have_spent_the_refresh_token(house: House, after: bool) -> None:
    login = house.monzo.logins.issue(house.monzo.clock())
    form = {"grant_type": "refresh_token", "refresh_token": login.refresh_token}
    house.monzo.faults.plan(Cut(after_acting=after), method="POST", path="/oauth2")
    with pytest.raises(aiohttp.ClientConnectionError):
        await grant(house, form)
    assert house.monzo.asked[0].status == 0
    status, told = await grant(house, form)
    assert (status, told.get("code")) == ((401, "unauthorized.bad_refresh_token") if after else (200, None))


async def test_hanging_until_released(house: House) -> None:
    sent = await house.monzo.send_money(route="bank", name="A", amount=500)
    fault = house.monzo.faults.plan(Hang(), method="PATCH")
    asking = asyncio.create_task(call(house, "PATCH", f"/transactions/{sent}", data={"metadata[fiver]": "x"}))
    await house.monzo.bell.wait_for(lambda: house.monzo.asked, 5)
    assert "fiver" not in house.monzo.transactions[sent]["metadata"]
    fault.release()
    assert (await asking)[0] == 200
    assert house.monzo.transactions[sent]["metadata"]["fiver"] == "x"


async def test_slow_answers_are_right_all_the_same(house: House) -> None:
    house.monzo.faults.plan(Slow(0.001))
    assert (await call(house, "GET", "/accounts"))[0] == 200
