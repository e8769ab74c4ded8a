"""A moved game is confirmed under the newest message about it, and only while it is on."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from club import notices
from club.actions.fixing import Alteration, alter
from club.money import Pence
from club.ports import Delivered
from tests.bot.town import Town


async def move(town: Town, **wanted: object) -> None:
    """As by REST, or by Olly."""
    game = await town.game()
    altered = Alteration(**wanted)  # type: ignore[arg-type]  # the test names fields of it
    await town.store.write(partial(alter, fixture_id=game.fixture_id, wanted=altered, at=town.clock.now))
    await town.idle()


async def moves(town: Town, *wanted: Alteration) -> None:
    """Several, before any of them is told."""
    game = await town.game()
    for one in wanted:
        await town.store.write(partial(alter, fixture_id=game.fixture_id, wanted=one, at=town.clock.now))
    await town.idle()


async def test_the_group_is_asked_by_name_and_everybody_answers_under_the_news(town: Town) -> None:
    game = await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.tap(town.charlie, "I'm in")
    card = town.telegram.messages(town.group)[-1]["message_id"]
    await move(town, starts_at=game.starts_at + timedelta(days=1, hours=1))
    assert town.last() == (
        "Moved: it's now Thu 5 Mar, 19:00 · Riverside (was Wed 4 Mar, 18:00). Can you still make it?\nSam, Charlie"
    )
    mentioned = [one["user"]["id"] for one in town.telegram.messages(town.group)[-1]["entities"]]
    assert mentioned == [town.sam.id, town.charlie.id]
    assert "1 Sam ?   2 Charlie ?" in town.text_of(card)
    assert await town.tap(town.sam, "Still in") == "Thanks: you're in for Thu 5 Mar, 19:00."
    assert await town.tap(town.sam, "Still in") == "You're already in."
    assert "1 Sam   2 Charlie ?" in town.text_of(card)
    await town.dm(town.olly, "/change")
    assert "\nNot confirmed since it was moved: Charlie\n" in town.last(town.olly)
    assert await town.tap(town.charlie, "I'm out") == "You're out. Thanks for saying so."
    assert "1 Sam\n" in town.text_of(card)


async def test_a_second_move_asks_anew_and_the_former_question_has_no_buttons_any_more(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await move(town, location="The <Cage>")
    first = town.telegram.messages(town.group)[-1]
    town.clock.now = (await town.game()).starts_at - timedelta(hours=19, minutes=30)  # half past ten at night
    await move(town, location="Park")
    assert town.last().startswith("Moved: it's now Wed 4 Mar, 18:00 · Park (was The <Cage>). Can you still make it?")
    assert town.buttons() == ["Still in", "I'm out"]
    assert town.telegram.made("sendMessage")[-1].params["disable_notification"], "nobody is woken by it"
    former = town.group.message(first["message_id"])
    assert former is not None
    assert (former["text"], former.get("reply_markup")) == ("Moved once more: it's further down.", None)


async def test_moves_of_one_moment_say_what_the_game_was_when_people_last_heard_of_it(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await moves(town, Alteration(location="Park"), Alteration(price=Pence(600)), Alteration(location="Cage"))
    was = "(was Riverside · £5.00 each). Can you still make it?\nSam"
    assert town.last() == f"Moved: it's now Wed 4 Mar, 18:00 · Cage, £6.00 each {was}"
    assert town.words().count("Moved: it's now") == 1
    before = len(town.telegram.messages(town.group))
    await moves(town, Alteration(location="Park"), Alteration(location="Cage"))
    await moves(town, Alteration(price=Pence(700)), Alteration(price=Pence(600)))
    assert len(town.telegram.messages(town.group)) == before, "it is what they have heard"
    await moves(town, Alteration(price=Pence(700)), Alteration(price=Pence(800)))
    assert town.last() == "The game has changed. It's now Wed 4 Mar, 18:00 · Cage, £8.00 each.\nSam"
    assert len(town.telegram.messages(town.group)) == before + 1


async def test_a_move_that_was_told_just_before_a_crash_is_what_people_last_heard(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    game = await town.game()
    told = notices.moved(replace(game, location="Park"), game)
    await move(town, location="Park")
    parked = await town.game()
    cage = partial(alter, fixture_id=game.fixture_id, wanted=Alteration(location="Cage"), at=town.clock.now)
    await town.store.write(cage)
    news = [told, notices.moved(replace(parked, location="Cage"), parked)]
    assert await town.bot.messenger.deliver(news) == Delivered()
    assert town.last().startswith("Moved: it's now Wed 4 Mar, 18:00 · Cage (was Park)")
    await town.idle()
    assert town.words().count("Cage (was Park)") == 1


async def test_moved_and_then_called_off_is_only_called_off_and_told_twice_is_once(town: Town) -> None:
    game = await town.new_game()
    await town.tap(town.sam, "I'm in")
    await move(town, location="Park")
    news = notices.moved(game, replace(game, location="Cage"))
    before = len(town.telegram.messages(town.group))
    for _ in range(2):
        assert await town.bot.messenger.deliver([news]) == Delivered()
    assert len(town.telegram.messages(town.group)) == before + 1, "a crash came before it was noted"
    await town.dm(town.olly, "/cancel")
    await town.tap(town.olly, "Call it off", town.olly)
    before = len(town.telegram.messages(town.group))
    another = notices.moved(await town.store.fixtures.get(game.fixture_id), game)
    assert await town.bot.messenger.deliver([another]) == Delivered()
    assert len(town.telegram.messages(town.group)) == before
