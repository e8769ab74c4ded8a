import asyncio

import pytest
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import Forbidden

from rehearsal.telegram import Chat, Person, Upload
from tests.rehearsal.house import House


async def news(house: House) -> list[Update]:
    updates = list(await house.bot.get_updates())
    house.telegram.updates.forget()
    return updates


@pytest.mark.parametrize(
    ("text", "seen"),
    [("/in", True), ("/in@FiverBot", True), ("hi /in@fiverbot", True), ("/in@OtherBot", False), ("who plays?", False)],
)
async def test_privacy_mode(house: House, text: str, seen: bool) -> None:
    chat, [_, sam] = house.group()
    await house.telegram.say(sam, chat, text)
    assert [u.message.text for u in await news(house) if u.message] == ([text] if seen else [])


async def test_replies_to_the_bot_are_seen(house: House) -> None:
    chat, [_, sam] = house.group()
    asked = await house.bot.send_message(chat.id, "When?")
    await house.telegram.say(sam, chat, "Wednesday", reply_to=asked.message_id)
    [update] = await news(house)
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "When?"


async def test_an_administrator_bot_reads_everything(house: House) -> None:
    chat, [_, sam] = house.group()
    house.telegram.make_admin(chat)
    house.telegram.updates.forget()
    await house.telegram.say(sam, chat, "who plays?")
    assert len(await news(house)) == 1


async def test_anonymous_administrators_speak_as_the_group(house: House) -> None:
    chat, [olly, sam] = house.group(supergroup=True)
    await house.telegram.say(olly, chat, "/in", anonymous=True)
    [update] = await news(house)
    assert update.message is not None
    assert update.message.sender_chat is not None
    assert update.message.sender_chat.id == chat.id
    assert update.message.from_user is not None
    assert update.message.from_user.username == "GroupAnonymousBot"
    with pytest.raises(ValueError, match="anonymous"):
        await house.telegram.say(sam, chat, "/in", anonymous=True)


async def test_entities_are_counted_in_utf16(house: House) -> None:
    sam = house.telegram.person("Sam")
    await house.telegram.say(sam, None, "💷 /pay")
    [update] = await news(house)
    assert update.message is not None
    assert update.message.parse_entities() == {update.message.entities[0]: "/pay"}


async def test_starting_with_a_payload(house: House) -> None:
    sam = house.telegram.person("Sam")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await house.bot.send_message(sam.id, "hello")
    await house.telegram.start(sam, "club_7")
    await house.bot.send_message(sam.id, "hello")
    assert house.telegram.texts(sam) == ["/start club_7", "hello"]
    with pytest.raises(ValueError, match="payload"):
        await house.telegram.start(sam, "no spaces")


async def test_blocking(house: House) -> None:
    sam = house.telegram.person("Sam")
    await house.telegram.start(sam)
    house.telegram.block(sam)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await house.bot.send_message(sam.id, "hello")
    with pytest.raises(ValueError, match="blocked"):
        await house.telegram.say(sam, None, "hello")
    await house.telegram.start(sam)
    statuses = [u.my_chat_member.new_chat_member.status for u in await news(house) if u.my_chat_member]
    assert statuses == ["kicked", "member"]
    await house.bot.send_message(sam.id, "hello")


async def card(house: House) -> tuple[Chat, Person, int]:
    chat, [_, sam] = house.group()
    rows = [
        [InlineKeyboardButton("I'm in", callback_data="in:7"), InlineKeyboardButton("Out", callback_data="out:7")],
        [InlineKeyboardButton("Pay £5.00", url="https://t.me/FiverBot?start=pay_7")],
        [InlineKeyboardButton("Copy", copy_text=CopyTextButton("K7WMX"))],
    ]
    message = await house.bot.send_message(chat.id, "Card", reply_markup=InlineKeyboardMarkup(rows))
    return chat, sam, message.message_id


