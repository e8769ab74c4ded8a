"""+1: asked in private, on whose account, off again; by tap and by command; and nobody else's business."""

import pytest

from club.actions.settings import Preferences, prefer
from tests.bot.bank import connected, pays
from tests.bot.town import Town

IN = "Mike is in as your guest for Wed 4 Mar, 18:00 · Riverside. £5.00 goes on your account."


@pytest.fixture
async def evening(town: Town) -> Town:
    """Sam, whom the bot may write to, is in on Wednesday."""
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.telegram.start(town.sam)
    await town.idle()
    return town


async def habits(town: Town, **wanted: bool | int) -> None:
    club = await town.club()
    await town.store.write(lambda books: prefer(books, club.club_id, Preferences(habits=wanted)))


async def test_a_guest_is_brought_paid_for_and_taken_off(evening: Town) -> None:
    assert evening.buttons() == ["I'm in", "I'm out", "Pay £5.00", "+1"]
    assert await evening.tap(evening.olly, "+1") == "Tap I'm in first, then bring somebody."
    assert await evening.tap(evening.sam, "+1") == "I've asked you in our chat."
    assert evening.last(evening.sam) == "Who are you bringing on Wed 4 Mar? Write their name."
    assert evening.buttons(evening.sam) == ["Type a name", "Without a name"]
    await evening.reply(evening.sam, "Mike Smith")
    assert evening.last(evening.sam) == IN.replace("Mike", "Mike Smith")
    assert evening.buttons(evening.sam) == ["Mike pays", "Take Mike off"]
    assert "2 in · 10 places left" in evening.last()
    assert "1 Sam   2 Sam's Mike" in evening.last()
    assert await evening.tap(evening.sam, "Mike pays", evening.sam) == "Mike Smith pays for this one."
    assert "Mike Smith pays £5.00: the reference is " in evening.last(evening.sam)
    assert await evening.tap(evening.sam, "I pay", evening.sam) == "You pay for this one."
    assert "£5.00 goes on your account." in evening.last(evening.sam)
    await evening.tap(evening.sam, "Take Mike off", evening.sam)
    assert evening.last(evening.sam) == "Mike Smith is off the list for Wed 4 Mar, 18:00 · Riverside."
    assert "1 in · 11 places left" in evening.last()
    await evening.tap(evening.sam, "+1")
    assert evening.buttons(evening.sam) == ["Mike Smith", "Type a name", "Without a name"]
    await evening.tap(evening.sam, "Mike Smith", evening.sam)
    assert "2 Sam's Mike" in evening.last()
    assert await evening.tap(evening.sam, "I'm out") == "You're out, and so is your guest. Thanks for saying so."


async def test_somebody_without_a_name_and_no_more_than_two(evening: Town) -> None:
    for _ in range(2):
        await evening.tap(evening.sam, "+1")
        await evening.tap(evening.sam, "Without a name", evening.sam)
    first = "Sam's 2nd guest is in for Wed 4 Mar, 18:00 · Riverside. £5.00 goes on your account."
    assert evening.last(evening.sam) == first
    assert "1 Sam   2 Sam's guest   3 Sam's 2nd guest" in evening.last()
    assert await evening.tap(evening.sam, "+1") == "You can't bring any more guests to this game."
    await evening.tap(evening.sam, "Take Sam's 2nd guest off", evening.sam)
    await evening.tap(evening.sam, "+1")
    await evening.tap(evening.sam, "Type a name", evening.sam)
    assert evening.last(evening.sam) == "Who is it? Write their name."
    await evening.reply(evening.sam, "<b>Zoë</b>")
    assert "3 Sam's <b>Zoë</b>" in evening.last().replace("&lt;", "<").replace("&gt;", ">")
    await habits(evening, guests=0)
    assert await evening.tap(evening.sam, "+1") == "Guests can't play here."


async def test_the_next_words_in_our_chat_are_the_name_without_a_reply(evening: Town) -> None:
    await evening.tap(evening.sam, "+1")
    await evening.dm(evening.sam, "Mike")
    assert evening.last(evening.sam) == IN
    await evening.dm(evening.sam, "Zed")
    assert evening.last(evening.sam) == "I didn't get that. /help lists what I can do.", "nobody asked again"
    await evening.dm(evening.sam, "/guest")
    await evening.tap(evening.sam, "Type a name", evening.sam)
    await evening.dm(evening.sam, "Zed")
    assert "1 Sam   2 Sam's Mike   3 Sam's Zed" in evening.last()


