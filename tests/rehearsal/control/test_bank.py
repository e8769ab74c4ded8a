"""The Monzo app on the page, and what can go wrong at the bank."""

import aiohttp
import pytest

from rehearsal.monzo import Client
from tests.rehearsal.conftest import NOW
from tests.rehearsal.control.pressing import post, view
from tests.rehearsal.house import House, Receiver
from tests.rehearsal.monzo.asking import call


def log_in(house: House) -> str:
    """Fiver logs in, and is not approved yet; its token."""
    logins = house.monzo.logins
    logins.needs_approval = True
    code = logins.code("http://back")
    return logins.exchange(logins.client_id, logins.client_secret, code, "http://back", NOW).access_token


async def test_an_app_is_approved_and_loses_it_again(house: House) -> None:
    assert (await view(house))["bank"]["apps"] == []
    token, fiver = log_in(house), house.monzo.logins.client_id
    for way, approval, status in (("", "pending", 403), ("approve", "approved", 200), ("decline", "declined", 403)):
        for _ in range(2 if way else 0):
            assert await post(house, f"monzo/{way}", client_id=fiver) == (200, {})
        assert (await view(house))["bank"]["apps"] == [{"client_id": fiver, "name": "Fiver", "approval": approval}]
        assert (await call(house, "GET", "/accounts", token=token))[0] == status


async def test_throwing_an_app_out_leaves_the_others_in(house: House) -> None:
    logins = house.monzo.logins
    other = logins.issue(NOW, client_id=logins.clients.add(Client("oauth2client_olly", "hush", "Olly's own")).client_id)
    token = log_in(house)
    for _ in range(2):
        assert (await post(house, "monzo/log-out", client_id=logins.client_id))[0] == 200
    assert [app["name"] for app in (await view(house))["bank"]["apps"]] == ["Olly's own"]
    assert (await call(house, "GET", "/ping/whoami", token=token))[0] == 401
    assert (await call(house, "GET", "/ping/whoami", token=other.access_token))[0] == 200


async def test_an_organisers_own_app_is_shown_with_what_it_takes_to_use_it(house: House) -> None:
    assert (await view(house))["bank"]["registered"] == []
    back = "https://fives.example.org/monzo/callback"
    house.monzo.logins.clients.add(Client("oauth2client_olly", "hush", "Olly's own", (back,)))
    [told] = (await view(house))["bank"]["registered"]
    assert told == {"name": "Olly's own", "client_id": "oauth2client_olly", "secret": "hush", "urls": [back]}


@pytest.mark.parametrize("way", ["approve", "decline"])
async def test_nobody_is_approved_who_is_not_there(house: House, way: str) -> None:
    for body in ({}, {"client_id": "nobody"}, {"client_id": house.monzo.logins.client_id}):
        assert await post(house, f"monzo/{way}", **body) == (422, {"problem": "No such app is logged in."})
    assert (await post(house, "monzo/log-out"))[0] == 200


async def test_the_owner_removes_any_webhook(house: House) -> None:
    await post(house, "webhooks", url="https://example.org/by-hand")
    await house.monzo.register("https://example.org/fiver")
    by_hand, fiver = (await view(house))["bank"]["webhooks"]
    assert (by_hand["app"], fiver["app"]) == ("Developer page", "Fiver")
    for _ in range(2):
        assert (await post(house, "monzo/unregister", id=by_hand["id"]))[0] == 200
    assert (await view(house))["bank"]["webhooks"] == [fiver]


async def test_down_and_back(house: House) -> None:
    for on, status in ((True, 503), (False, 401)):
        await post(house, "monzo/down", on=on)
        assert (await view(house))["bank"]["down"] is on
        async with aiohttp.ClientSession() as session, session.get(f"{house.url}/monzo/accounts") as answer:
            assert answer.status == status


async def test_the_next_transaction_goes_unheard(house: House, receiver: Receiver) -> None:
    await house.monzo.register(f"{receiver.url}/hook")
    await post(house, "monzo/lose", on=True)
    await post(house, "monzo/lose", on=False)
    await house.monzo.noise("pot")
    await post(house, "monzo/lose", on=True)
    assert (await view(house))["bank"]["losing"] is True
    await house.monzo.noise("wages")
    await house.monzo.settled()
    bank = (await view(house))["bank"]
    assert bank["losing"] is False
    assert [[event["lost"] for event in row["deliveries"]] for row in bank["transactions"]] == [[True] * 2, [False] * 2]
    assert len(receiver.bodies) == 2


@pytest.mark.parametrize("way", ["approve", "decline", "log-out", "unregister", "down", "lose"])
async def test_other_sites_cannot_do_any_of_it(house: House, way: str) -> None:
    headers = {"Content-Type": "text/plain"}
    address = f"{house.url}/control/monzo/{way}"
    async with aiohttp.ClientSession() as session, session.post(address, data=b"{}", headers=headers) as answer:
        assert answer.status == 415


async def test_what_an_app_noted_is_shown(house: House) -> None:
    sent = await house.monzo.send_money(route="bank", name="A JONES", amount=500, reference="FOOTY")
    assert (await view(house))["bank"]["transactions"][0]["labels"] == []
    await house.monzo.annotate(sent, {"fiver_player": "Ashley", "fiver_game": "Wednesday"})
    assert (await view(house))["bank"]["transactions"][0]["labels"] == ["Ashley", "Wednesday"]
