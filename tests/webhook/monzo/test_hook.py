import asyncio
import json
import logging
from dataclasses import replace

import pytest

from club.lines import Mode
from club.ports import StoreDown
from tests.builders import CHARLIE, a_club, a_player
from tests.counting import counted_store
from tests.monzo_events import event, sequence
from tests.webhook.house import CHARLIES_CLUB, Answered, House, furnish, opened
from webhook.monzo.hook import LIMIT

OURS = a_club().club_id
ASHLEY = a_player("Ashley Jones", accepted_bank_names=("A JONES",))


async def ring(house: House, path: str, body: object) -> Answered:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await house.ask("POST", path, data=data, headers={"Content-Type": "application/json"})


@pytest.fixture
async def path(house: House) -> str:
    """Where the bank speaks to our club."""
    await house.keep(ASHLEY)
    return (await house.line(OURS))[1]


async def test_a_payment_is_booked_before_it_is_acknowledged(house: House, path: str) -> None:
    assert (await ring(house, path, event(name="A JONES", amount=500))).status == 200
    _, payments = await house.get("/payments")
    (payment,) = payments["items"]
    assert (payment["status"], payment["player_id"], payment["amount"]) == ("matched", ASHLEY.player_id, 500)
    assert house.counts["monzo_events", "matched"] == 1
    assert await house.told("paid")


async def test_the_four_deliveries_of_one_transfer_are_one_payment(house: House, path: str) -> None:
    for delivery in sequence(name="A JONES", amount=500):
        assert (await ring(house, path, delivery)).status == 200
    assert len((await house.get("/payments")).json["items"]) == 1
    assert (await house.get(f"/players/{ASHLEY.player_id}")).json["credit"] == 500
    assert house.counts["monzo_events", "repeated"] == 3


async def test_fifty_at_once_are_one_payment(house: House, path: str) -> None:
    delivery = event(name="A JONES", amount=500)
    answers = await asyncio.gather(*(ring(house, path, delivery) for _ in range(50)))
    assert {answer.status for answer in answers} == {200}
    assert (await house.get(f"/players/{ASHLEY.player_id}")).json["credit"] == 500


@pytest.mark.parametrize("kind", ["bank_out", "pot", "flex", "wages", "card_refund", "card_check", "declined_card"])
async def test_the_organiser_s_own_business_is_acknowledged_and_not_kept(house: House, path: str, kind: str) -> None:
    assert (await ring(house, path, event(kind))).status == 200
    assert house.counts["monzo_events", "forgotten" if kind == "bank_out" else "ignored"] == 1
    assert await house.store.database["payments"].count_documents({}) == 0


@pytest.mark.parametrize(
    "body", [{}, [], None, 5, {"type": "transaction.created"}, {"type": "transaction.created", "data": 1}]
)
async def test_noise_is_acknowledged_or_it_would_come_again(house: House, path: str, body: object) -> None:
    assert (await ring(house, path, body)).status == 200
    assert house.counts["monzo_events", "malformed"] == 1


async def test_noise_is_logged_without_anybody_s_data(
    house: House, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    noise = event(name="A JONES")
    noise["data"]["amount"] = "500 from A JONES"
    await ring(house, path, noise)
    assert "amount is not a whole number" in caplog.text
    assert "JONES" not in caplog.text


async def test_a_secret_is_never_logged(house: House, path: str, caplog: pytest.LogCaptureFixture) -> None:
    secret = path.removeprefix("/monzo/")
    with caplog.at_level(logging.DEBUG, "aiohttp"), caplog.at_level(logging.DEBUG, "webhook"):
        await ring(house, path, event())
        await ring(house, path, b"not json")
        await ring(house, path + "x", event())
        host, port = house.url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"POST {path} HTTP/9.9 oops\r\n\r\n".encode())
        await reader.read()
        writer.close()
    assert "could not be read" in caplog.text
    assert secret not in caplog.text
    assert secret not in str(house.counts)


@pytest.mark.parametrize("secret", ["wrong", "x" * 43, "%ff", "%ED%A0%80", "a%2fb", "é", "x" * 4000])
async def test_a_wrong_secret_is_no_address_whatever_the_body(house: House, path: str, secret: str) -> None:
    unknown = await house.ask("POST", "/no-such-thing")
    for body in (event(), b"not json", b" " * (LIMIT + 1)):
        answer = await ring(house, f"/monzo/{secret}", body)
        assert (answer.status, answer.text) == (404, unknown.text)
    assert await house.store.database["payments"].count_documents({}) == 0


async def test_a_line_that_was_cut_is_no_address_any_more(house: House, path: str) -> None:
    assert (await ring(house, path, event())).status == 200
    assert (await house.put("/bank", {"mode": "none"})).status == 200
    assert (await ring(house, path, event(id="tx_later"))).status == 404


