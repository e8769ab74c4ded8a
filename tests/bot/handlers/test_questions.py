"""Whose money is it: asked in private, answered with a tap, taken back with another."""

from dataclasses import replace
from datetime import timedelta

import pytest

from club.errors import NotFound
from rehearsal import Person
from tests.bot.bank import connected, pays
from tests.bot.town import Town
from tests.builders import NOW, a_payment


@pytest.fixture
async def season(town: Town) -> Town:
    """Sam and Charlie played last night and owe; two people called Jones are on the books; the bank is connected."""
    await town.dm(town.olly, "/addplayer Ashley Jones")
    await town.dm(town.olly, "/addplayer Alan Jones")
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.tap(town.charlie, "I'm in")
    await connected(town)
    await town.game_over()
    return town


async def test_a_question_has_its_candidates_as_buttons_with_reasons(season: Town) -> None:
    await pays(season, "A JONES", reference="footy")
    assert season.last(season.olly) == "£5.00 from A JONES, Wed 4 Mar 19:02, reference 'footy'. Whose is it?"
    buttons = season.buttons(season.olly)
    assert buttons[0] == "Alan Jones: initial and surname"
    assert "Sam Carter: owes £5.00, played tonight" in buttons
    assert buttons[-3:] == ["Split", "Ask the group", "Not football"]


async def test_a_tap_books_it_and_undo_takes_it_back_everywhere(season: Town) -> None:
    await pays(season, "A JONES")
    assert await season.tap(season.olly, "Sam Carter", season.olly) == "£5.00 booked for Sam Carter."
    assert season.last(season.olly).endswith("Booked for Sam Carter. From now on I'll know that account.")
    assert season.last() == "💷 Sam paid £5.00: all square"
    toast = await season.tap(season.olly, "Undo", season.olly)
    assert toast == "Taken back: £5.00 is unmatched again, Sam Carter owes £5.00. I've forgotten that account."
    assert "Whose is it?" in season.last(season.olly)
    edits = [str(call.params["text"]) for call in season.telegram.made("editMessageText")]
    assert not any(text.startswith("Taken back") for text in edits), "nothing may overwrite the question"
    assert season.last() == "💷 Sam paid £5.00 taken back"
    assert season.telegram.messages(season.group)[-1]["entities"][0]["type"] == "strikethrough"


async def test_what_was_learned_books_the_next_one_by_itself(season: Town) -> None:
    await pays(season, "A JONES", account="acc_7")
    await season.tap(season.olly, "Sam Carter", season.olly)
    await pays(season, "A JONES", account="acc_7", amount=2000)
    assert season.last() == "💷 Sam paid £20.00: £20.00 in credit"


async def test_someone_else_is_a_page_of_everybody(season: Town) -> None:
    for number in range(9):
        await season.dm(season.olly, f"/addplayer Guest {number}")
    await pays(season, "A JONES")
    await season.tap(season.olly, "Someone else", season.olly)
    assert season.buttons(season.olly)[-3:] == ["Later ›", "Type a name", "Back"]
    await season.tap(season.olly, "Later", season.olly)
    assert "‹ Earlier" in season.buttons(season.olly)
    await season.tap(season.olly, "Back", season.olly)
    assert "Not football" in season.buttons(season.olly)
    await season.tap(season.olly, "Someone else", season.olly)
    await season.tap(season.olly, "Guest 0", season.olly)
    assert "Booked for Guest 0." in season.last(season.olly)


async def test_not_football_and_never_again(season: Town) -> None:
    await pays(season, "A JONES")
    assert await season.tap(season.olly, "Not football", season.olly) == "Not football. Undo, if that was a slip."
    toast = await season.tap(season.olly, "Never ask", season.olly)
    assert toast == "Not football. I won't ask about that account again."
    line = await season.store.lines.get((await season.club()).line_id)  # type: ignore[arg-type]
    assert len(line.not_football) == 1
    assert await season.tap(season.olly, "Undo", season.olly) == "Taken back: £5.00 is unmatched again."
    assert "Whose is it?" in season.last(season.olly)


