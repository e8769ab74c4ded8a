"""The sides in the group, and the news of ball and bibs: told when it makes sense, and quietly."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.pictures import studio
from club import notices
from club.actions.siding import post_sides
from club.actions.signing_up import join, leave
from club.fixtures import Fixture
from club.ids import PlayerId
from club.people import Person
from club.ports import Books, Delivered
from tests.bot.town import Town


async def with_three(town: Town, text: str = "Wed 18:00 Riverside £45") -> Fixture:
    game = await town.new_game(text)
    for person in (town.olly, town.sam, town.charlie):
        who = Person(person.id, person.name)
        await town.store.write(partial(join, fixture_id=game.fixture_id, who=who, at=town.clock.now))
    await town.idle()
    return game


async def posted(town: Town, game: Fixture) -> list[int]:
    """The messages with a picture, once the sides were posted."""
    await town.store.write(lambda books: post_sides(books, game.fixture_id, town.clock.now))
    await town.idle()
    return [message["message_id"] for message in town.telegram.messages(town.group) if "photo" in message]


async def line_up(town: Town, game: Fixture, *kit: PlayerId) -> None:
    """These stand in the line for ball and bibs."""

    async def action(books: Books) -> None:
        now = await books.fixture(game.fixture_id)
        books.save(replace(now, kit=kit))
        books.tell(notices.card(now))

    await town.store.write(action)
    await town.idle()


def no_ink(_: object) -> bytes:
    raise ValueError("no ink")


async def test_with_a_sound_by_day_and_without_at_night(town: Town) -> None:
    by_day = await posted(town, await with_three(town))
    assert by_day[0] not in town.group.silent
    town.clock.forward(hours=11)
    await with_three(town, "Thu 07:00 Riverside")
    (night,) = set(await posted(town, (await town.game()))) - set(by_day)
    assert night in town.group.silent


async def test_once_and_the_same_news_again_is_an_edit(town: Town) -> None:
    game = await with_three(town)
    before = await posted(town, game)
    assert await town.bot.messenger.deliver([notices.sides(await town.game())]) == Delivered()
    assert await posted(town, game) == before
    assert len(town.telegram.made("editMessageMedia")) == 1


async def test_a_picture_that_cannot_be_drawn_leaves_the_words(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    game = await with_three(town)
    await posted(town, game)

    monkeypatch.setattr(studio, "_draw", no_ink)
    await town.say(town.sam, "/out")
    (post,) = [message for message in town.telegram.messages(town.group) if "photo" in message]
    assert "Sam" not in post["caption"]
    assert town.telegram.made("editMessageMedia") == []


async def test_a_picture_that_is_not_taken_does_not_hold_up_the_words_nor_the_card(town: Town) -> None:
    game = await with_three(town)
    await posted(town, game)
    town.telegram.fail_next("editMessageMedia", error_code=400, description="Bad Request: IMAGE_PROCESS_FAILED")
    await town.say(town.sam, "/out")
    (post,) = [message for message in town.telegram.messages(town.group) if "photo" in message]
    assert "Sam" not in post["caption"]
    assert "2 in · 10 places left" in town.words()


async def test_plain_words_get_other_words_while_nothing_can_be_drawn(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = await with_three(town)
    monkeypatch.setattr(studio, "_draw", no_ink)
    await posted(town, game)
    await town.say(town.sam, "/out")
    (post,) = [message for message in town.telegram.messages(town.group) if "No bibs" in message.get("text", "")]
    assert "Sam" not in post["text"]


async def test_not_before_they_were_posted_nor_once_the_game_is_over(town: Town) -> None:
    game = await with_three(town)
    assert await town.bot.messenger.deliver([notices.sides(game)]) == Delivered()
    assert town.telegram.made("sendPhoto") == []
    await posted(town, game)
    await town.game_over()
    assert town.telegram.made("editMessageMedia") == [], "who came is ticked off, and the sides stay as they were"


async def test_whose_turn_it_is_stands_on_the_card_and_is_told_in_private_without_a_sound(town: Town) -> None:
    game = await with_three(town)
    await town.telegram.start(town.sam)
    sam, olly, charlie = [(await town.player(person)).player_id for person in (town.sam, town.olly, town.charlie)]
    await line_up(town, game, olly, charlie, sam)
    assert "Ball: Olly · Bibs: Charlie" in town.words()
    player = await town.player(town.sam)
    too_early = notices.kit(game, player)
    assert too_early is not None
    await town.bot.messenger.deliver([too_early])
    assert "your turn" not in town.words(town.sam), "it is not their turn"
    await town.store.write(partial(leave, fixture_id=game.fixture_id, who=olly, at=town.clock.now))
    await town.idle()
    assert "Ball: Sam · Bibs: Charlie" in town.words()
    assert town.last(town.sam).startswith("It's your turn to bring the ball: Wed 4 Mar, 18:00 · Riverside.")
    assert town.buttons(town.sam) == ["I'm out"]
    dm = town.telegram.dm(town.sam)
    assert town.telegram.messages(dm)[-1]["message_id"] in dm.silent
    before = len(town.telegram.messages(dm))
    town.clock.now = game.starts_at + timedelta(minutes=1)
    await town.bot.messenger.deliver([too_early])
    assert len(town.telegram.messages(dm)) == before, "too late to fetch it"


async def test_in_the_topic_of_the_card_unless_that_is_gone(town: Town) -> None:
    forum = town.telegram.group("Forum Five", creator=town.olly, members=[town.olly, town.sam], forum=True)
    town.telegram.add_bot(forum, town.olly)
    topic = town.telegram.topic(forum, "Wednesdays")
    await town.idle()
    for when in ("Wed", "Thu"):
        await town.telegram.say(town.olly, forum, f"/newfixture {when} 18:00 Riverside", thread=topic)
        await town.idle()
    club = await town.store.clubs.of_chat(forum.id)
    assert club is not None
    for game in await town.store.fixtures.upcoming(club.club_id, town.clock.now):
        for person in (town.olly, town.sam):
            who = Person(person.id, person.name)
            await town.store.write(partial(join, fixture_id=game.fixture_id, who=who, at=town.clock.now))
        await town.store.write(partial(post_sides, fixture_id=game.fixture_id, at=town.clock.now))
        await town.idle()
        forum.topics.pop(topic, None)
    threads = [message.get("message_thread_id") for message in town.telegram.messages(forum) if "photo" in message]
    assert threads == [topic, None]