async def test_tapping_and_the_answer(house: House) -> None:
    chat, sam, number = await card(house)
    tapping = asyncio.ensure_future(house.telegram.tap(sam, chat, "I'm in"))
    [update] = await house.bot.get_updates(timeout=5)
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.from_user.id, query.message.message_id) == ("in:7", sam.id, number)
    await query.answer("You're in", show_alert=True)
    assert await tapping == {"text": "You're in", "show_alert": True, "url": ""}


async def test_nobody_answers_a_tap(house: House) -> None:
    chat, sam, _ = await card(house)
    assert await house.telegram.tap(sam, chat, "Out", timeout=0.01) is None


async def test_stale_buttons_can_be_pressed_and_missing_ones_not(house: House) -> None:
    chat, sam, number = await card(house)
    await house.bot.edit_message_text("Over", chat.id, number)
    with pytest.raises(LookupError, match='no button "I\'m in"'):
        await house.telegram.tap(sam, chat, "I'm in")
    await house.telegram.tap(sam, chat, message_id=number, data="in:7", timeout=0.01)
    [update] = await news(house)
    assert update.callback_query is not None
    assert update.callback_query.data == "in:7"


async def test_a_link_to_the_bot_starts_it(house: House) -> None:
    chat, sam, _ = await card(house)
    assert await house.telegram.tap(sam, chat, "Pay") is None
    assert house.telegram.texts(sam) == ["/start pay_7"]
    assert await house.telegram.tap(sam, chat, "Copy") is None


async def test_outsiders(house: House) -> None:
    chat, sam, _ = await card(house)
    charlie = house.telegram.person("Charlie")
    with pytest.raises(ValueError, match="not in"):
        await house.telegram.say(charlie, chat, "/in")
    with pytest.raises(ValueError, match="not in"):
        await house.telegram.tap(charlie, chat, "I'm in")
    with pytest.raises(ValueError, match="not in"):
        await house.telegram.tap(charlie, house.telegram.dm(sam), "I'm in")


async def test_correcting_and_deleting(house: House) -> None:
    sam = house.telegram.person("Sam")
    said = await house.telegram.say(sam, None, "/inn")
    await house.telegram.edit(sam, None, said, "/in")
    [_, update] = await news(house)
    assert update.edited_message is not None
    assert update.edited_message.text == "/in"
    house.telegram.delete(house.telegram.dm(sam), said)
    assert house.telegram.texts(sam) == []


async def test_too_long_for_a_client(house: House) -> None:
    with pytest.raises(ValueError, match="4096"):
        await house.telegram.say(house.telegram.person("Sam"), None, "x" * 4097)


async def test_sending_the_bot_a_document(house: House) -> None:
    sam = house.telegram.person("Sam")
    sheet = Upload("players.csv", "text/csv", b"Name,Owes\nSam,5\n")
    await house.telegram.say(sam, None, "here /it is", document=sheet)
    [update] = await news(house)
    assert update.message is not None
    assert update.message.document is not None
    document = update.message.document
    assert (document.file_name, document.mime_type, document.file_size) == ("players.csv", "text/csv", 16)
    assert (update.message.text, update.message.caption) == (None, "here /it is")
    assert [entity.type for entity in update.message.caption_entities] == ["bot_command"]
    file = await house.bot.get_file(document.file_id)
    assert file.file_path == f"{house.url}/telegram/file/bot{house.bot.token}/files/{document.file_id}"
    assert bytes(await file.download_as_bytearray()) == sheet.content


async def test_a_document_needs_no_words_but_a_content(house: House) -> None:
    chat, [_, sam] = house.group()
    await house.telegram.say(sam, None, "", document=Upload("a.csv", "text/csv", b"a"))
    await house.telegram.say(sam, chat, "", document=Upload("b.csv", "text/csv", b"b"))
    documents = [update.message.document for update in await news(house) if update.message]
    assert [document.file_name for document in documents if document] == ["a.csv"], "the group's files are not ours"
    with pytest.raises(ValueError, match="no empty files"):
        await house.telegram.say(sam, None, "", document=Upload("a.csv", "text/csv", b""))
    with pytest.raises(ValueError, match="0 to 1024"):
        await house.telegram.say(sam, None, "x" * 1025, document=Upload("a.csv", "text/csv", b"a"))