@pytest.mark.parametrize("body", [b"", b"not json", b"{", b"\xff", b"[" * 200_000])
async def test_what_is_not_json(house: House, path: str, body: bytes) -> None:
    assert (await ring(house, path, body)).status == 400


async def test_256_kib_and_no_more(house: House, path: str) -> None:
    assert (await ring(house, path, b" " * (262_144 - 2) + b"{}")).status == 200
    assert (await ring(house, path, b" " * (262_144 - 1) + b"{}")).status == 413


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_other_methods_say_nothing_of_the_secret(house: House, path: str, method: str) -> None:
    assert (await house.ask(method, path)).status == (await house.ask(method, "/monzo/wrong")).status == 405


async def test_the_first_payment_pins_the_account_and_another_account_is_refused(house: House, path: str) -> None:
    assert (await ring(house, path, event(name="A JONES", amount=500))).status == 200
    assert (await house.get("/bank")).json["account_pinned"] is True
    other = event(id="tx_other", account_id="acc_another", name="A JONES", amount=500)
    assert (await ring(house, path, other)).status == 200
    assert house.counts["monzo_events", "refused"] == 1
    assert (await house.get(f"/players/{ASHLEY.player_id}")).json["credit"] == 500
    assert await house.told("account_refused")


async def test_noise_pins_nothing(house: House, path: str) -> None:
    await ring(house, path, event("bank_out"))
    assert (await house.get("/bank")).json["account_pinned"] is False


async def test_with_a_login_an_event_is_one_write_and_no_booking(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with counted_store(mongo_uri, database_name, monkeypatch) as (store, commands), opened(store) as house:
        await furnish(house)
        await house.keep(ASHLEY)
        line, path = await house.line(OURS, account_id="acc_olly")
        await house.keep(replace(await store.lines.get(line.line_id), mode=Mode.OAUTH))
        await ring(house, path, event("bank_out"))
        await store.soon.flush()
        commands.clear()
        for kind in ("bank_in", "pot"):
            assert (await ring(house, path, event(kind, id=f"tx_{kind}"))).status == 200
        assert [command for command in commands.seen if command[0] != "getMore"] == [("update", "hints")]
        assert (house.counts["monzo_events", "hinted"], house.counts["monzo_events", "ignored"]) == (2, 1)
        (hint,) = await store.database["hints"].find({"transaction_id": "tx_bank_in"}).to_list()
        assert event()["data"]["counterparty"]["name"] not in str(hint)
        assert await store.database["payments"].count_documents({}) == 0


async def test_every_event_shows_that_the_bank_speaks(house: House, path: str) -> None:
    assert (await house.get("/bank")).json["status"] == "waiting"
    await ring(house, path, event("bank_out"))
    await house.store.soon.flush()
    bank = (await house.get("/bank")).json
    assert (bank["status"], bank["last_seen_at"]) == ("connected", "2026-03-04T12:00:00Z")


async def test_charlie_s_line_pays_for_nobody_of_ours(house: House, path: str) -> None:
    await house.keep(a_player("Charlie's own", club_id=CHARLIES_CLUB, telegram_id=CHARLIE))
    _, charlies = await house.line(CHARLIES_CLUB)
    assert (await ring(house, charlies, event(name="A JONES", amount=500, reference="footy"))).status == 200
    assert (await house.get("/payments")).json["items"] == []
    assert (await house.get(f"/players/{ASHLEY.player_id}")).json["credit"] == 0


async def test_while_the_database_is_away_the_bank_shall_send_it_again(
    house: House, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise StoreDown

    assert (await ring(house, path, event("bank_out"))).status == 200
    with monkeypatch.context() as broken:
        broken.setattr(type(house.store.payments), "add", away)
        answer = await ring(house, path, event(name="A JONES", amount=500))
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert (await ring(house, path, event(name="A JONES", amount=500))).status == 200
    assert (await house.get(f"/players/{ASHLEY.player_id}")).json["credit"] == 500


async def test_the_way_to_the_200_is_one_write_and_no_read(
    house: House, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A second database round trip would halve what the server can take."""
    for number in range(100):  # the first ones pin the account, and wait for what they changed to come by the stream
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "pymongo.command"):
            assert (await ring(house, path, event(id=f"tx_{number}", name="A JONES", amount=500))).status == 200
        sent = [json.loads(record.getMessage()) for record in caplog.records if record.name == "pymongo.command"]
        started = [one for one in sent if one["message"] == "Command started" and one["commandName"] != "getMore"]
        if {one["commandName"] for one in started} <= {"insert", "update"}:  # the news goes on at once
            break
    else:
        pytest.fail("every payment was read for")
    assert [one["command"].partition(",")[0] for one in started].count('{"insert": "payments"') == 1
