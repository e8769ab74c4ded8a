"""What a handler sees of an update, and that every tap gets an answer."""

from datetime import UTC, datetime

import pytest
from telegram import CallbackQuery, Chat, InaccessibleMessage, Message, Update, User

from bot.turn import Turn
from club.errors import Forbidden
from tests.bot.town import Town

AT = datetime(2026, 3, 4, tzinfo=UTC)
GROUP, SAM = Chat(-5, "supergroup", title="Five"), User(2, "Sam", is_bot=False, last_name="Carter")


def _typed(town: Town, text: str, **more: object) -> Turn:
    message = Message(9, AT, GROUP, from_user=SAM, text=text, **more)  # type: ignore[arg-type]
    return Turn(Update(1, message=message), town.bot.means)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/cash Sam £5", "Sam £5"),
        ("/cash", ""),
        ("/cash@FiverBot  Sam", "Sam"),
        ("/cash\nSam £5", "Sam £5"),
        ("Sam", "Sam"),
    ],
)
async def test_what_was_said_after_the_command(town: Town, text: str, said: str) -> None:
    assert _typed(town, text).said == said


async def test_who_and_where(town: Town) -> None:
    turn = _typed(town, "/in", message_thread_id=7, is_topic_message=True)
    assert (turn.person.telegram_id, turn.person.name, turn.private, turn.thread_id) == (2, "Sam Carter", False, 7)
    assert turn.stamp == "-5/9"
    assert turn.addressed == '<a href="tg://user?id=2">Sam</a>: '


async def test_a_reply_outside_a_forum_has_no_topic(town: Town) -> None:
    assert _typed(town, "/in", message_thread_id=7).thread_id is None


@pytest.mark.parametrize(("sender", "admin"), [(GROUP, True), (Chat(-9, "channel", title="News"), False)])
async def test_who_speaks_as_the_group(town: Town, sender: Chat, admin: bool) -> None:
    turn = _typed(town, "/in", sender_chat=sender)
    assert (turn.anonymous, turn.anonymous_admin, turn.addressed) == (True, admin, "")
    with pytest.raises(Forbidden):
        _ = turn.person


async def test_a_name_of_nothing_but_marks(town: Town) -> None:
    message = Message(9, AT, GROUP, from_user=User(3, "\u200e\u2066", is_bot=False), text="/in")
    assert Turn(Update(1, message=message), town.bot.means).person.name == "Somebody"


async def test_a_message_too_old_to_be_seen_is_not_edited(town: Town) -> None:
    """Telegram sends taps on old messages without the message."""
    old = InaccessibleMessage(Chat(town.group.id, "group"), 3)
    query = CallbackQuery("1", SAM, "x", message=old, data="in:0")
    query.set_bot(town.bot.means.bot)
    turn = Turn(Update(1, callback_query=query), town.bot.means)
    turn.edit("No")
    turn.delete()
    turn.leave()
    await town.bot.means.background.finish(5)
    assert not town.telegram.made("editMessageText")
    assert not town.telegram.made("deleteMessage")
    assert len(town.telegram.made("answerCallbackQuery")) == 1


async def test_one_answer_to_a_tap(town: Town) -> None:
    await town.new_game()
    before = len(town.telegram.made("answerCallbackQuery"))
    await town.tap(town.sam, "I'm in")
    assert len(town.telegram.made("answerCallbackQuery")) == before + 1