async def test_after_twice_not_football_ever_is_one_tap(season: Town) -> None:
    for _ in range(2):
        await pays(season, "A JONES")
        assert "Not football, ever" not in season.buttons(season.olly)
        await season.tap(season.olly, "Not football", season.olly)
    await pays(season, "B SMITH", reference="football", account="acc_2")
    assert "Not football, ever" not in season.buttons(season.olly), "that is somebody else"
    payment = await pays(season, "A JONES")
    assert season.buttons(season.olly)[-2:] == ["Not football", "Not football, ever"]
    toast = await season.tap(season.olly, "Not football, ever", season.olly)
    assert toast == "Not football. I won't ask about that account again."
    assert "I won't ask about that account again." in season.last(season.olly)
    assert season.buttons(season.olly) == ["Undo"]
    before = len(season.telegram.messages(season.olly))
    await pays(season, "A JONES")
    assert len(season.telegram.messages(season.olly)) == before
    toast = await season.tap_id(season.charlie, season.group, f"no:{payment}:1")
    assert "Only Olly can do that here." in toast


async def test_unmatched_lists_what_is_open_and_leads_to_it(season: Town) -> None:
    await season.dm(season.olly, "/unmatched")
    assert season.last(season.olly) == "Every payment is booked. Nothing to sort out."
    await pays(season, "A JONES")
    await pays(season, "B SMITH", amount=500, reference="football", account="acc_2")
    await season.say(season.olly, "/unmatched")
    assert season.last(season.olly) == "2 payments to sort out, £10.00 in all. Tap one:"
    await season.tap(season.olly, "£5.00 · A JONES", season.olly)
    await season.tap(season.olly, "Ashley Jones", season.olly)
    assert "Booked for Ashley Jones." in season.last(season.olly)
    assert season.words(season.olly).count("Booked for Ashley Jones.") == 2, "the question itself follows, too"


async def test_more_than_twenty_unmatched_have_pages(season: Town) -> None:
    for number in range(21):
        club, came = (await season.club()).club_id, NOW + timedelta(minutes=number)
        waiting = a_payment(f"tx {number}", payer=f"A JONES {number:02}")
        await season.store.payments.add(replace(waiting, clubs=(club,), received_at=came), ())
    await season.dm(season.olly, "/unmatched")
    assert season.buttons(season.olly)[0] == "£5.00 · A JONES 00 · Wed 4 Mar"
    assert season.buttons(season.olly)[-1] == "Later ›"
    await season.tap(season.olly, "Later", season.olly)
    assert season.buttons(season.olly) == ["£5.00 · A JONES 20 · Wed 4 Mar", "‹ Earlier"]
    club = (await season.club()).club_id
    assert "Only Olly" in await season.tap_id(season.charlie, season.group, f"um:{club}:0")
    assert "A JONES" not in season.words(season.charlie)


async def test_a_page_of_a_list_that_is_done_says_so(season: Town) -> None:
    await pays(season, "A JONES")
    await season.dm(season.olly, "/unmatched")
    await season.tap(season.olly, "£5.00 · A JONES", season.olly)
    await season.tap(season.olly, "Not football", season.olly)
    club = (await season.club()).club_id
    await season.tap_id(season.olly, season.telegram.dm(season.olly), f"um:{club}:1")
    assert season.last(season.olly) == "Every payment is booked. Nothing to sort out."


async def test_someone_else_begins_with_those_who_owe(season: Town) -> None:
    await season.dm(season.olly, "/cash Charlie £2")
    await pays(season, "A JONES")
    await season.tap(season.olly, "Someone else", season.olly)
    assert season.buttons(season.olly) == [
        "Sam Carter: owes £5.00",
        "Charlie: owes £3.00",
        "Alan Jones",
        "Ashley Jones",
        "Back",
    ]


async def test_undo_shows_what_it_would_take_back(season: Town) -> None:
    await season.dm(season.olly, "/undo")
    assert season.last(season.olly) == "There is nothing to undo."
    await season.dm(season.olly, "/cash Sam £5")
    await season.dm(season.olly, "/undo")
    assert season.last(season.olly) == "£5.00 in cash from Sam Carter. Take that back?"
    await season.tap(season.olly, "Leave it", season.olly)
    assert season.last(season.olly) == "It stays as it is."
    await season.dm(season.olly, "/undo")
    await season.tap(season.olly, "Take it back", season.olly)
    assert season.last(season.olly) == "Taken back: £5.00 in cash doesn't count any more, Sam Carter owes £5.00."
    assert season.last() == "💷 Sam paid £5.00 taken back"


