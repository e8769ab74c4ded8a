"""Updates in: once, in order within a chat, side by side between chats; and where mistakes end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.app import Bot
from club.ports import Books, StoreDown
from rehearsal import Person
from rehearsal.telegram import Chat
from tests.bot.town import Town


def command(town: Town, who: Person, text: str, *, number: int, chat: Chat | None = None) -> dict[str, Any]:
    """A command as Telegram pushes it."""
    there = chat or town.group
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": int(town.clock.now.timestamp()),
            "chat": there.as_chat(),
            "from": who.as_user(),
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}],
        },
    }


async def test_the_same_update_twice_is_answered_once(town: Town) -> None:
    update = command(town, town.sam, "/fixtures", number=900_001)
    await town.bot.handle(update)
    await town.bot.handle(update)
    await town.idle()
    assert town.words().count("No game is planned just now.") == 1


async def test_an_update_that_makes_no_sense_is_logged_and_dropped(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    nonsense: list[dict[str, Any]] = [
        {},
        {"update_id": 1, "message": "hello"},
        {"message": {}},
        {"update_id": 1, "message": []},
    ]
    for update in nonsense:
        await town.bot.handle(update)
    assert town.counts.count(("telegram_updates", "malformed")) >= 3
    assert "was dropped" in caplog.text


async def test_what_nobody_wants_is_fine(town: Town) -> None:
    await town.bot.handle({"update_id": 900_001})
    await town.bot.handle(
        {"update_id": 900_002, "poll_answer": {"poll_id": "1", "option_ids": [], "user": town.sam.as_user()}}
    )


async def test_with_the_database_away_the_update_comes_again_and_nobody_is_bothered(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.new_game()

    async def away(_: Callable[[Books], Awaitable[object]]) -> None:
        raise StoreDown("away")

    with monkeypatch.context() as patched:
        patched.setattr(town.store, "write", away)
        with pytest.raises(StoreDown):
            await town.bot.handle(command(town, town.sam, "/in", number=900_001))
        before = len(town.telegram.made("sendMessage"))
        await town.bot.means.background.finish(5)
        assert len(town.telegram.made("sendMessage")) == before
    await town.bot.handle(command(town, town.sam, "/in", number=900_001))
    await town.idle()
    assert town.last() == "You're in. 11 places left."


async def test_our_own_mistake_is_logged_once_and_apologised_for(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await town.new_game()

    async def broken(_: Callable[[Books], Awaitable[object]]) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(town.store, "write", broken)
    caplog.set_level(logging.ERROR)
    sorry = "Something went wrong on my side. Nothing was lost: please try again in a minute."
    assert await town.tap(town.sam, "I'm in") == sorry
    await town.bot.handle(command(town, town.sam, "/in", number=900_001))
    await town.idle()
    assert town.last() == sorry
    assert len([record for record in caplog.records if record.exc_info]) == 2
    assert ("telegram_updates", "apologised") in town.counts


async def test_one_chat_keeps_its_order_and_another_does_not_wait(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    other = town.telegram.group("Thursday Five", creator=town.olly, members=[town.olly, town.sam])
    town.telegram.add_bot(other, town.olly)
    await town.idle()
    gate, held_up, real, seen = asyncio.Event(), asyncio.Event(), town.store.clubs.of_chat, list[int]()

    async def held(chat_id: int) -> Any:
        if chat_id == town.group.id and not held_up.is_set():
            held_up.set()
            await gate.wait()
        seen.append(chat_id)
        return await real(chat_id)

    monkeypatch.setattr(type(town.store.clubs), "of_chat", lambda _, chat_id: held(chat_id))
    first = asyncio.create_task(town.bot.handle(command(town, town.sam, "/fixtures", number=900_001)))
    second = asyncio.create_task(town.bot.handle(command(town, town.sam, "/in", number=900_002)))
    await town.bot.handle(command(town, town.sam, "/fixtures", number=900_003, chat=other))
    assert seen == [other.id]
    assert not first.done()
    gate.set()
    await asyncio.gather(first, second)
    await town.idle()
    assert town.telegram.texts(town.group)[-2:] == [
        "No game is planned just now.",
        "There is no game to sign up for just now.",
    ]


async def test_names_of_every_kind_go_through(town: Town) -> None:
    await town.new_game()
    names = ["<b>&amp;", "مهدي رضا", "👩‍👩‍👧‍👦🏳️‍🌈", "\u202eevil", "Z̷̡a̵l̴g̶o̸", "x" * 64, " "]
    for name in names:
        person = town.telegram.person(name)
        town.telegram.join(town.group, person)
        await town.tap_id(person, town.group, f"in:{(await town.game()).fixture_id}")
    game = await town.game()
    assert len(game.players) == len(names)
    assert "1 <b>&amp;   2 \u2068مهدي\u2069" in town.words()


async def test_a_message_of_four_thousand_characters(town: Town) -> None:
    await town.dm(town.olly, "/newfixture " + "x" * 4000)
    assert "A place needs between" in town.last(town.olly)
    await town.dm(town.sam, "👋" * 2000)
    await town.dm(town.olly, "/player " + "<" * 4000)
    assert len(town.last(town.olly)) < 200


async def test_two_bots_in_one_process_do_not_share_anything(town: Town) -> None:
    means = town.bot.means
    other = Bot(
        token="1:other",
        base_url="http://127.0.0.1:9",
        store=means.store,
        clock=means.clock,
        keys=means.keys,
        bank=means.bank,
        ics=means.ics,
        timezone=means.timezone,
        public_url=None,
        webhook_secret="",
        new_id=means.new_id,
        counted=lambda *_: None,
    )
    assert other.means.background is not means.background
    await other.stop()
