"""What is asked and told before a game goes out only while it makes sense."""

from dataclasses import replace
from functools import partial

from club import notices
from club.actions.answering_calls import stop_calls
from club.actions.signing_up import join, leave
from club.fixtures import Fixture, Guest, Step
from club.notices import Notice
from club.people import Person
from club.players import Reach
from club.ports import Delivered
from tests.bot.calling import attended, called, next_week
from tests.bot.town import Town
from tests.builders import a_player
from tests.storage.keeping import keep


async def said(town: Town, notice: Notice | None) -> bool:
    """Whether anything was said to Sam when this was told."""
    assert notice is not None
    before = len(town.telegram.messages(town.sam))
    assert await town.bot.messenger.deliver([notice]) == Delivered()
    return len(town.telegram.messages(town.sam)) > before


async def act(town: Town, action: object, game: Fixture) -> None:
    """Sam does it elsewhere, and the clock stays where it is."""
    assert callable(action)
    who = Person(town.sam.id, "Sam Carter")
    await town.store.write(partial(action, fixture_id=game.fixture_id, who=who, at=town.clock.now))


async def test_the_question_goes_to_each_alone_and_the_group_hears_nothing(town: Town) -> None:
    before = len(town.telegram.messages(town.group))
    await called(town)
    assert town.last(town.sam) == ("Wed 11 Mar, 18:00 · Riverside: 0 in, 2 more needed by Tue 18:00. Are you playing?")
    assert town.buttons(town.sam) == ["I'm in", "I'm out", "Don't ask me"]
    assert not town.telegram.made("sendMessage")[-1].params.get("disable_notification")
    assert "Are you playing" not in town.words()
    assert len(town.telegram.messages(town.group)) == before + 4, "two games were put up"


async def test_who_answered_or_stopped_calls_meanwhile_is_not_asked_nor_when_it_is_too_late(town: Town) -> None:
    game = await next_week(town)
    news = notices.last_call(game, await town.player(town.sam))
    await town.store.write(partial(stop_calls, telegram_id=town.sam.id, stopped=True))
    assert not await said(town, news)
    await town.store.write(partial(stop_calls, telegram_id=town.sam.id, stopped=False))
    assert await said(town, news)
    now = town.clock.now
    assert game.cancel_by is not None
    town.clock.now = game.cancel_by
    assert not await said(town, news)
    town.clock.now = now
    await act(town, leave, game)
    assert not await said(town, news)


async def test_on_the_day_who_is_in_is_told_without_a_sound_and_hosts_with_whom(town: Town) -> None:
    game = await next_week(town)
    await act(town, join, game)
    sam = await town.player(town.sam)
    charlie, mike = await town.player(town.charlie), a_player("Mike", club_id=sam.club_id)
    brought = replace(await town.game(), maximum=2)
    for guest in (charlie, mike):
        brought, _ = brought.bring(Guest(guest.player_id, sam.player_id, sam.player_id), at=town.clock.now, most=2)
    await keep(town.store, mike, brought)
    await attended(town, game, Step.TONIGHT)
    assert town.last(town.sam) == "Tonight 18:00, Riverside, with Charlie. 2 are in.", "Mike waits"
    assert town.buttons(town.sam) == ["I'm out", "Stop these"]
    assert town.telegram.made("sendMessage")[-1].params["disable_notification"]
    assert "Tonight" not in town.words()
    assert "Tonight" not in town.words(town.charlie)


async def test_who_had_pressed_start_before_they_played_is_known_to_hear_by_what_reached_them(town: Town) -> None:
    await town.telegram.start(town.sam)
    game = await town.new_game("Wed 11 Mar 18:00 Riverside £45")
    for person in (town.sam, town.charlie):
        await town.tap(person, "I'm in")
    assert (await town.player(town.sam)).reach is Reach.UNKNOWN
    town.clock.now = next(due.at for due in game.agenda if due.step is Step.TONIGHT)
    for person in (town.sam, town.charlie):
        news = notices.tonight(await town.game(), await town.player(person))
        assert news is not None
        await town.bot.messenger.deliver([news])
    assert (await town.player(town.sam)).reach is Reach.OPEN
    assert (await town.player(town.charlie)).reach is Reach.UNKNOWN, "who never pressed it"


async def test_out_moved_or_begun_it_is_no_news_any_more(town: Town) -> None:
    game = await next_week(town)
    await act(town, join, game)
    town.clock.now = next(due.at for due in game.agenda if due.step is Step.TONIGHT)
    news = notices.tonight(game, await town.player(town.sam))
    assert await said(town, news)
    assert not await said(town, replace(news, detail=NOW_ELSEWHERE) if news is not None else None)
    town.clock.now = game.starts_at
    assert not await said(town, news)
    town.clock.forward(hours=-2)
    await act(town, leave, game)
    assert not await said(town, news)


NOW_ELSEWHERE = "2026-03-12T18:00:00+00:00"
"""Another kick-off than the game has by now."""
