import asyncio

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict

from tests.rehearsal.house import House, Receiver


async def test_polling_hands_out_and_forgets_what_is_confirmed(house: House) -> None:
    sam = house.telegram.person("Sam")
    await house.telegram.start(sam)
    await house.telegram.say(sam, None, "hello")
    first, second = await house.bot.get_updates()
    assert (first.message and first.message.text, second.message and second.message.text) == ("/start", "hello")
    assert second.update_id == first.update_id + 1
    assert [update.update_id for update in await house.bot.get_updates(limit=1)] == [first.update_id]
    assert await house.bot.get_updates(offset=second.update_id + 1) == ()
    await house.telegram.settled()


async def test_a_negative_offset_keeps_the_newest(house: House) -> None:
    sam = house.telegram.person("Sam")
    for word in ("a", "b", "c"):
        await house.telegram.say(sam, None, word)
    assert [u.message.text for u in await house.bot.get_updates(offset=-1) if u.message] == ["c"]


async def test_a_long_poll_waits_for_news(house: House) -> None:
    sam = house.telegram.person("Sam")
    poll = asyncio.ensure_future(house.bot.get_updates(timeout=10))
    await house.telegram.wait_for(lambda: house.telegram.made("getUpdates"))
    await house.telegram.say(sam, None, "hello")
    [update] = await poll
    assert update.message is not None


async def test_two_polls_at_once_conflict(house: House) -> None:
    older = asyncio.ensure_future(house.bot.get_updates(timeout=10))
    await house.telegram.wait_for(lambda: house.telegram.made("getUpdates"))
    async with Bot(house.bot.token, base_url=f"{house.url}/telegram/bot") as newer:
        assert await newer.get_updates() == ()
    with pytest.raises(Conflict, match="erminated by other getUpdates request"):
        await older


async def test_a_webhook_ends_polling(house: House, receiver: Receiver) -> None:
    poll = asyncio.ensure_future(house.bot.get_updates(timeout=10))
    await house.telegram.wait_for(lambda: house.telegram.made("getUpdates"))
    await house.bot.set_webhook(f"{receiver.url}/telegram")
    with pytest.raises(Conflict, match="setWebhook"):
        await poll
    with pytest.raises(Conflict, match="webhook is active"):
        await house.bot.get_updates()
    await house.bot.delete_webhook()
    assert await house.bot.get_updates() == ()


async def test_webhook_posts_with_the_secret(house: House, receiver: Receiver) -> None:
    sam = house.telegram.person("Sam")
    await house.telegram.start(sam, "hello")
    await house.bot.set_webhook(f"{receiver.url}/telegram", secret_token="s3cret")
    await house.telegram.settled()
    assert Update.de_json(receiver.bodies[0], house.bot).effective_user.id == sam.id  # type: ignore[union-attr]
    assert receiver.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"


async def test_refused_updates_come_again_before_later_ones(house: House, receiver: Receiver) -> None:
    receiver.answers = [500, 404]
    sam = house.telegram.person("Sam")
    await house.bot.set_webhook(receiver.url + "/")
    await house.telegram.say(sam, None, "one")
    await house.telegram.say(sam, None, "two")
    await house.telegram.settled()
    assert [body["message"]["text"] for body in receiver.bodies] == ["one", "one", "one", "two"]
    info = await house.bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 404 Not Found"
    assert info.pending_update_count == 0


async def test_nobody_listening_is_tried_again(house: House, receiver: Receiver) -> None:
    await house.bot.set_webhook("http://127.0.0.1:9/nobody")
    await house.telegram.say(house.telegram.person("Sam"), None, "one")
    await house.telegram.wait_for(lambda: house.telegram.updates.last_error)
    await house.bot.set_webhook(receiver.url + "/")
    await house.telegram.settled()
    assert receiver.bodies[0]["message"]["text"] == "one"


async def test_lines_go_side_by_side_within_max_connections(house: House, receiver: Receiver) -> None:
    receiver.held = asyncio.Event()
    people = [house.telegram.person(f"P{number}") for number in range(5)]
    await house.bot.set_webhook(receiver.url + "/", max_connections=3)
    for person in people:
        await house.telegram.say(person, None, "a")
        await house.telegram.say(person, None, "b")
    await receiver.wait_for(lambda: receiver.at_once == 3)
    receiver.held.set()
    await house.telegram.settled()
    assert (receiver.most_at_once, len(receiver.bodies)) == (3, 10)


async def test_only_kinds_that_were_asked_for(house: House) -> None:
    chat, [olly, sam] = house.group()
    house.telegram.make_admin(chat)
    house.telegram.leave(chat, sam)
    assert {kind for u in house.telegram.updates.waiting for kind in u.body} == {
        "update_id",
        "my_chat_member",
        "message",
    }
    house.telegram.updates.forget()
    await house.bot.get_updates(allowed_updates=["chat_member"])
    house.telegram.join(chat, sam, by=olly)
    [update] = await house.bot.get_updates()
    assert update.chat_member is not None
    assert (update.chat_member.old_chat_member.status, update.chat_member.new_chat_member.status) == ("left", "member")


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://example.org/x", "", "ad webhook: An HTTPS URL must be provided"),
        ("ftp://example.org", "", "nvalid webhook URL"),
        ("http://127.0.0.1/x", "no spaces", "ecret token contains unallowed characters"),
        ("http://127.0.0.1/x", "x" * 257, "ecret token is too long"),
    ],
)
async def test_webhooks_that_are_refused(house: House, url: str, secret: str, reason: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await house.bot.set_webhook(url, secret_token=secret)


async def test_webhook_info_and_dropping(house: House) -> None:
    await house.telegram.say(house.telegram.person("Sam"), None, "old news")
    await house.bot.set_webhook("http://127.0.0.1:9/x", drop_pending_updates=True, allowed_updates=["message"])
    info = await house.bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.allowed_updates) == ("http://127.0.0.1:9/x", 0, ("message",))
    await house.bot.set_webhook("")
    assert (await house.bot.get_webhook_info()).url == ""
