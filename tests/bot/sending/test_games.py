"""News of a game that goes to the right people, and only while it is true."""

from club import notices
from club.actions.fixing import call_off
from club.actions.signing_up import leave
from club.people import Person
from club.ports import Delivered
from tests.bot.town import Town


async def test_promoted_in_the_group_when_the_person_cannot_be_messaged(town: Town) -> None:
    await town.new_game("Wed 18:00 Riverside 1-1")
    await town.tap(town.olly, "I'm in")
    await town.tap(town.sam, "I'm in")
    town.telegram.block(town.sam)
    await town.idle()
    await town.tap(town.olly, "I'm out")
    assert town.last() == "Sam, a place opened: you're in for Wed 4 Mar, 18:00 · Riverside."
    mention = town.telegram.messages(town.group)[-1]["entities"][0]
    assert mention["user"]["id"] == town.sam.id


async def test_promoted_and_out_again_nothing_is_said(town: Town) -> None:
    game = await town.new_game("Wed 18:00 Riverside 1-1")
    await town.tap(town.sam, "I'm in")
    await town.tap(town.olly, "I'm in")
    player = (await town.player(town.olly)).player_id
    await town.store.write(lambda books: leave(books, game.fixture_id, Person(town.sam.id, "Sam"), at=town.clock.now))
    await town.store.write(lambda books: leave(books, game.fixture_id, player, at=town.clock.now))
    await town.idle()
    assert "A place opened" not in town.words(town.olly)


async def test_the_button_under_the_news_lets_one_decline(town: Town) -> None:
    await town.new_game("Wed 18:00 Riverside 1-1")
    await town.tap(town.sam, "I'm in")
    await town.tap(town.olly, "I'm in")
    await town.tap(town.sam, "I'm out")
    await town.tap(town.olly, "Take it", town.olly)
    assert await town.tap(town.olly, "I'm out", town.olly) == "You're out. Thanks for saying so."


async def test_the_list_after_a_game_comes_back_when_it_was_deleted(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.game_over()
    town.telegram.delete(town.telegram.dm(town.olly), town.telegram.messages(town.olly)[-1])
    game = await town.store.fixtures.latest_over((await town.club()).club_id, town.clock.now)
    assert game is not None
    assert await town.bot.messenger.deliver(list(notices.after_game(await town.club(), game))) == Delivered()
    assert town.last(town.olly).startswith("Wed 4 Mar, 18:00 · Riverside\nPlayed: 1 × £5.00")


async def test_that_a_game_was_off_is_no_news_once_its_time_has_passed(town: Town) -> None:
    game = await town.new_game()
    await town.tap(town.sam, "I'm in")
    off = await town.store.write(lambda books: call_off(books, game.fixture_id, at=town.clock.now))
    town.clock.now = game.starts_at
    before = len(town.telegram.messages(town.group))
    assert await town.bot.messenger.deliver([notices.called_off(off)]) == Delivered()
    assert len(town.telegram.messages(town.group)) == before
