"""What is asked before a game is answered with one tap, and never asked again with another."""

from functools import partial

import pytest

from club.actions.fixing import Alteration, alter
from club.fixtures import Step
from tests.bot.calling import attended, called, next_week
from tests.bot.town import Town

TITLE = "Wed 11 Mar, 18:00 · Riverside"
QUESTION = f"{TITLE}: 0 in, 2 more needed by Tue 18:00. Are you playing?"
STOPPED = "Fine: I won't ask whether you play any more, nor tell you on the day. /calls on brings it back."


@pytest.mark.parametrize(
    ("button", "words", "players"),
    [
        ("I'm in", "You're in. 2 places left.", 1),
        ("I'm out", "Noted: you can't make this one. Thanks for saying so.", 0),
    ],
)
async def test_one_tap_answers_and_the_message_says_how_it_stands(
    town: Town, button: str, words: str, players: int
) -> None:
    await called(town)
    assert (await town.player(town.sam)).calls_unanswered == 1
    assert await town.tap(town.sam, button, town.sam) == words
    assert (town.last(town.sam), town.buttons(town.sam)) == (f"{TITLE}\n{words}", [])
    game = await town.game()
    assert (len(game.players), len(game.out)) == (players, 1 - players)
    assert (await town.player(town.sam)).calls_unanswered == 0


@pytest.mark.parametrize(
    ("button", "then", "back", "words"),
    [("I'm in", "You're in.", "I'm out", "You're out."), ("I'm out", "You're out.", "I'm in", "You're in.")],
)
async def test_answered_on_the_card_the_question_says_how_it_stands_without_another_message(
    town: Town, button: str, then: str, back: str, words: str
) -> None:
    await called(town)
    before = len(town.telegram.messages(town.sam))
    await town.tap(town.sam, button)
    assert (town.last(town.sam), town.buttons(town.sam)) == (f"{TITLE}\n{then}", [])
    await town.tap(town.sam, back)
    assert town.last(town.sam) == f"{TITLE}\n{words}"
    assert len(town.telegram.messages(town.sam)) == before


async def test_out_under_the_word_on_the_day_the_question_of_before_says_so_too(town: Town) -> None:
    game = await called(town)
    await town.tap(town.sam, "I'm in", town.sam)
    question = town.telegram.messages(town.sam)[-1]["message_id"]
    await attended(town, game, Step.TONIGHT)
    await town.tap(town.sam, "I'm out", town.sam)
    message = town.telegram.dm(town.sam).message(question)
    assert message is not None
    assert message["text"] == f"{TITLE}\nYou're out."
    assert town.last(town.sam).startswith(f"{TITLE}\nYou're out. It's late for that")


async def test_who_wants_no_calls_keeps_the_way_back_whatever_they_answer_elsewhere(town: Town) -> None:
    await called(town)
    await town.tap(town.sam, "Don't ask me", town.sam)
    await town.tap(town.sam, "I'm in")
    assert (town.last(town.sam), town.buttons(town.sam)) == (STOPPED, ["Ask me after all"])


async def test_who_was_asked_about_another_game_has_no_question_that_changes(town: Town) -> None:
    await called(town)
    asked = town.last(town.sam)
    await town.new_game("Tue 10 Mar 19:00 Park £45 2-3")
    await town.tap(town.sam, "I'm in")
    assert town.last(town.sam) == asked


async def test_don_t_ask_me_and_after_all(town: Town) -> None:
    await called(town)
    await town.tap(town.sam, "Don't ask me", town.sam)
    assert (town.last(town.sam), town.buttons(town.sam)) == (STOPPED, ["Ask me after all"])
    assert (await town.player(town.sam)).calls_stopped
    await town.tap(town.sam, "Ask me after all", town.sam)
    assert (town.last(town.sam), len(town.buttons(town.sam))) == (QUESTION, 3)
    await town.tap(town.sam, "Don't ask me", town.sam)
    await town.tap(town.charlie, "I'm in")
    await town.tap(town.olly, "I'm in")
    good = "Good: I'll ask you when a game needs players, and tell you on the day."
    assert await town.tap(town.sam, "Ask me after all", town.sam) == good
    assert (town.last(town.sam), town.buttons(town.sam)) == (good, []), "there is nothing to ask any more"


async def test_dropping_out_on_the_day_costs_something_and_there_is_a_way_back(town: Town) -> None:
    game = await next_week(town)
    await town.tap(town.sam, "I'm in")
    await attended(town, game, Step.TONIGHT)
    late = await town.tap(town.sam, "I'm out", town.sam)
    assert late.startswith("You're out. It's late for that: you owe £5.00")
    assert town.buttons(town.sam) == ["I'm in"]
    assert await town.tap(town.sam, "I'm in", town.sam) == "You're in. 2 places left."
    assert await town.store.ledger.balance((await town.player(town.sam)).player_id) == -500, "last week's alone"


async def test_who_has_not_confirmed_a_move_is_asked_once_more_on_the_day(town: Town) -> None:
    game = await next_week(town)
    await town.tap(town.sam, "I'm in")
    away = partial(alter, fixture_id=game.fixture_id, wanted=Alteration(location="Park"), at=town.clock.now)
    game = await town.store.write(away)
    await attended(town, game, Step.TONIGHT)
    assert town.buttons(town.sam) == ["Still in", "I'm out", "Stop these"]
    thanks = "Thanks: you're in for Wed 11 Mar, 18:00."
    assert await town.tap(town.sam, "Still in", town.sam) == thanks
    assert town.last(town.sam) == f"Wed 11 Mar, 18:00 · Park\n{thanks}"
    assert (await town.game()).unconfirmed == ()


async def test_the_switch(town: Town) -> None:
    await town.dm(town.sam, "/calls")
    assert town.last(town.sam) == "You're not on any list of mine yet. Tap I'm in on a game in your group first."
    game = await next_week(town)
    await town.dm(town.sam, "/calls sometimes")
    assert town.last(town.sam) == "I couldn't read “sometimes”. Try: /calls on or /calls off"
    await town.dm(town.sam, "/calls")
    assert town.last(town.sam).endswith("/calls off ends both.")
    await town.say(town.sam, "/calls OFF")
    assert town.last(town.sam) == STOPPED, "in private, wherever it was typed"
    await town.dm(town.sam, "/calls")
    assert town.last(town.sam).endswith("/calls on brings it back.")
    await attended(town, game, Step.LAST_CALL)
    assert "Are you playing" not in town.words(town.sam)
    await town.dm(town.sam, "/calls on")
    assert not (await town.player(town.sam)).calls_stopped


async def test_nobody_else_can_press_them_and_nobody_in_the_group(town: Town) -> None:
    """Not Olly, who plays elsewhere only; and not Sam in the group, where others would see it."""
    game = await called(town)
    sam = await town.player(town.sam)
    for data in (f"ca:{game.fixture_id}:1", f"ca:{game.fixture_id}:0", f"cs:{game.fixture_id}:1"):
        for person in (town.olly, town.charlie, town.sam):
            assert await town.tap_id(person, town.group, data) == "That button is somebody else's."
        stranger = town.telegram.dm(town.olly)
        assert await town.tap_id(town.olly, stranger, data) == "That button is somebody else's."
    assert await town.player(town.sam) == sam
    assert await town.game() == await town.store.fixtures.get(game.fixture_id)
    assert (await town.game()).players == ()
