"""Written off, put right, moved: told to whom it concerns, and to nobody else."""

import pytest

from tests.bot.town import Town


@pytest.fixture
async def owing(town: Town) -> Town:
    """Sam played and owes £5.00; he can be messaged."""
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.telegram.start(town.sam)
    await town.game_over()
    return town


async def balance(town: Town) -> int:
    return await town.store.ledger.balance((await town.player(town.sam)).player_id)


async def test_a_debt_is_written_off_and_taken_back(owing: Town) -> None:
    before = owing.words()
    await owing.dm(owing.olly, "/writeoff Sam")
    assert owing.last(owing.olly) == "£5.00 written off for Sam Carter, who is all square. /undo takes it back."
    assert owing.last(owing.sam) == "£5.00 of what you owed is written off: you're all square."
    assert owing.words() == before, "the group is told nothing"
    await owing.dm(owing.olly, "/undo")
    assert owing.last(owing.olly) == "£5.00 written off for Sam Carter. Take that back?"
    await owing.tap(owing.olly, "Take it back", owing.olly)
    assert owing.last(owing.olly) == "Taken back: £5.00 written off for Sam Carter."
    assert owing.last(owing.sam).endswith("Taken back: you owe £5.00.")
    assert await balance(owing) == -500


async def test_part_of_a_debt_with_a_reason(owing: Town) -> None:
    await owing.dm(owing.olly, "/writeoff Sam £2 <late> kick-off")
    assert "who still owes £3.00" in owing.last(owing.olly)
    assert owing.last(owing.sam) == "£2.00 of what you owed is written off (<late> kick-off): you owe £3.00."


async def test_a_balance_is_put_right_either_way(owing: Town) -> None:
    await owing.dm(owing.olly, "/correct Sam £7 paid in May")
    assert owing.last(owing.olly) == "£7.00 in favour of Sam Carter, who has £2.00 in credit. /undo takes it back."
    await owing.say(owing.olly, "/correct Sam -£2")
    assert owing.last(owing.olly) == "£2.00 off the balance of Sam Carter, who is all square. /undo takes it back."
    assert owing.last(owing.sam) == "Your organiser took £2.00 off your balance: you're all square."


async def test_credit_moves_to_a_friend(owing: Town) -> None:
    await owing.dm(owing.olly, "/addplayer Ashley Jones")
    await owing.dm(owing.olly, "/cash Ashley £20")
    await owing.dm(owing.olly, "/move £5 from Ashley to Sam")
    assert owing.last(owing.olly) == "£5.00 of credit moved from Ashley Jones to Sam Carter. /undo takes it back."
    assert owing.last(owing.sam) == "£5.00 of Ashley's credit is yours now: you're all square."
    await owing.dm(owing.olly, "/undo")
    assert owing.last(owing.olly) == "£5.00 of credit moved: Ashley Jones and Sam Carter. Take that back?"


async def test_undo_takes_back_what_was_done_last(owing: Town) -> None:
    await owing.dm(owing.olly, "/correct Sam £1")
    owing.clock.forward(minutes=1)
    await owing.dm(owing.olly, "/cash Sam £3")
    await owing.dm(owing.olly, "/undo")
    assert owing.last(owing.olly) == "£3.00 in cash from Sam Carter. Take that back?"
    await owing.tap(owing.olly, "Take it back", owing.olly)
    await owing.dm(owing.olly, "/undo")
    assert owing.last(owing.olly) == "£1.00 in favour of Sam Carter. Take that back?"


async def test_a_command_that_comes_twice_counts_once(owing: Town) -> None:
    typed = {
        "message_id": 77,
        "date": int(owing.clock.now.timestamp()),
        "chat": owing.telegram.dm(owing.olly).as_chat(),
        "from": owing.olly.as_user(),
        "text": "/correct Sam £2",
        "entities": [{"type": "bot_command", "offset": 0, "length": 8}],
    }
    for number in (900_001, 900_002):
        await owing.bot.handle({"update_id": number, "message": typed})
    await owing.idle()
    assert await balance(owing) == -300


async def test_by_buttons_it_is_asked_once_more(owing: Town) -> None:
    await owing.dm(owing.olly, "/player Sam")
    await owing.tap(owing.olly, "Write off £5.00", owing.olly)
    assert owing.last(owing.olly) == "Write off the £5.00 that Sam Carter owes? /undo could take it back."
    assert await balance(owing) == -500
    data = owing.telegram.messages(owing.olly)[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await owing.tap(owing.olly, "Write it off", owing.olly)
    assert await balance(owing) == 0
    await owing.tap_id(owing.olly, owing.telegram.dm(owing.olly), data)
    assert await balance(owing) == 0, "a second tap writes nothing off"


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/writeoff", "Try: /writeoff Ashley £5"),
        ("/writeoff Nobody", "I don't know anybody called “Nobody”. /players lists everybody."),
        ("/writeoff Sam £6", "Sam Carter owes £5.00: more than that can't be written off."),
        ("/correct Sam", "I couldn't read “Sam”. Try: /correct Ashley £5, or /correct Ashley -£5 with a reason"),
        ("/move £5 from Sam to Sam", "That would move it from a player to the same player."),
        ("/move £5", "I couldn't read “£5”. Try: /move £5 from Ashley to Sam"),
    ],
)
async def test_slips(owing: Town, command: str, answer: str) -> None:
    await owing.dm(owing.olly, command)
    assert owing.last(owing.olly) == answer
    assert await balance(owing) == -500


@pytest.mark.parametrize("command", ["/writeoff Sam", "/correct Sam £5", "/move £1 from Sam to Charlie"])
async def test_charlie_and_sam_may_do_none_of_it(owing: Town, command: str) -> None:
    for person in (owing.charlie, owing.sam):
        await owing.say(person, command)
        assert owing.last().startswith("Only Olly")
    assert await balance(owing) == -500


async def test_nor_by_an_old_button(owing: Town) -> None:
    player = (await owing.player(owing.sam)).player_id
    for data in (f"wo:{player}:0", f"wo:{player}:1"):
        assert (await owing.tap_id(owing.charlie, owing.group, data)).startswith("Only Olly")
    await owing.dm(owing.olly, "/correct Sam £1")
    made = await owing.store.adjustments.latest((await owing.club()).club_id)
    assert made is not None
    assert (await owing.tap_id(owing.charlie, owing.group, f"ua:{made.adjustment_id}")).startswith("Only Olly")
    assert await balance(owing) == -400
