"""What one owes and how to pay it is between the bot and the person."""

from tests.bot.town import Town


async def test_pay_in_a_direct_chat_with_the_code_to_copy_and_the_link_filled_in(town: Town) -> None:
    await town.dm(town.olly, "/settings link monzo.me/olly")
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.game_over()
    await town.dm(town.sam, "/pay")
    code = (await town.player(town.sam)).reference_code
    assert town.last(town.sam).startswith("Wednesday Five: £5.00 to pay. Press the button")
    assert code in town.last(town.sam)
    (pay,), (copy,) = town.telegram.messages(town.sam)[-1]["reply_markup"]["inline_keyboard"]
    assert pay["url"] == f"https://monzo.me/olly/5.00?d={code}"
    assert copy["copy_text"] == {"text": code}


async def test_in_the_group_the_answer_goes_to_the_person(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.telegram.start(town.sam)
    await town.idle()
    before = len(town.telegram.messages(town.group))
    await town.say(town.sam, "/balance")
    assert town.last(town.sam) == "Wednesday Five: you're all square."
    assert len(town.telegram.messages(town.group)) == before + 1
    assert await town.tap(town.sam, "Pay £5.00") == "I've sent you a message."
    assert town.last(town.sam).startswith("Wednesday Five: £5.00 for your next game.")


async def test_who_never_pressed_start_is_shown_where(town: Town) -> None:
    await town.new_game()
    await town.say(town.sam, "/pay")
    assert town.last() == "Sam, that is between you and me: press the button, and we go on there."
    assert town.buttons() == ["Open our chat"]
    answer = await town.telegram.tap(town.sam, town.group, "Pay £5.00")
    assert answer is not None
    assert answer["url"] == "https://t.me/FiverBot?start=pay"
    await town.telegram.start(town.sam, "pay")
    await town.idle()
    assert town.last(town.sam).startswith("Wednesday Five: you're all square. Nothing to pay.")


async def test_nobody_in_particular(town: Town) -> None:
    for command in ("/pay", "/balance"):
        await town.dm(town.charlie, command)
        assert town.last(town.charlie).startswith("You're not in any club of mine yet.")


async def test_credit_is_used_up_first(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.dm(town.olly, "/cash Sam £2")
    await town.dm(town.sam, "/pay")
    assert town.last(town.sam).startswith("Wednesday Five: £3.00 for your next game.")
    await town.dm(town.sam, "/balance")
    assert town.last(town.sam) == "Wednesday Five: you're £2.00 in credit."


async def test_the_group_never_learns_who_owes(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.game_over()
    await town.say(town.sam, "/balance")
    await town.say(town.olly, "/players")
    assert "owe" not in town.words().replace("who owes", "")
    assert "Sam Carter: owes £5.00" in town.last(town.olly)
