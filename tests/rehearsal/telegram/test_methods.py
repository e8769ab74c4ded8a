"""The Bot API methods, through python-telegram-bot's own client."""

import io
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden

from rehearsal.telegram import Upload
from rehearsal.telegram.methods.files import LARGEST_DOWNLOAD
from rehearsal.telegram.methods.profile import commands_for
from tests.rehearsal.house import House

IN = InlineKeyboardMarkup([[InlineKeyboardButton("I'm in", callback_data="in")]])


async def test_get_me(house: House) -> None:
    me = await house.bot.get_me()
    assert (me.first_name, me.username, me.can_read_all_group_messages) == ("Fiver", "FiverBot", False)


async def test_wrong_token_and_unknown_method(house: House) -> None:
    async with aiohttp.ClientSession() as session:
        for path, status in [
            (f"bot{house.bot.token}/inventedMethod", 404),
            ("bot1:wrong/getMe", 401),
            (f"bot{house.bot.token}/GETME", 200),
            ("file/bot1:wrong/files/x", 401),
            (f"file/bot{house.bot.token}/files/x", 404),
        ]:
            async with session.get(f"{house.url}/telegram/{path}") as answer:
                assert answer.status == status


async def test_sending_html(house: House) -> None:
    chat, [_, sam] = house.group()
    text = f'⚽ <b>Wed &amp; Thu</b> <a href="tg://user?id={sam.id}">Sam</a> <a href="tg://user?id=1">Nobody</a>'
    sent = await house.bot.send_message(
        chat.id,
        text,
        parse_mode=ParseMode.HTML,
        reply_markup=IN,
        disable_notification=True,
        protect_content=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert sent.text == "⚽ Wed & Thu Sam Nobody"
    assert [(entity.type, sent.parse_entity(entity)) for entity in sent.entities] == [
        ("bold", "Wed & Thu"),
        ("text_mention", "Sam"),
    ]
    assert sent.has_protected_content
    assert chat.silent == {sent.message_id}
    [[button]] = house.telegram.messages(chat)[-1]["reply_markup"]["inline_keyboard"]
    assert button == {"text": "I'm in", "callback_data": "in"}


async def test_sending_what_cannot_be_sent(house: House) -> None:
    chat, _ = house.group()
    for text, reason in [
        (" ", "essage text is empty"),
        ("x" * 4097, "essage is too long"),
        ("<p>", "Unsupported start tag"),
    ]:
        with pytest.raises(BadRequest, match=f"(?i){reason}"):
            await house.bot.send_message(chat.id, text, parse_mode=ParseMode.HTML)
    with pytest.raises(BadRequest, match="Chat not found"):
        await house.bot.send_message(-42, "hello")
    with pytest.raises(BadRequest, match="essage to be replied not found"):
        await house.bot.send_message(chat.id, "hello", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await house.bot.send_message(chat.id, "hello", reply_parameters=lenient)).reply_to_message is None


async def test_editing(house: House) -> None:
    chat, [_, sam] = house.group()
    sent = await house.bot.send_message(chat.id, "Card", reply_markup=IN)
    with pytest.raises(BadRequest, match="exactly the same as a current content and reply markup of the message"):
        await house.bot.edit_message_text("Card", chat.id, sent.message_id, reply_markup=IN)
    edited = await house.bot.edit_message_text("Card", chat.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.reply_markup is None
    assert edited.edit_date is not None
    await house.bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=IN)
    assert "reply_markup" in house.telegram.messages(chat)[-1]
    said = await house.telegram.say(sam, chat, "mine")
    with pytest.raises(BadRequest, match="essage can't be edited"):
        await house.bot.edit_message_text("yours", chat.id, said["message_id"])
    house.telegram.delete(chat, sent.message_id)
    with pytest.raises(BadRequest, match="essage to edit not found"):
        await house.bot.edit_message_text("gone", chat.id, sent.message_id)


async def test_deleting(house: House) -> None:
    chat, [_, sam] = house.group()
    sent = await house.bot.send_message(chat.id, "one")
    assert await house.bot.delete_message(chat.id, sent.message_id)
    with pytest.raises(BadRequest, match="essage to delete not found"):
        await house.bot.delete_message(chat.id, sent.message_id)
    said = await house.telegram.say(sam, chat, "mine")
    with pytest.raises(BadRequest, match="essage can't be deleted"):
        await house.bot.delete_message(chat.id, said["message_id"])
    old = await house.bot.send_message(chat.id, "old")
    house.telegram.clock = lambda: datetime(2026, 3, 4, 18, 30, tzinfo=UTC) + timedelta(days=3)
    with pytest.raises(BadRequest, match="essage can't be deleted"):
        await house.bot.delete_message(chat.id, old.message_id)
    house.telegram.make_admin(chat)
    assert await house.bot.delete_messages(chat.id, [old.message_id, said["message_id"], 999])


async def test_answers_are_given_once_and_in_time(house: House) -> None:
    chat, [_, sam] = house.group()
    await house.bot.send_message(chat.id, "Card", reply_markup=IN)
    assert await house.telegram.tap(sam, chat, "in", timeout=0.001) is None
    [update] = await house.bot.get_updates()
    assert update.callback_query is not None
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await update.callback_query.answer("x" * 201)
    await update.callback_query.answer("You're in")
    with pytest.raises(BadRequest, match="uery is too old and response timeout expired or query id is invalid"):
        await update.callback_query.answer("You're in")
    assert await house.telegram.tap(sam, chat, "in", timeout=0.001) is None
    house.telegram.tap_lifetime = 0
    with pytest.raises(BadRequest, match="uery is too old"):
        await (await house.bot.get_updates())[-1].callback_query.answer()  # type: ignore[union-attr]


async def test_pinning_needs_the_right(house: House) -> None:
    chat, _ = house.group()
    sent = await house.bot.send_message(chat.id, "Card")
    with pytest.raises(BadRequest, match="ot enough rights to manage pinned messages in the chat"):
        await house.bot.pin_chat_message(chat.id, sent.message_id)
    house.telegram.make_admin(chat, can_pin_messages=False)
    with pytest.raises(BadRequest, match="ot enough rights"):
        await house.bot.pin_chat_message(chat.id, sent.message_id)
    house.telegram.make_admin(chat)
    house.telegram.updates.forget()
    await house.bot.pin_chat_message(chat.id, sent.message_id, disable_notification=True)
    [update] = await house.bot.get_updates()
    assert update.message is not None
    assert update.message.pinned_message is not None
    pinned = (await house.bot.get_chat(chat.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    await house.bot.unpin_chat_message(chat.id)
    with pytest.raises(BadRequest, match="essage to unpin not found"):
        await house.bot.unpin_chat_message(chat.id, sent.message_id)
    assert await house.bot.unpin_all_chat_messages(chat.id)


async def test_commands_reach_those_they_are_for(house: House) -> None:
    chat, [olly, sam] = house.group()
    for name, scope in [
        ("help", None),
        ("in", BotCommandScopeAllGroupChats()),
        ("summary", BotCommandScopeAllChatAdministrators()),
        ("balance", BotCommandScopeAllPrivateChats()),
    ]:
        await house.bot.set_my_commands([BotCommand(name, "Does it")], scope=scope)
    telegram = house.telegram

    def names(person: int) -> list[str]:
        here = telegram.people[person]
        return [commands_for(telegram, here, c)[0]["command"] for c in (chat, telegram.dm(here))]

    assert names(olly.id) == ["summary", "balance"]
    assert names(sam.id) == ["in", "balance"]
    await house.bot.delete_my_commands(scope=BotCommandScopeAllGroupChats())
    assert names(sam.id) == ["help", "balance"]
    await house.bot.set_my_commands([BotCommand("here", "Only here")], scope=BotCommandScopeChat(chat.id))
    assert (await house.bot.get_my_commands(scope=BotCommandScopeChat(chat.id)))[0].command == "here"
    assert names(olly.id) == ["here", "balance"]
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await house.bot.set_my_commands([("Bad-Name", "x")])


async def test_presenting_itself(house: House) -> None:
    bot = house.bot
    await bot.set_my_name("Fiver!")
    await bot.set_my_description("Runs your club")
    await bot.set_my_short_description("Fives")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_my_name()).name == "Fiver!"
    assert (await bot.get_my_description()).description == "Runs your club"
    assert (await bot.get_my_short_description()).short_description == "Fives"
    assert (await bot.get_chat_menu_button()).type == "commands"


async def test_files_keep_their_bytes(house: House) -> None:
    sam = house.telegram.person("Sam")
    await house.telegram.start(sam)
    csv = io.BytesIO(b"a,b\n")
    sent = await house.bot.send_document(
        sam.id, csv, filename="ledger.csv", caption="<b>All</b>", parse_mode=ParseMode.HTML
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ("ledger.csv", "All")
    assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == b"a,b\n"
    again = await house.bot.send_document(sam.id, sent.document.file_id)
    assert again.document is not None
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (30).to_bytes(4, "big") + (20).to_bytes(4, "big")
    photo = await house.bot.send_photo(sam.id, png)
    assert (photo.photo[0].width, photo.photo[0].height) == (30, 20)
    edited = await house.bot.edit_message_caption(sam.id, photo.message_id, caption="A picture")
    assert not isinstance(edited, bool)
    assert edited.caption == "A picture"
    with pytest.raises(BadRequest, match="here is no text in the message to edit"):
        await house.bot.edit_message_text("x", sam.id, photo.message_id)
    with pytest.raises(BadRequest, match="rong file identifier"):
        await house.bot.send_document(sam.id, "invented")


async def test_another_picture_in_place_of_one_or_of_words(house: House) -> None:
    chat, [_, sam] = house.group()
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (30).to_bytes(4, "big") + (20).to_bytes(4, "big")
    words = await house.bot.send_message(chat.id, "Sides", reply_markup=IN)
    media = InputMediaPhoto(png, caption="<b>Bibs</b>", parse_mode=ParseMode.HTML)
    edited = await house.bot.edit_message_media(media, chat.id, words.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.caption, edited.photo[0].width, edited.reply_markup) == (None, "Bibs", 30, None)
    assert [entity.type for entity in edited.caption_entities] == ["bold"]
    same = InputMediaPhoto(edited.photo[0].file_id, caption="<b>Bibs</b>", parse_mode=ParseMode.HTML)
    with pytest.raises(BadRequest, match="essage is not modified"):
        await house.bot.edit_message_media(same, chat.id, words.message_id)
    csv = InputMediaDocument(io.BytesIO(b"a,b\n"), filename="ledger.csv")
    as_file = await house.bot.edit_message_media(csv, chat.id, words.message_id, reply_markup=IN)
    assert not isinstance(as_file, bool)
    assert as_file.document is not None
    assert (as_file.document.file_name, as_file.photo, as_file.caption) == ("ledger.csv", (), None)
    with pytest.raises(BadRequest, match="essage to edit not found"):
        await house.bot.edit_message_media(media, chat.id, 999)
    with pytest.raises(BadRequest, match="rong file identifier"):
        await house.bot.edit_message_media(InputMediaPhoto("invented"), chat.id, words.message_id)
    said = await house.telegram.say(sam, chat, "mine")
    with pytest.raises(BadRequest, match="essage can't be edited"):
        await house.bot.edit_message_media(media, chat.id, said["message_id"])
    with pytest.raises(BadRequest, match="nsupported media type"):
        await house.bot.edit_message_media(InputMediaVideo(png), chat.id, words.message_id)


async def test_a_bot_is_given_files_of_up_to_20_mb_and_only_with_its_token(house: House) -> None:
    sam = house.telegram.person("Sam")
    large = Upload("film.mp4", "video/mp4", b"x" * (LARGEST_DOWNLOAD + 1))
    await house.telegram.say(sam, None, "", document=large)
    file_id = house.telegram.messages(sam)[-1]["document"]["file_id"]
    with pytest.raises(BadRequest, match="ile is too big"):
        await house.bot.get_file(file_id)
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{house.url}/telegram/file/bot1:stolen/files/{file_id}") as answer:
            assert answer.status == 401
        async with session.get(f"{house.url}/telegram/file/bot{house.bot.token}/files/none") as answer:
            assert answer.status == 404


async def test_asking_about_chats(house: House) -> None:
    chat, [olly, sam] = house.group()
    assert (await house.bot.get_chat(chat.id)).title == "Fives"
    await house.telegram.start(sam)
    assert (await house.bot.get_chat(sam.id)).first_name == "Sam"
    assert (await house.bot.get_chat_member(chat.id, house.bot.id)).status == "member"
    with pytest.raises(BadRequest, match="nvalid user_id specified"):
        await house.bot.get_chat_member(chat.id, 1)
    with pytest.raises(BadRequest, match="here are no administrators in the private chat"):
        await house.bot.get_chat_administrators(sam.id)
    await house.bot.send_chat_action(chat.id, ChatAction.TYPING)
    await house.bot.leave_chat(chat.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await house.bot.send_message(chat.id, "hello")
    assert olly.id in chat.members


async def test_a_question_that_forces_a_reply_is_known_to_the_phones_only(house: House) -> None:
    chat, _ = house.group()
    sent = await house.bot.send_message(chat.id, "Which day?", reply_markup=ForceReply(selective=True))
    assert sent.reply_markup is None
    assert chat.prompts == {sent.message_id: {"force_reply": True, "selective": True}}
