"""What reaches a handler, and what does not."""

from typing import Any

from tests.bot.town import Town


def _message(town: Town, **facts: Any) -> dict[str, Any]:
    base = {
        "message_id": 5,
        "date": int(town.clock.now.timestamp()),
        "chat": town.group.as_chat(),
        "from": town.olly.as_user(),
        "text": "/newfixture Wed 18:00 Riverside",
        "entities": [{"type": "bot_command", "offset": 0, "length": 11}],
    }
    return base | facts


async def test_a_corrected_message_is_not_a_second_command(town: Town) -> None:
    await town.bot.handle({"update_id": 900_001, "edited_message": _message(town, edit_date=1)})
    await town.bot.handle({"update_id": 900_002, "channel_post": _message(town, chat={"id": -9, "type": "channel"})})
    await town.idle()
    assert not await town.store.fixtures.upcoming((await town.club()).club_id, town.clock.now)


async def test_a_reply_to_somebody_elses_copy_of_a_question_is_nothing(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00")
    question = town.telegram.messages(town.olly)[-1]
    forged = question | {"from": town.charlie.as_user(), "chat": town.group.as_chat()}
    reply = _message(town, text="My garden", entities=[], reply_to_message=forged)
    before = len(town.telegram.messages(town.group))
    await town.bot.handle({"update_id": 900_003, "message": reply})
    await town.idle()
    assert len(town.telegram.messages(town.group)) == before


async def test_a_command_may_be_written_in_capitals_and_with_our_name(town: Town) -> None:
    await town.say(town.sam, "/FIXTURES@fiverbot")
    assert town.last() == "No game is planned just now."