async def test_other_words_after_the_question_are_nobodys_name(evening: Town) -> None:
    for words in ("Thanks", "How much do I owe?"):
        await evening.tap(evening.sam, "+1")
        await evening.dm(evening.sam, words)
        assert evening.last(evening.sam) == "I didn't get that. /help lists what I can do."
    await evening.tap(evening.sam, "+1")
    await evening.dm(evening.sam, "/balance")
    await evening.dm(evening.sam, "Mike")
    await evening.tap(evening.sam, "+1")
    evening.clock.forward(minutes=11)
    await evening.dm(evening.sam, "Mike")
    await evening.tap(evening.sam, "+1")
    await evening.tap(evening.sam, "Without a name", evening.sam)
    await evening.dm(evening.sam, "Mike")
    assert "1 Sam   2 Sam's guest" in evening.last()
    assert len((await evening.game()).players) == 2


async def test_a_name_that_may_not_be_brought_any_more_is_answered_as_a_reply_is(evening: Town) -> None:
    await evening.tap(evening.sam, "+1")
    await evening.tap(evening.sam, "I'm out")
    await evening.dm(evening.sam, "Mike")
    assert evening.last(evening.sam) == "You have to be in yourself to bring somebody."
    assert evening.words(evening.sam).count("I didn't get that") == 0


async def test_who_never_pressed_start_is_led_to_the_question(town: Town) -> None:
    game = await town.new_game()
    await town.tap(town.sam, "I'm in")
    answer = await town.telegram.tap(town.sam, town.group, "+1")
    await town.idle()
    assert answer is not None
    assert answer["url"].endswith(f"?start=g{game.fixture_id}")
    await town.telegram.start(town.sam, f"g{game.fixture_id}")
    await town.idle()
    assert town.last(town.sam) == "Who are you bringing on Wed 4 Mar? Write their name."
    await town.telegram.start(town.charlie, f"g{game.fixture_id}")
    await town.idle()
    assert town.last(town.charlie) == "Tap I'm in first, then bring somebody."


async def test_by_command(evening: Town) -> None:
    await evening.say(evening.sam, "/guest Mike")
    assert evening.last() == "Mike is in as Sam's guest."
    assert evening.last(evening.sam) == IN
    await evening.dm(evening.sam, "/guest")
    assert evening.last(evening.sam) == "Who are you bringing on Wed 4 Mar? Write their name."
    await evening.dm(evening.sam, "/guest Zed")
    assert evening.last(evening.sam) == IN.replace("Mike", "Zed")
    await evening.say(evening.charlie, "/guest Nobody")
    assert evening.last() == "Tap I'm in first, then bring somebody."
    await evening.say(evening.olly, "/in +1 Kit")
    said = evening.words().splitlines()[-2:]
    assert said == ["You're in. 8 places left.", "Kit is in as Olly's guest."]
    await evening.say(evening.olly, "/in +2")
    assert evening.last() == "Guests come one at a time: /guest Mike brings Mike."


async def test_an_organiser_brings_somebody_for_a_player_and_nobody_else_does(evening: Town) -> None:
    await evening.dm(evening.olly, "/guest Mike of Sam")
    said = "Mike is in as Sam's guest for Wed 4 Mar, 18:00 · Riverside. £5.00 goes on Sam's account."
    assert evening.last(evening.olly) == said
    assert evening.buttons(evening.olly) == ["Mike pays", "Take Mike off"]
    assert evening.last(evening.sam) == f"Your organiser added a guest for you. {IN}"
    await evening.say(evening.charlie, "/guest Zed of Sam")
    assert evening.last() == "Only Olly can do that here. Ask them, or /help for what you can do."
    game = await evening.game()
    (guest,) = game.guests
    for data in (f"gp:{game.fixture_id}:{guest.player_id}:1", f"gx:{game.fixture_id}:{guest.player_id}"):
        assert (await evening.tap_id(evening.charlie, evening.group, data)).startswith("Only Olly can do that")
    assert (await evening.game()).guests == (guest,)
    await evening.tap(evening.olly, "Mike pays", evening.olly)
    assert evening.buttons(evening.olly) == ["The host pays", "Take Mike off"]
    await evening.dm(evening.olly, "/guest Zed of Nobody")
    assert evening.last(evening.olly) == "I don't know anybody called “Nobody”. /players lists everybody."
    await evening.dm(evening.olly, "/addplayer Priya")
    await evening.dm(evening.olly, "/guest Zed of Priya")
    assert evening.last(evening.olly) == "Priya isn't in for any game ahead, so they can't bring anybody."