async def test_settled_elsewhere_the_question_follows_and_a_second_answer_is_refused(season: Town) -> None:
    await pays(season, "A JONES")
    question = season.telegram.messages(season.olly)[-1]
    await season.tap(season.olly, "Alan Jones", season.olly)
    other = question["reply_markup"]["inline_keyboard"][1][0]["callback_data"]
    assert await season.tap_id(season.olly, season.telegram.dm(season.olly), other) == (
        "That payment is booked already. Undo it first."
    )
    assert "Booked for Alan Jones." in season.last(season.olly)


@pytest.mark.parametrize("what", ["as", "no", "un", "ask", "el"])
async def test_charlie_may_do_none_of_it(season: Town, what: str) -> None:
    """He plays here and runs a club elsewhere; neither lets him decide about this club's money."""
    await _runs_a_club_elsewhere(season, season.charlie)
    payment = await pays(season, "A JONES")
    player = (await season.player(season.sam)).player_id
    data = {
        "as": f"as:{payment}:{player}",
        "no": f"no:{payment}:0",
        "un": f"un:{payment}",
        "ask": f"ask:{payment}",
        "el": f"el:{payment}:0",
    }[what]
    assert await season.tap_id(season.charlie, season.group, data) == (
        "Only Olly can do that here. Ask them, or /help for what you can do."
    )
    assert (await season.store.payments.get(payment)).state.value == "unmatched"


@pytest.mark.parametrize("command", ["/unmatched", "/undo", "/players", "/player Sam", "/cash Charlie £5", "/summary"])
async def test_nor_by_command(season: Town, command: str) -> None:
    await season.say(season.charlie, command)
    assert season.last() == "Only Olly can do that here. Ask them, or /help for what you can do."


async def test_a_payment_that_does_not_exist(season: Town) -> None:
    with pytest.raises(NotFound):
        await season.store.payments.get("000000000000")  # type: ignore[arg-type]
    toast = await season.tap_id(season.olly, season.telegram.dm(season.olly), "un:000000000000")
    assert toast


async def _runs_a_club_elsewhere(town: Town, person: Person) -> None:
    other = town.telegram.group("Charlie's", creator=person, members=[person])
    town.telegram.add_bot(other, person)
    await town.telegram.start(person)
    await town.idle()


async def test_one_answer_settles_the_older_payments_of_that_account_with_one_summary(season: Town) -> None:
    for _ in range(3):
        await pays(season, "A JONES")
    await season.tap(season.olly, "Ashley Jones", season.olly)
    assert season.last(season.olly) == "That settled 2 older payments too: £10.00 for Ashley Jones."
    assert await season.store.payments.unmatched([(await season.club()).club_id]) == []
    assert season.words().count("💷 Ashley paid £5.00") == 3


async def test_a_name_may_be_typed_in_a_club_of_more_than_a_page(season: Town) -> None:
    """Nobody of that name: asked again. Several: a choice. One: booked."""
    for number in range(8):
        await season.dm(season.olly, f"/addplayer Guest {number}")
    await pays(season, "A JONES")
    await season.tap(season.olly, "Someone else", season.olly)
    await season.tap(season.olly, "Type a name", season.olly)
    asked = "£5.00 from A JONES, Wed 4 Mar 19:02, reference 'footy'. Reply with the player's name."
    assert season.last(season.olly) == asked
    await season.reply(season.olly, "Nobody")
    assert season.last(season.olly).startswith("I don't know anybody called “Nobody”.")
    await season.reply(season.olly, "jones")
    assert season.last(season.olly) == "Which “jones”?"
    assert season.buttons(season.olly) == ["Alan Jones", "Ashley Jones"]
    await season.tap(season.olly, "Type a name", season.olly)
    await season.reply(season.olly, "guest 7")
    assert "Booked for Guest 7. From now on I'll know that account." in season.words(season.olly)
    payment = (await season.store.payments.page((await season.club()).club_id, state=None, limit=1, cursor=None)).items[
        0
    ]
    assert [
        one.name for one in await season.store.players.all(payment.clubs[0]) if one.player_id in payment.booked_for
    ] == ["Guest 7"]


async def test_charlie_can_neither_ask_for_a_name_nor_give_one(season: Town) -> None:
    payment_id = await pays(season, "A JONES")
    assert "Only Olly can do that here." in await season.tap_id(season.charlie, season.group, f"nm:{payment_id}")
