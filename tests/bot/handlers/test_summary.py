"""`/summary`: a picture with its words, for the organiser alone; who owes; and last month for the group."""

from datetime import UTC, datetime

import pytest

from tests.bot.town import Town


async def played(town: Town) -> None:
    """A game with Sam and Charlie; Sam paid a part of it."""
    await town.new_game()
    for person in (town.sam, town.charlie):
        await town.tap(person, "I'm in")
    await town.game_over()
    await town.dm(town.olly, "/cash Sam £3")


async def in_april(town: Town) -> None:
    """It is the month after that game."""
    await played(town)
    town.clock.now = datetime(2026, 4, 2, 12, tzinfo=UTC)


def photos(town: Town) -> list[bytes]:
    """The pictures in Olly's chat with the bot, oldest first."""
    shown = [message["photo"][-1] for message in town.telegram.messages(town.olly) if "photo" in message]
    return [town.telegram.files[photo["file_id"]].content for photo in shown]


async def test_the_picture_and_the_words(town: Town) -> None:
    await played(town)
    await town.dm(town.olly, "/summary")
    assert town.last(town.olly) == (
        "Wednesday Five: 1 game so far\nPaid in: £3.00\nPitch hire: £45.00\nYou're £42.00 out of pocket\n"
        "Still owed: £7.00\nIn credit: £0.00\n\n"
        "£5.00 each is £35.00 short at the 2 you usually get, £5.00 short at 8, £15.00 over at 12 (hire £45.00).\n"
        "£22.50 would cover it at 2, £5.70 at 8."
    )
    assert photos(town)[0].startswith(b"\x89PNG")
    photo = town.telegram.messages(town.olly)[-1]["photo"][-1]
    assert (photo["width"], photo["height"]) == (1200, 840)
    assert town.buttons(town.olly) == ["Who owes"], "the month is not over yet"


async def test_asked_in_the_group_it_is_answered_in_private(town: Town) -> None:
    await played(town)
    before = len(town.telegram.messages(town.group))
    await town.say(town.olly, "/summary")
    assert len(photos(town)) == 1
    assert "out of pocket" in town.last(town.olly)
    assert len(town.telegram.messages(town.group)) == before + 1, "only the question itself"


async def test_asked_in_the_group_by_somebody_who_never_pressed_start(empty_town: Town) -> None:
    town = empty_town
    await town.bot.start()
    town.telegram.add_bot(town.group, town.olly)
    await town.idle()
    await played_without_words(town)
    await town.say(town.olly, "/summary")
    assert town.last() == "Olly, that is between you and me: press the button, and we go on there."
    assert photos(town) == []


async def played_without_words(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.game_over()


async def test_before_the_first_game_there_are_words_and_no_empty_picture(town: Town) -> None:
    await town.dm(town.olly, "/summary")
    assert town.last(town.olly).startswith("Wednesday Five: no game played yet\nPaid in: £0.00\n")
    assert town.last(town.olly).endswith(
        "£5.00 each is £5.00 short at 8, £15.00 over at 12 (hire £45.00).\n£5.70 would cover it at 8."
    )
    assert photos(town) == []
    assert town.buttons(town.olly) == []


async def test_who_owes_those_who_owe_most_first(town: Town) -> None:
    await played(town)
    await town.dm(town.olly, "/summary")
    assert await town.tap(town.olly, "Who owes", town.olly) == ""
    assert town.last(town.olly) == (
        "Wednesday Five: £7.00 still to come from 2 players\n\n1. Charlie: £5.00\n2. Sam Carter: £2.00"
    )
    assert len(photos(town)) == 2
    assert "Charlie" not in town.last()


async def test_by_then_nobody_owes(town: Town) -> None:
    await played(town)
    await town.dm(town.olly, "/summary")
    for command in ("/cash Sam £2", "/cash Charlie £5"):
        await town.dm(town.olly, command)
    summary = town.telegram.messages(town.olly)[-3]
    answer = await town.telegram.tap(
        town.olly, None, message_id=summary["message_id"], data=f"owe:{(await town.club()).club_id}"
    )
    await town.idle()
    assert answer is not None
    assert answer["text"] == "Nobody owes anything: all square."
    assert len(photos(town)) == 1


async def test_who_owes_is_for_nobody_elses_eyes(town: Town) -> None:
    await played(town)
    data = f"owe:{(await town.club()).club_id}"
    before = len(town.telegram.messages(town.group))
    assert (await town.tap_id(town.charlie, town.group, data)).startswith("Only Olly")
    assert await town.tap_id(town.olly, town.group, data) == "Who owes is for our own chat only."
    assert len(town.telegram.messages(town.group)) == before
    await town.telegram.start(town.charlie)
    await town.idle()
    assert (await town.tap_id(town.charlie, town.telegram.dm(town.charlie), data)).startswith("Only Olly")
    assert "£" not in town.words(town.charlie)


async def test_last_month_is_shown_first_and_posted_once(town: Town) -> None:
    await in_april(town)
    await town.dm(town.olly, "/summary")
    await town.tap(town.olly, "Post last month in the group", town.olly)
    statement = "March: 1 game, 2 of 12 places filled.\nPaid in £3.00, pitch hire £45.00.\n£7.00 is still to come."
    assert town.last(town.olly) == f"This goes to the group:\n\n{statement}"
    assert statement not in town.words()
    await town.tap(town.olly, "Post it", town.olly)
    assert town.last() == statement
    assert town.last(town.olly) == "It's on its way to the group."
    club_id = (await town.club()).club_id
    again = f"mo:{club_id}:2026-03:1"
    await town.tap_id(town.olly, town.telegram.dm(town.olly), again)
    assert town.last(town.olly) == "The group was told of March already."
    assert await town.tap_id(town.olly, town.group, again.removesuffix("1") + "0") == (
        "The group was told of March already."
    )
    assert town.words().count("March: 1 game") == 1
    await town.dm(town.olly, "/summary")
    assert town.buttons(town.olly) == ["Who owes"]


async def test_left_alone_it_is_not_posted(town: Town) -> None:
    await in_april(town)
    await town.dm(town.olly, "/summary")
    await town.tap(town.olly, "Post last month in the group", town.olly)
    await town.tap(town.olly, "Leave it", town.olly)
    assert "March" not in town.words()


@pytest.mark.parametrize("month", ["2026-04", "2026-05", "nonsense"])
async def test_a_month_that_is_not_over_is_no_button_of_ours(town: Town, month: str) -> None:
    await in_april(town)
    data = f"mo:{(await town.club()).club_id}:{month}:1"
    assert await town.tap_id(town.olly, town.group, data) == "That button is out of date."


async def test_a_month_without_a_game_is_not_posted(town: Town) -> None:
    await in_april(town)
    data = f"mo:{(await town.club()).club_id}:2026-02:1"
    assert (
        await town.tap_id(town.olly, town.group, data) == "No game was played that month, so there is nothing to tell."
    )
    assert (await town.club()).stated == ""


async def test_charlie_posts_nothing(town: Town) -> None:
    await in_april(town)
    data = f"mo:{(await town.club()).club_id}:2026-03:1"
    assert (await town.tap_id(town.charlie, town.group, data)).startswith("Only Olly")
    await town.say(town.charlie, "/summary")
    assert town.last().startswith("Only Olly")
    assert "March" not in town.words()