async def test_a_guest_makes_way_and_comes_back(town: Town) -> None:
    await town.telegram.start(town.sam)
    await habits(town, guests_make_way=True, offers=False)
    await town.new_game("Wed 18:00 Riverside £45 1-2")
    await town.tap(town.sam, "I'm in")
    await town.dm(town.sam, "/guest Mike")
    assert await town.tap(town.olly, "I'm in") == "You're in: a guest made way for you."
    news = "Players come first here, so Mike had to make way for Wed 4 Mar, 18:00 · Riverside."
    assert town.last(town.sam) == f"{news} Mike is 1st in line now, and I'll say if a place opens."
    assert "Full · waiting: 1 Sam's Mike" in town.last()
    await town.tap(town.olly, "I'm out")
    assert town.last(town.sam) == "A place opened: Mike is in for Wed 4 Mar, 18:00 · Riverside."
    assert town.buttons(town.sam) == ["Take Mike off"]
    await town.tap(town.sam, "Take Mike off", town.sam)
    assert (await town.game()).guests == ()


async def test_the_organiser_sees_whose_guest_it_is_and_makes_them_a_player(evening: Town) -> None:
    await evening.dm(evening.sam, "/guest Mike")
    await evening.dm(evening.sam, "/pay")
    assert "£10.00 for your next game." in evening.last(evening.sam), "two places"
    await evening.dm(evening.olly, "/players")
    assert evening.last(evening.olly).endswith("Guests:\nSam's Mike: all square")
    await evening.dm(evening.olly, "/player Mike")
    assert "Guest of Sam Carter, who pays for them" in evening.last(evening.olly)
    mike = (await evening.game()).guests[0].player_id
    assert (await evening.tap_id(evening.charlie, evening.group, f"gm:{mike}")).startswith("Only Olly can do that")
    toast = await evening.tap(evening.olly, "Make them a player", evening.olly)
    assert toast == "Mike is a player now, and pays for themselves."
    assert "Guest of" not in evening.last(evening.olly)
    assert "Make them a player" not in evening.buttons(evening.olly)
    await evening.game_over()
    assert "Played · 0 of 2 have paid" in evening.last()
    await evening.dm(evening.olly, "/cash Sam £10")
    assert "Played · 2 of 2 have paid" in evening.words()
    await evening.dm(evening.olly, "/player Sam Carter")
    assert "game, for Mike −£5.00" in evening.last(evening.olly)
    game = await evening.store.fixtures.latest_over((await evening.club()).club_id, evening.clock.now)
    assert game is not None
    old = await evening.tap_id(evening.sam, evening.telegram.dm(evening.sam), f"gx:{game.fixture_id}:{mike}")
    assert old == "That game is over."
    paying = await evening.tap_id(evening.sam, evening.telegram.dm(evening.sam), f"gp:{game.fixture_id}:{mike}:1")
    assert paying == "That game is closed, so who pays for it stays as it is."


async def test_no_money_is_a_guests_and_a_player_may_have_their_name(evening: Town) -> None:
    await connected(evening)
    await evening.dm(evening.sam, "/guest Mike Stone")
    await evening.game_over()
    await pays(evening, "M STONE", reference="footy")
    await evening.tap(evening.olly, "Someone else", evening.olly)
    buttons = " ".join(evening.buttons(evening.olly))
    assert "Sam" in buttons
    assert "Mike" not in buttons
    await evening.dm(evening.olly, "/addplayer Mike Stone")
    assert evening.last(evening.olly).startswith("Mike Stone is on the books, reference ")
    await evening.dm(evening.olly, "/player Mike Stone")
    assert "Guest of" not in evening.last(evening.olly), "the player comes first"
    await evening.dm(evening.olly, "/player Sam's Mike Stone")
    assert "Guest of Sam Carter" in evening.last(evening.olly)
