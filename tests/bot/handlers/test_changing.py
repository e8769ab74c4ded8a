"""A planned game changes, or is called off; those who signed up hear of it."""

import pytest

from club.fixtures import Status
from tests.bot.town import Town


@pytest.fixture
async def planned(town: Town) -> Town:
    """A game with Sam in it."""
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    return town


@pytest.mark.parametrize(
    ("what", "typed", "seen"),
    [
        ("Time", "19:30", "Wed 4 Mar, 19:30 · Riverside, £5.00 each, 8 to 12 players."),
        ("Time", "Thu", "Thu 5 Mar, 18:00 · Riverside, £5.00 each, 8 to 12 players."),
        ("Place", "The <Cage>", "Wed 4 Mar, 18:00 · The <Cage>, £5.00 each, 8 to 12 players."),
        ("Price", "£6", "Wed 4 Mar, 18:00 · Riverside, £6.00 each, 8 to 12 players."),
        ("Minimum", "6", "Wed 4 Mar, 18:00 · Riverside, £5.00 each, 6 to 12 players."),
        ("Maximum", "6-10", "Wed 4 Mar, 18:00 · Riverside, £5.00 each, 6 to 10 players."),
    ],
)
async def test_each_thing_is_asked_for_and_the_group_is_told(planned: Town, what: str, typed: str, seen: str) -> None:
    await planned.dm(planned.olly, "/change")
    await planned.tap(planned.olly, what, planned.olly)
    await planned.reply(planned.olly, typed)
    assert planned.last(planned.olly) == f"Changed: {seen}"
    if what in ("Minimum", "Maximum"):
        assert "It's now " not in planned.words()
    else:
        begins = "The game has changed. It's now " if what == "Price" else "Moved: it's now "
        assert planned.last().startswith(begins)
        assert planned.last().endswith("\nSam")
        assert planned.buttons() == ([] if what == "Price" else ["Still in", "I'm out"])


async def test_who_cannot_come_is_named_to_the_organiser_alone(planned: Town) -> None:
    await planned.tap(planned.charlie, "I'm out")
    await planned.dm(planned.olly, "/change")
    assert "\nCan't make it: Charlie\n" in planned.last(planned.olly)
    await planned.say(planned.olly, "/change")
    assert "\nCan't make it: 1\n" in planned.last()


async def test_a_slip_is_answered_and_the_question_still_stands(planned: Town) -> None:
    await planned.dm(planned.olly, "/change")
    await planned.tap(planned.olly, "Maximum", planned.olly)
    asked = planned.telegram.messages(planned.olly)[-1]["message_id"]
    await planned.dm(planned.olly, "a dozen", reply_to=asked)
    assert planned.last(planned.olly) == "I couldn't read “a dozen” as a number. Try 12."
    await planned.dm(planned.olly, "10", reply_to=asked)
    assert (await planned.game()).maximum == 10


async def test_several_games_are_a_choice(planned: Town) -> None:
    await planned.new_game("Wed 11 Mar 18:00 Cage")
    await planned.say(planned.olly, "/change")
    assert planned.last() == "Which game do you want to change?"
    await planned.tap(planned.olly, "Cage")
    await planned.tap(planned.olly, "Place")
    await planned.reply(planned.olly, "Riverside", planned.group)
    assert "Which game" not in planned.words()
    assert [
        game.location
        for game in await planned.store.fixtures.upcoming((await planned.club()).club_id, planned.clock.now)
    ] == [
        "Riverside",
        "Riverside",
    ]


async def test_called_off_after_a_second_look(planned: Town) -> None:
    await planned.dm(planned.olly, "/cancel The pitch is <flooded>.")
    assert planned.last(planned.olly) == (
        "Call off Wed 4 Mar, 18:00 · Riverside? 1 player will be told. Nobody is charged.\n"
        "Reason: The pitch is <flooded>."
    )
    await planned.tap(planned.olly, "Leave it on", planned.olly)
    await planned.dm(planned.olly, "/cancel The pitch is <flooded>.")
    game = await planned.game()
    await planned.tap(planned.olly, "Call it off", planned.olly)
    assert planned.last(planned.olly) == "Called off: Wed 4 Mar, 18:00 · Riverside."
    assert (await planned.store.fixtures.get(game.fixture_id)).status is Status.CANCELLED
    assert planned.last() == "The game on Wed 4 Mar, 18:00 · Riverside is off: The pitch is <flooded>.\nSam"
    assert "Cancelled: The pitch is <flooded>." in planned.words()
    mention = planned.telegram.messages(planned.group)[-1]["entities"][-1]
    assert (mention["type"], mention["user"]["id"]) == ("text_mention", planned.sam.id)


async def test_one_of_several_is_called_off_with_its_reason(planned: Town) -> None:
    await planned.new_game("Wed 11 Mar 18:00 Cage")
    await planned.say(planned.olly, "/cancel Snow.")
    await planned.tap(planned.olly, "Cage")
    await planned.tap(planned.olly, "Call it off")
    assert "Cancelled: Snow." in planned.words()
    assert "Call off" not in planned.words()


async def test_nothing_to_change(town: Town) -> None:
    await town.dm(town.olly, "/change")
    assert town.last(town.olly) == "There is no game to change. /newfixture makes one."


async def test_a_closed_game_is_not_changed(planned: Town) -> None:
    await planned.dm(planned.olly, "/change")
    planned.clock.forward(hours=8)
    assert (
        await planned.tap(planned.olly, "Price", planned.olly) == "That game is closed: it can't be changed any more."
    )


@pytest.mark.parametrize("data", ["mg:{}", "ch:{}:price", "off:{}:0", "off:{}:1"])
async def test_charlie_may_do_none_of_it(planned: Town, data: str) -> None:
    game = await planned.game()
    assert (await planned.tap_id(planned.charlie, planned.group, data.format(game.fixture_id))).startswith("Only Olly")
    assert (await planned.game()) == game


async def test_charlie_may_not_answer_for_olly(planned: Town) -> None:
    await planned.say(planned.olly, "/change")
    await planned.tap(planned.olly, "Place")
    await planned.reply(planned.charlie, "My garden", planned.group)
    assert planned.last().startswith("Only Olly")
    assert (await planned.game()).location == "Riverside"


async def test_an_invented_field_is_an_old_button(planned: Town) -> None:
    game = await planned.game()
    toast = await planned.tap_id(planned.olly, planned.group, f"ch:{game.fixture_id}:colour")
    assert toast == "That button is out of date."


async def test_with_no_game_ahead_there_is_nothing_to_change_or_call_off(town: Town) -> None:
    await town.dm(town.olly, "/change")
    assert town.last(town.olly) == "There is no game to change. /newfixture makes one."
    await town.dm(town.olly, "/cancel")
    assert town.last(town.olly) == "There is no game to call off."
