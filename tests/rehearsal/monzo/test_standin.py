from tests.rehearsal.house import House, Receiver
from tests.rehearsal.monzo.asking import call


async def test_declined_later(house: House, receiver: Receiver) -> None:
    sent = await house.monzo.send_money(route="bank", name="A JONES", amount=500)
    await house.monzo.register(f"{receiver.url}/hook")
    await house.monzo.decline(sent)
    await house.monzo.settled()
    assert [body["data"].get("decline_reason") for body in receiver.bodies] == ["OTHER", None]
    _, told = await call(house, "GET", f"/transactions/{sent}")
    assert (told["transaction"]["amount"], told["transaction"]["decline_reason"]) == (500, "OTHER")


async def test_settled_for_another_amount(house: House, receiver: Receiver) -> None:
    sent = await house.monzo.send_money(route="bank", name="A JONES", amount=500)
    await house.monzo.register(f"{receiver.url}/hook")
    await house.monzo.change_amount(sent, 480)
    await house.monzo.settled()
    assert [body["data"]["amount"] for body in receiver.bodies] == [480, 500]
    assert (await call(house, "GET", f"/transactions/{sent}"))[1]["transaction"]["amount"] == 480


async def test_recalled_or_gone_without_a_word(house: House, receiver: Receiver) -> None:
    recalled, gone = [await house.monzo.send_money(route="bank", name=name, amount=500) for name in "AB"]
    await house.monzo.register(f"{receiver.url}/hook")
    await house.monzo.recall(recalled)
    await house.monzo.recall(gone, gone=True)
    await house.monzo.settled()
    assert {body["data"]["id"] for body in receiver.bodies} == {recalled}
    told = (await call(house, "GET", f"/transactions/{recalled}"))[1]["transaction"]
    assert told["decline_reason"] == "TRANSACTION_RECALLED"
    assert (await call(house, "GET", f"/transactions/{gone}"))[0] == 404


async def test_own_money_goes_from_here_to_there(house: House, receiver: Receiver) -> None:
    savings = house.monzo.open_account("uk_retail")
    for account_id in (house.monzo.account_id, savings.id):
        await house.monzo.register(f"{receiver.url}/{account_id}", account_id=account_id)
    out, into = await house.monzo.move_money(source=house.monzo.account_id, target=savings.id, amount=2000)
    await house.monzo.settled()
    assert {(body["data"]["account_id"], body["data"]["id"]) for body in receiver.bodies} == {
        (house.monzo.account_id, out),
        (savings.id, into),
    }
    heard = [(sent.webhook.account_id, sent.event["data"]["account_id"]) for sent in house.monzo.deliveries]
    assert len(heard) == 8
    assert all(asked_about == happened_in for asked_about, happened_in in heard)
    _, told = await call(house, "GET", "/balance", params={"account_id": savings.id})
    assert told["balance"] == 52000


async def test_deliveries_outlive_the_login(house: House, receiver: Receiver) -> None:
    account = {"account_id": house.monzo.account_id, "url": f"{receiver.url}/hook"}
    assert (await call(house, "POST", "/webhooks", data=account))[0] == 200
    house.monzo.logins.revoke()
    await house.monzo.send_money(route="bank", name="A JONES", amount=500)
    await house.monzo.settled()
    assert len(receiver.bodies) == 4
