"""News of a game in danger: told where it was made, only while it is true, and never twice."""

from datetime import timedelta
from functools import partial

from club import notices
from club.actions.attending import attend
from club.actions.fixing import call_off
from club.ports import Delivered
from tests.bot.town import Town

PLANNED = "/newfixture Wed 11 Mar 18:00 Riverside £45 1-12"


async def endangered(town: Town) -> None:
    """Nobody is in, it is the day before the deadline, and the news of it waits."""
    game = await town.game()
    assert game.cancel_by is not None
    town.clock.now = game.cancel_by - timedelta(days=1)
    await town.store.write(partial(attend, fixture_id=game.fixture_id, at=town.clock.now))


async def test_on_by_the_time_it_is_told_there_is_no_plea(town: Town) -> None:
    await town.say(town.olly, PLANNED)
    await endangered(town)
    before = len(town.telegram.messages(town.group)), len(town.telegram.messages(town.olly))
    await town.tap(town.sam, "I'm in")
    assert (len(town.telegram.messages(town.group)), len(town.telegram.messages(town.olly))) == before


async def test_called_off_by_hand_a_question_that_waits_is_not_asked(town: Town) -> None:
    await town.say(town.olly, PLANNED)
    game = await town.game()
    await endangered(town)
    await town.store.write(partial(call_off, fixture_id=game.fixture_id, at=town.clock.now))
    before = len(town.telegram.messages(town.olly))
    await town.idle()
    assert len(town.telegram.messages(town.olly)) == before


async def test_a_plea_stays_in_its_topic_and_a_deleted_one_stays_deleted(town: Town) -> None:
    forum = town.telegram.group("Forum Five", creator=town.olly, members=[town.olly, town.sam], forum=True)
    town.telegram.add_bot(forum, town.olly)
    topic = town.telegram.topic(forum, "Wednesdays")
    await town.idle()
    await town.telegram.say(town.olly, forum, PLANNED, thread=topic)
    await town.idle()
    (club,) = [one for one in await town.store.clubs.run_by(town.olly.id) if one.chat_id == forum.id]
    (game,) = await town.store.fixtures.upcoming(club.club_id, town.clock.now)
    assert game.cancel_by is not None
    town.clock.now = game.cancel_by - timedelta(days=1)
    await town.store.write(partial(attend, fixture_id=game.fixture_id, at=town.clock.now))
    await town.idle()
    plea = town.telegram.messages(forum)[-1]
    assert "0 in, 1 more needed by Tue 18:00" in plea["text"]
    assert plea["message_thread_id"] == topic
    town.telegram.delete(forum, plea)
    before = len(town.telegram.messages(forum))
    await town.tap(town.sam, "I'm in", forum)
    assert len(town.telegram.messages(forum)) == before


async def test_what_was_never_told_cannot_be_put_right(town: Town) -> None:
    await town.say(town.olly, PLANNED)
    game = await town.game()
    before = len(town.telegram.messages(town.group)), len(town.telegram.messages(town.olly))
    for stands in (notices.plea_stands(game), *notices.decision_stands(game, (await town.club()).organisers)):
        assert await town.bot.messenger.deliver([stands]) == Delivered()
    assert (len(town.telegram.messages(town.group)), len(town.telegram.messages(town.olly))) == before
