import pytest
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.rehearsal.house import House


async def news(house: House) -> list[Update]:
    updates = list(await house.bot.get_updates())
    house.telegram.updates.forget()
    return updates


async def test_adding_the_bot_is_told_twice(house: House) -> None:
    olly = house.telegram.person("Olly")
    chat = house.telegram.group("Fives", creator=olly, members=[])
    house.telegram.add_bot(chat, olly)
    standing, message = await news(house)
    assert standing.my_chat_member is not None
    assert standing.my_chat_member.new_chat_member.status == "member"
    assert message.message is not None
    assert [user.id for user in message.message.new_chat_members] == [house.bot.id]
    assert await house.bot.get_chat_member_count(chat.id) == 2


@pytest.mark.parametrize("big", [False, True])
async def test_thrown_out(house: House, big: bool) -> None:
    chat, [olly, _] = house.group(supergroup=big)
    house.telegram.remove_bot(chat, olly)
    kind = "supergroup" if big else "group"
    with pytest.raises(Forbidden, match=f"bot was kicked from the {kind} chat"):
        await house.bot.send_message(chat.id, "still there?")
    message, standing = await news(house)
    assert message.message is not None
    assert message.message.left_chat_member is not None
    assert standing.my_chat_member is not None
    assert standing.my_chat_member.new_chat_member.status == "kicked"
    await house.telegram.say(olly, chat, "/quiet")
    assert await news(house) == []


async def test_deleted_groups(house: House) -> None:
    chat, _ = house.group()
    house.telegram.delete_group(chat)
    with pytest.raises(Forbidden, match="the group chat was deleted"):
        await house.bot.send_message(chat.id, "hello?")


async def test_growing_into_a_supergroup(house: House) -> None:
    chat, [olly, sam] = house.group()
    grown = house.telegram.migrate(chat)
    assert str(grown.id).startswith("-100")
    old, new = await news(house)
    assert old.message is not None
    assert (old.message.chat.id, old.message.migrate_to_chat_id) == (chat.id, grown.id)
    assert new.message is not None
    assert (new.message.chat.id, new.message.migrate_from_chat_id) == (grown.id, chat.id)
    with pytest.raises(ChatMigrated) as moved:
        await house.bot.send_message(chat.id, "hello")
    assert moved.value.new_chat_id == grown.id
    await house.bot.send_message(grown.id, "hello")
    await house.telegram.say(sam, grown, "/in")
    assert olly.id in grown.members


async def test_administrators(house: House) -> None:
    chat, [olly, sam] = house.group()
    house.telegram.make_admin(chat, sam)
    admins = await house.bot.get_chat_administrators(chat.id)
    assert [(admin.user.id, admin.status) for admin in admins] == [(olly.id, "creator"), (sam.id, "administrator")]
    house.telegram.demote(chat, sam)
    assert (await house.bot.get_chat_member(chat.id, sam.id)).status == "member"
    house.telegram.leave(chat, sam, by=olly)
    assert (await house.bot.get_chat_member(chat.id, sam.id)).status == "kicked"


async def test_topics(house: House) -> None:
    chat, [olly, _] = house.group(forum=True)
    thread = house.telegram.topic(chat, "Games")
    sent = await house.bot.send_message(chat.id, "hello", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    with pytest.raises(BadRequest, match="essage thread not found"):
        await house.bot.send_message(chat.id, "hello", message_thread_id=thread + 50)
    said = await house.telegram.say(olly, chat, "/in", thread=thread)
    answer = await house.bot.send_message(chat.id, "you're in", reply_to_message_id=said["message_id"])
    assert answer.message_thread_id == thread


async def test_renaming(house: House) -> None:
    chat, [olly, _] = house.group()
    house.telegram.rename(chat, "Thursday Fives", olly)
    assert (await house.bot.get_chat(chat.id)).title == "Thursday Fives"
    [update] = await news(house)
    assert update.message is not None
    assert update.message.new_chat_title == "Thursday Fives"
