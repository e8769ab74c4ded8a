"""What a handler sees of an update, and that every tap gets an answer."""

from datetime import UTC, datetime

import pytest
from telegram import (
    CallbackQuery,
    Chat,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
    User,
)

from bot.pictures import OwingPicture
from bot.texts.fixtures import KEPT
from bot.turn import Turn
from club.errors import Forbidden
from club.money import Pence
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


async def _summary(town: Town) -> None:
    """Olly asks for a picture."""
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.game_over()
    await town.dm(town.olly, "/summary")


async def test_a_picture_that_telegram_does_not_take_is_told_in_words(town: Town) -> None:
    town.telegram.fail_next("sendPhoto", error_code=400, description="Bad Request: PHOTO_INVALID_DIMENSIONS")
    await _summary(town)
    message = town.telegram.messages(town.olly)[-1]
    assert "photo" not in message
    assert message["text"].startswith("Wednesday Five: 1 game so far")
    assert town.buttons(town.olly) == ["Who owes"]


async def test_a_picture_that_cannot_be_drawn_is_told_in_words(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> bytes:
        raise ValueError("no ink")

    monkeypatch.setattr("bot.pictures.studio._draw", broken)
    await _summary(town)
    assert not town.telegram.made("sendPhoto")
    assert town.last(town.olly).startswith("Wednesday Five: 1 game so far")


async def test_a_picture_waits_as_long_as_telegram_asks(town: Town) -> None:
    town.telegram.slow_down_next("sendPhoto", retry_after=1)
    await _summary(town)
    assert "photo" in town.telegram.messages(town.olly)[-1]


async def test_to_somebody_who_blocked_us_no_words_go_either(town: Town) -> None:
    town.telegram.fail_next("sendPhoto", error_code=403, description="Forbidden: bot was blocked by the user")
    await _summary(town)
    assert len(town.telegram.made("sendPhoto")) == 1
    assert not [call for call in town.telegram.made("sendMessage") if "1 game so far" in str(call.params)]


async def test_words_below_a_picture_are_changed_there(town: Town) -> None:
    dismiss = InlineKeyboardMarkup([[InlineKeyboardButton("Leave it", callback_data="x")]])
    image = await town.bot.means.studio.drawn(OwingPicture(club="Five", owing=(("Sam", Pence(500)),)))
    assert image is not None
    await town.bot.means.bot.send_photo(town.olly.id, image, "Sure?", reply_markup=dismiss)
    await town.tap(town.olly, "Leave it", town.olly)
    message = town.telegram.messages(town.olly)[-1]
    assert ("photo" in message, town.last(town.olly), town.buttons(town.olly)) == (True, KEPT, [])
