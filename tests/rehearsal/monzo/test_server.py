from datetime import timedelta

from rehearsal.monzo import PLAYGROUND
from tests.rehearsal.conftest import NOW
from tests.rehearsal.house import House, Receiver
from tests.rehearsal.monzo.asking import call


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


async def test_of_what_is_annotated_webhooks_hear_like_of_any_change(house: House, receiver: Receiver) -> None:
    sent = await house.monzo.send_money(route="bank", name="A JONES", amount=500, reference="FOOTY")
    await house.monzo.register(f"{receiver.url}/hook")
    before = house.monzo.transactions[sent]
    await call(house, "PATCH", f"/transactions/{sent}", data={"metadata[fiver_player]": "ashley"})
    await house.monzo.settled()
    assert [body["type"] for body in receiver.bodies] == ["transaction.updated"] * 2
    newest = receiver.bodies[0]["data"]
    assert newest["updated"] > before["updated"]
    assert (newest["amount"], newest["notes"]) == (500, "FOOTY")


async def test_webhooks_come_and_go(house: House) -> None:
    account = {"account_id": house.monzo.account_id}
    _, told = await call(house, "POST", "/webhooks", data=account | {"url": "https://example.org/monzo"})
    webhook = told["webhook"]
    assert (await call(house, "GET", "/webhooks", params=account))[1] == {"webhooks": [webhook]}
    assert (await call(house, "POST", "/webhooks", data=account))[0] == 400
    assert await call(house, "DELETE", f"/webhooks/{webhook['id']}") == (200, {})
    assert (await call(house, "DELETE", f"/webhooks/{webhook['id']}"))[0] == 404


async def test_the_balance_adds_up(house: House) -> None:
    await house.monzo.send_money(route="bank", name="A", amount=500)
    await house.monzo.noise("declined")
    _, told = await call(house, "GET", "/balance", params={"account_id": house.monzo.account_id})
    assert (told["balance"], told["currency"]) == (50500, "GBP")


async def test_another_clients_webhooks_are_as_good_as_none(house: House) -> None:
    account = {"account_id": house.monzo.account_id}
    other = house.monzo.logins.issue(NOW, client_id=PLAYGROUND).access_token
    await call(house, "POST", "/webhooks", token=other, data=account | {"url": "https://example.org/by-hand"})
    [by_hand] = house.monzo.webhooks
    _, told = await call(house, "POST", "/webhooks", data=account | {"url": "https://example.org/ours"})
    assert (await call(house, "GET", "/webhooks", params=account))[1] == {"webhooks": [told["webhook"]]}
    seen = (await call(house, "GET", "/webhooks", token=other, params=account))[1]["webhooks"]
    assert seen == [by_hand.as_json()]
    status, refusal = await call(house, "DELETE", f"/webhooks/{by_hand.id}")
    assert (status, refusal["code"]) == (404, "not_found.webhook")
    assert by_hand in house.monzo.webhooks


async def test_each_account_has_its_own_statement_balance_and_webhooks(house: House) -> None:
    joint = house.monzo.open_account("uk_retail_joint", held_with="Jo Grant")
    ours = await house.monzo.send_money(route="bank", name="A JONES", amount=500)
    theirs = await house.monzo.send_money(route="bank", name="A JONES", amount=700, account_id=joint.id)
    await call(house, "POST", "/webhooks", data={"account_id": joint.id, "url": "https://example.org/joint"})
    for account_id, sent, balance, hooks in ((house.monzo.account_id, ours, 50500, 0), (joint.id, theirs, 50700, 1)):
        params = {"account_id": account_id}
        rows = (await call(house, "GET", "/transactions", params=params))[1]["transactions"]
        assert [row["id"] for row in rows] == [sent]
        assert (await call(house, "GET", "/balance", params=params))[1]["balance"] == balance
        assert len((await call(house, "GET", "/webhooks", params=params))[1]["webhooks"]) == hooks


async def test_there_is_no_way_to_move_money(house: House) -> None:
    for method, path in (("GET", "/pots"), ("PUT", "/pots/pot_1/deposit"), ("POST", "/feed"), ("POST", "/accounts")):
        assert (await call(house, method, path))[0] == 404
