import asyncio
import io
from typing import Any

import aiohttp
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.rehearsal.control.pressing import post, view
from tests.rehearsal.house import House, Receiver

CARD = InlineKeyboardMarkup([[InlineKeyboardButton("I'm in", callback_data="in")]])


async def test_the_first_look_brings_the_cast_together(house: House) -> None:
    seen = await view(house)
    assert seen["group"]["title"] == "Wednesday Fives"
    assert len(seen["stage"]["people"]) == 13
    [organiser] = [person for person in seen["stage"]["people"] if person["organiser"]]
    assert (organiser["id"], organiser["name"]) == (seen["stage"]["me"], "Olly Grant")
    assert seen["stage"]["next"] is False
    assert seen["dm"]["started"] is False


async def test_tests_with_their_own_people_see_those(house: House) -> None:
    chat, [olly, _] = house.group("Olly", "Sam")
    seen = await view(house, olly.id)
    assert (seen["group"]["id"], [person["name"] for person in seen["stage"]["people"]]) == (chat.id, ["Olly", "Sam"])


async def test_saying_starting_and_tapping(house: House) -> None:
    chat, [_, sam] = house.group()
    assert (await post(house, "say", **{"as": sam.id}, chat="group", text="/in"))[0] == 200
    assert (await post(house, "start", **{"as": sam.id}, url="https://t.me/FiverBot?start=pay_7"))[0] == 200
    assert (house.telegram.texts(chat)[-1], house.telegram.texts(sam)) == ("/in", ["/start pay_7"])
    sent = await house.bot.send_message(chat.id, "Card", reply_markup=CARD)
    house.telegram.updates.forget()
    tap = asyncio.ensure_future(
        post(house, "tap", **{"as": sam.id}, chat="group", message_id=sent.message_id, data="in")
    )
    [update] = await house.bot.get_updates(timeout=5)
    assert update.callback_query is not None
    await update.callback_query.answer("You're in")
    assert await tap == (200, {"text": "You're in", "show_alert": False, "url": ""})


async def test_what_people_cannot_do(house: House) -> None:
    _, [_, sam] = house.group()
    charlie = house.telegram.person("Charlie")
    assert (await post(house, "say", **{"as": sam.id}, chat="dm", text=" "))[0] == 422
    assert (await post(house, "say", **{"as": charlie.id}, chat="group", text="hi"))[0] == 404
    assert (await post(house, "say", **{"as": 1}, chat="dm", text="hi"))[0] == 404
    assert (await post(house, "tap", **{"as": sam.id}, chat="group", message_id=99, data="in"))[0] == 422
    assert (await post(house, "start", **{"as": sam.id}, url="https://t.me/FiverBot?start=a%20b"))[0] == 422
    assert (await post(house, "next"))[0] == 404


async def test_other_sites_cannot_post_here(house: House) -> None:
    async with aiohttp.ClientSession() as session:
        for body, kind, status in [(b"{}", "text/plain", 415), (b"{", "application/json", 400)]:
            headers = {"Content-Type": kind}
            async with session.post(f"{house.url}/control/noise", data=body, headers=headers) as answer:
                assert answer.status == status


async def test_money_and_noise(house: House, receiver: Receiver) -> None:
    _, [_, sam] = house.group()
    assert (await post(house, "webhooks", url=f"{receiver.url}/hook"))[0] == 200
    assert (await post(house, "webhooks", url="nowhere"))[0] == 422
    pay = {"as": sam.id, "route": "bank", "name": "OKAFOR S J", "reference": "FOOTY", "amount": 500}
    assert (await post(house, "pay", **pay))[0] == 200
    assert (await post(house, "noise", kind="wages"))[0] == 200
    await house.monzo.settled()
    bank = (await view(house, sam.id))["bank"]
    assert [(hook["url"], hook["app"]) for hook in bank["webhooks"]] == [(f"{receiver.url}/hook", "Developer page")]
    wages, paid = bank["transactions"]
    assert (wages["name"], paid["name"], paid["reference"]) == ("EXAMPLE WORKS LIMI", "OKAFOR S J", "FOOTY")
    assert [(event["type"], event["statuses"]) for event in paid["deliveries"]] == [
        ("transaction.updated", [200]),
        ("transaction.updated", [200]),
        ("transaction.created", [200]),
        ("transaction.updated", [200]),
    ]


@pytest.mark.parametrize("change", [{"amount": 0}, {"amount": 1.5}, {"route": "cash"}, {"name": " "}])
async def test_payments_that_make_no_sense(house: House, change: dict[str, Any]) -> None:
    pay = {"route": "bank", "name": "A JONES", "reference": "", "amount": 500}
    assert (await post(house, "pay", **(pay | change)))[0] == 422
    assert (await post(house, "noise", kind="lottery"))[0] == 422


async def test_blocking(house: House) -> None:
    _, [_, sam] = house.group()
    await house.telegram.start(sam)
    await post(house, "block", **{"as": sam.id}, blocked=True)
    assert house.telegram.dm(sam).blocked
    await post(house, "block", **{"as": sam.id}, blocked=False)
    assert not house.telegram.dm(sam).blocked


async def test_skipping_ahead(house: House) -> None:
    skipped = list[str]()

    async def skip() -> None:
        skipped.append("after the game")

    house.rehearsal.on_next = skip
    assert (await view(house))["stage"]["next"] is True
    assert (await post(house, "next"))[0] == 200
    assert skipped == ["after the game"]


async def test_files_are_shown_but_never_as_pages(house: House) -> None:
    _, [_, sam] = house.group()
    await house.telegram.start(sam)
    sent = await house.bot.send_document(sam.id, b"<script>alert(1)</script>", filename="a.html")
    assert sent.document is not None
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{house.url}/control/file/{sent.document.file_id}") as answer:
            assert answer.headers["Content-Disposition"] == "attachment"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        async with session.get(f"{house.url}/control/file/none") as answer:
            assert answer.status == 404


async def test_sending_a_file(house: House) -> None:
    chat, [_, sam] = house.group()
    told = {"as": str(sam.id), "chat": "dm", "name": "Spieler & Co.csv", "text": "my list"}
    address, bytes_ = f"{house.url}/control/send", {"Content-Type": "application/octet-stream"}
    large = b"Name\n" * 300_000  # more than what a server takes unless it is told otherwise
    async with aiohttp.ClientSession() as session:
        async with session.post(address, params=told, data=io.BytesIO(large), headers=bytes_) as answer:
            assert answer.status == 200
            number = (await answer.json())["message_id"]
        told |= {"chat": "group", "reply_to": str((await house.bot.send_message(chat.id, "Yes?")).message_id)}
        async with session.post(address, params=told, data=b"x", headers=bytes_) as answer:
            assert answer.status == 200
        async with session.post(address, params=told, data=b"", headers=bytes_) as answer:
            assert (answer.status, await answer.json()) == (422, {"problem": "Telegram clients send no empty files"})
        for kind in ("text/plain", ""):
            async with session.post(address, params=told, data=b"x", headers={"Content-Type": kind}) as answer:
                assert answer.status == 415, "another site could post that without asking"
    [message] = house.telegram.messages(sam)
    assert (message["message_id"], message["caption"]) == (number, "my list")
    assert message["document"]["file_name"] == "Spieler & Co.csv"
    assert house.telegram.files[message["document"]["file_id"]].content == large
    assert house.telegram.messages(chat)[-1]["reply_to_message"]["text"] == "Yes?"
