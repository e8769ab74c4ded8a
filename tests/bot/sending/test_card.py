"""The card: posted once, pinned if allowed, edited ever after."""

from club import notices
from club.actions.charging import settle
from club.ports import Delivered
from tests.bot.town import Town


async def test_pinned_without_a_sound_where_the_bot_may(town: Town) -> None:
    town.telegram.make_admin(town.group)
    await town.idle()
    await town.new_game()
    card = next(message for message in reversed(town.telegram.messages(town.group)) if "text" in message)
    assert town.group.pinned == [card["message_id"]]
    assert town.telegram.made("pinChatMessage")[-1].params["disable_notification"] is True


async def test_a_burst_is_one_edit_and_none_if_nothing_shows(town: Town) -> None:
    game = await town.new_game()
    edits = len(town.telegram.made("editMessageText"))
    burst = [notices.card(game)] * 3
    assert await town.bot.messenger.deliver(burst) == Delivered()
    assert len(town.telegram.made("editMessageText")) == edits + 1, "not modified is fine"


async def test_a_deleted_card_comes_back_only_while_the_game_is_ahead(town: Town) -> None:
    await town.new_game()
    town.telegram.delete(town.group, town.telegram.messages(town.group)[-1])
    await town.say(town.sam, "/in")
    assert town.telegram.texts(town.group)[-1].startswith("⚽")
    town.telegram.delete(town.group, town.telegram.messages(town.group)[-1])
    before = len(town.telegram.messages(town.group))
    await town.game_over()
    assert len(town.telegram.messages(town.group)) == before


async def test_over_it_says_how_many_have_paid_and_never_who(town: Town) -> None:
    await town.new_game()
    for person in (town.sam, town.charlie):
        await town.tap(person, "I'm in")
    card = town.telegram.messages(town.group)[-1]["message_id"]
    await town.game_over()
    assert town.text_of(card) == "⚽ Wed 4 Mar, 18:00 · Riverside\n\n1 Sam   2 Charlie\n\nPlayed · 0 of 2 have paid"
    assert town.buttons() == []
    await town.dm(town.olly, "/cash Sam £5")
    assert town.text_of(card).endswith("Played · 1 of 2 have paid")
    await town.dm(town.olly, "/undo")
    await town.tap(town.olly, "Take it back", town.olly)
    assert town.text_of(card).endswith("Played · 0 of 2 have paid")


async def test_at_night_it_comes_without_a_sound(town: Town) -> None:
    town.clock.forward(hours=11)
    await town.new_game("Thu 18:00 Riverside")
    assert town.telegram.messages(town.group)[-1]["message_id"] in town.group.silent
    town.clock.forward(hours=10)
    await town.new_game("Thu 20:00 Riverside")
    assert town.telegram.messages(town.group)[-1]["message_id"] not in town.group.silent


async def test_a_topic_that_is_gone_is_no_reason_not_to_post(town: Town) -> None:
    forum = town.telegram.group("Forum Five", creator=town.olly, members=[town.olly], forum=True)
    town.telegram.add_bot(forum, town.olly)
    topic = town.telegram.topic(forum, "Wednesdays")
    await town.idle()
    await town.telegram.say(town.olly, forum, "/newfixture Wed 18:00 Riverside", thread=topic)
    await town.telegram.settled()
    del forum.topics[topic]
    await town.idle()
    assert town.last(forum).startswith("⚽ Wed 4 Mar")


async def test_settled_twice_it_is_one_card(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    game = await town.game_over()
    before = len(town.telegram.messages(town.group))
    await town.store.write(lambda books: settle(books, game.fixture_id, at=town.clock.now))
    await town.idle()
    assert len(town.telegram.messages(town.group)) == before
