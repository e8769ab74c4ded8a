"""A new game: in one line, or step by step; from organisers only, and once."""

import pytest

from tests.bot.town import Town


async def test_one_line_puts_up_a_card_and_says_no_more(town: Town) -> None:
    await town.say(town.olly, "/newfixture Wed 18:00 Riverside £45")
    assert town.last() == "⚽ Wed 4 Mar, 18:00 · Riverside\n£5.00 each · 0 in · 12 places left\n\n8 more needed"
    assert town.buttons() == ["I'm in", "I'm out", "Pay £5.00", "+1"]


async def test_in_a_direct_chat_the_organiser_hears_what_the_price_means(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside £45 £5 each 8-12")
    worth = "£5.00 each is £5.00 short of the hire at 8 players, £15.00 over the hire at 12."
    assert town.last(town.olly) == f"Wed 4 Mar, 18:00 · Riverside is up in Wednesday Five. {worth}"
    assert "Riverside" in town.last()


async def test_what_cannot_be_read_is_answered_with_a_form_that_can(town: Town) -> None:
    await town.say(town.olly, "/newfixture Wednsday 18:00 <Riverside>")
    assert "Try: /newfixture Wed 18:00 Riverside £45" in town.last()
    assert "<Riverside>" in town.last()


async def test_the_past_is_refused(town: Town) -> None:
    await town.say(town.olly, "/newfixture 3 March 2026 18:00 Riverside")
    assert town.last() == "That date is in the past. Try: /newfixture Wed 18:00 Riverside £45"


async def test_a_stranger_is_told_who_can(town: Town) -> None:
    await town.say(town.charlie, "/newfixture Wed 18:00 Riverside £45")
    assert town.last() == "Only Olly can do that here. Ask them, or /help for what you can do."
    await town.dm(town.charlie, "/newfixture Wed 18:00 Riverside £45")
    assert town.last(town.charlie).startswith("You don't run a club with me.")


async def test_step_by_step_with_buttons(town: Town) -> None:
    await town.dm(town.olly, "/newfixture")
    await town.tap(town.olly, "Wed 11 Mar", town.olly)
    assert "Wed 11 Mar" in town.last(town.olly)
    await town.tap(town.olly, "19:30", town.olly)
    await town.reply(town.olly, "The Cage, pitch <2>")
    await town.tap(town.olly, "£6.00", town.olly)
    assert "£6.00 each, hire £45.00" in town.last(town.olly)
    await town.tap(town.olly, "Put it up", town.olly)
    game = await town.game()
    assert (game.location, game.price, game.starts_at.hour) == ("The Cage, pitch <2>", 600, 19)
    assert "is up in Wednesday Five" in town.last(town.olly)
    await town.dm(town.olly, "/newfixture Thu 18:00")
    await town.tap(town.olly, "The Cage", town.olly)
    assert "Thu 5 Mar, 18:00 · The Cage, pitch <2>" in town.last(town.olly)


@pytest.mark.parametrize(
    ("button", "typed", "seen"),
    [
        ("Another day", "25/12", "New game: Fri 25 Dec"),
        ("Another day", "tomorrow", "New game: Thu 5 Mar"),
    ],
)
async def test_a_day_in_words(town: Town, button: str, typed: str, seen: str) -> None:
    await town.dm(town.olly, "/newfixture")
    await town.tap(town.olly, button, town.olly)
    await town.reply(town.olly, typed)
    assert town.last(town.olly).startswith(seen)


async def test_time_and_price_in_words_and_a_slip_on_the_way(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed Riverside")
    await town.tap(town.olly, "Another time", town.olly)
    asked = town.telegram.messages(town.olly)[-1]["message_id"]
    await town.dm(town.olly, "half past whenever", reply_to=asked)
    assert "I couldn't read that as a time" in town.last(town.olly)
    await town.dm(town.olly, "6.30pm", reply_to=asked)
    await town.tap(town.olly, "Another price", town.olly)
    await town.reply(town.olly, "free")
    assert "Wed 4 Mar, 18:30 · Riverside\nfree" in town.last(town.olly)


async def test_in_a_group_the_steps_leave_nothing_behind_but_the_card(town: Town) -> None:
    await town.say(town.olly, "/newfixture Wed 18:00")
    assert "Olly: Where do you play?" in town.last()
    assert await town.tap_id(town.charlie, town.group, "new:go:-") == (
        "Only Olly can do that here. Ask them, or /help for what you can do."
    )
    await town.reply(town.charlie, "My garden", town.group)
    assert town.last() == "Only Olly can do that here. Ask them, or /help for what you can do."
    asked = next(
        message for message in town.telegram.messages(town.group) if "Where do you play" in message.get("text", "")
    )
    await town.say(town.olly, "Riverside", reply_to=asked["message_id"])
    await town.tap(town.olly, "£5.00")
    await town.tap(town.olly, "Put it up")
    assert "Where do you play" not in town.words()
    assert "Shall I put it up" not in town.words()
    assert town.last().startswith("⚽ Wed 4 Mar, 18:00 · Riverside")


async def test_dropping_it(town: Town) -> None:
    await town.dm(town.olly, "/newfixture")
    await town.tap(town.olly, "Drop it", town.olly)
    assert town.last(town.olly) == "Dropped: no game was made."
    assert not await town.store.fixtures.upcoming((await town.club()).club_id, town.clock.now)


async def test_the_steps_survive_a_restart_and_an_old_button_says_so(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside")
    await town.dm(town.olly, "/newfixture Wed")
    assert await town.tap_id(town.olly, town.telegram.dm(town.olly), "new:place:0-1") == "That button is out of date."
    greeting = town.telegram.messages(town.olly)[1]["message_id"]
    old = await town.telegram.tap(town.olly, None, message_id=greeting, data="new:go:-")
    assert old is not None
    assert old["text"] == "That button is out of date."


@pytest.mark.parametrize("often", ["", " weekly"])
async def test_a_command_that_telegram_repeats_makes_one_game(town: Town, often: str) -> None:
    update = {
        "message": {
            "message_id": 77,
            "date": int(town.clock.now.timestamp()),
            "chat": town.group.as_chat(),
            "from": town.olly.as_user(),
            "text": f"/newfixture Wed 18:00 Riverside{often}",
            "entities": [{"type": "bot_command", "offset": 0, "length": 11}],
        }
    }
    await town.bot.handle({"update_id": 900_001, **update})
    await town.bot.handle({"update_id": 900_001, **update})
    await town.bot.handle({"update_id": 900_002, **update})
    await town.idle()
    assert len(await town.store.fixtures.upcoming((await town.club()).club_id, town.clock.now)) == 1
    assert len(await town.store.series.of_club((await town.club()).club_id)) == (1 if often else 0)


async def test_confirming_twice_makes_one_game(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside £40")
    await town.dm(town.olly, "/newfixture Wed 19:00")
    await town.tap(town.olly, "Riverside", town.olly)
    await town.tap(town.olly, "£5.00", town.olly)
    message = town.telegram.dm(town.olly).messages[-1]
    before = dict(message)
    await town.tap(town.olly, "Put it up", town.olly)
    message.clear()
    message.update(before)
    await town.tap(town.olly, "Put it up", town.olly)
    assert len(await town.store.fixtures.upcoming((await town.club()).club_id, town.clock.now)) == 2


async def test_an_organiser_of_two_clubs_says_which(town: Town) -> None:
    other = town.telegram.group("Thursday <Five>", creator=town.olly, members=[town.olly])
    town.telegram.add_bot(other, town.olly)
    await town.idle()
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside")
    assert town.last(town.olly) == "Which club?"
    await town.tap(town.olly, "Thursday <Five>", town.olly)
    assert "is up in Thursday <Five>" in town.last(town.olly)
    assert town.last(other).startswith("⚽ Wed 4 Mar")


async def test_administrators_may_once_the_club_says_so(town: Town) -> None:
    town.telegram.make_admin(town.group, town.sam)
    await town.say(town.sam, "/newfixture Wed 18:00 Riverside")
    assert town.last().startswith("Only Olly")
    await town.dm(town.olly, "/settings admins yes")
    await town.say(town.sam, "/newfixture Wed 18:00 Riverside")
    assert town.last().startswith("⚽ Wed 4 Mar")
    await town.say(town.charlie, "/newfixture Wed 20:00 Riverside")
    assert town.last().startswith("Only Olly")


async def test_a_game_stays_in_the_topic_it_was_made_in(town: Town) -> None:
    forum = town.telegram.group("Forum Five", creator=town.olly, members=[town.olly, town.sam], forum=True)
    town.telegram.add_bot(forum, town.olly)
    topic = town.telegram.topic(forum, "Wednesdays")
    await town.idle()
    await town.say(town.olly, "/newfixture Wed 18:00 Riverside", forum, thread=topic)
    assert town.telegram.messages(forum)[-1]["message_thread_id"] == topic


async def test_weekly_answers_when_the_next_ones_open(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside weekly")
    assert "is up in Wednesday Five" in town.telegram.texts(town.olly)[-2]
    assert town.last(town.olly).startswith("I'll put it up every week from now on. Next: Wed 11 Mar (opens Thu 5 Mar")
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside weekly")
    assert town.last(town.olly) == "There is a weekly game then and there already. /weekly shows it."
    assert len(await town.store.fixtures.upcoming((await town.club()).club_id, town.clock.now)) == 1


async def test_step_by_step_it_may_be_every_two_weeks(town: Town) -> None:
    await town.say(town.olly, "/newfixture Wed 18:00 Riverside £45 £6 each")
    await town.say(town.olly, "/newfixture Thu 18:00")
    await town.tap(town.olly, "Riverside")
    await town.tap(town.olly, "£5.00")
    assert town.buttons()[:3] == ["✓ Just once", "Every week", "Every two weeks"]
    await town.tap(town.olly, "Every two weeks")
    assert "\nEvery two weeks\nShall I put it up?" in town.last()
    assert await town.tap(town.olly, "Put it up") == "I've sent you a message."
    assert town.last().startswith("⚽ Thu 5 Mar, 18:00 · Riverside")
    assert "every two weeks from now on. Next: Thu 19 Mar (opens Fri 13 Mar, 12:00), Thu 2 Apr" in town.last(town.olly)


async def test_an_admin_who_speaks_as_the_group_is_answered_there(town: Town) -> None:
    big = town.telegram.group("Big Five", creator=town.olly, members=[town.olly, town.sam], supergroup=True)
    town.telegram.add_bot(big, town.olly)
    await town.idle()
    await town.say(town.olly, "/settings admins yes", big)
    await town.say(town.olly, "/newfixture Wed 18:00 Riverside weekly", big, anonymous=True)
    assert "I'll put it up every week from now on." in town.words(big)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("yesterday 19:00 Riverside", "That date is in the past."),
        ("Wed 18:00 Riverside £99999", "A sum has to be between £0.01 and £10,000.00."),
        ("Wed 18:00 Riverside 12-8", "The maximum has to be between the minimum and 100 players."),
    ],
)
async def test_the_past_and_too_much_are_answered_with_the_right_form(town: Town, typed: str, says: str) -> None:
    await town.dm(town.olly, f"/newfixture {typed}")
    assert town.last(town.olly) == f"{says} Try: /newfixture Wed 18:00 Riverside £45"
    assert not await town.store.fixtures.upcoming((await town.club()).club_id, town.clock.now)


async def test_after_a_slip_the_answer_itself_can_be_replied_to(town: Town) -> None:
    await town.dm(town.olly, "/newfixture")
    await town.tap(town.olly, "Another day", town.olly)
    await town.reply(town.olly, "soon")
    assert town.last(town.olly) == "I couldn't read that as a day. Try Wed, 25/12 or 4 March."
    assert town.telegram.dm(town.olly).last_message_id in town.telegram.dm(town.olly).prompts
    await town.reply(town.olly, "1/1/2020")
    assert town.last(town.olly) == "That day is in the past. Try Wed, 25/12 or 4 March."
    await town.reply(town.olly, "Sat")
    assert town.last(town.olly).startswith("New game: Sat 7 Mar")


async def test_in_a_group_a_slip_leaves_one_question_behind(town: Town) -> None:
    await town.say(town.olly, "/newfixture Wed 18:00")
    await town.reply(town.olly, "x" * 100, town.group)
    assert town.last() == "A place needs between 1 and 80 characters."
    assert "Where do you play" not in town.words()
    await town.reply(town.olly, "Riverside", town.group)
    assert "A place needs" not in town.words()
    assert "How much is it each?" in town.last()


async def test_a_question_in_the_group_calls_people_by_their_first_name(town: Town) -> None:
    town.telegram.make_admin(town.group, town.sam)
    await town.dm(town.olly, "/settings admins yes")
    await town.say(town.sam, "/newfixture Wed 18:00")
    assert town.last() == "Sam: Where do you play? Reply with the place."
