"""News of guests: to the host while it is true, and in the group only what has no other way."""

from club import notices
from club.actions.bringing import Brought, bring, send_home
from club.actions.signing_up import leave
from club.ids import PlayerId, derived
from club.people import Person
from tests.bot.town import Town


async def brings(town: Town, name: str) -> Brought:
    game, host = await town.game(), Person(town.sam.id, "Sam Carter")
    new_id = PlayerId(derived("guest", name))
    return await town.store.write(
        lambda books: bring(books, game.fixture_id, host, name, new_id=new_id, at=town.clock.now)
    )


async def test_of_a_guest_who_is_off_again_nothing_is_said(town: Town) -> None:
    await town.new_game("Wed 18:00 Riverside £45 1-1")
    await town.tap(town.sam, "I'm in")
    await town.telegram.start(town.sam)
    await town.idle()
    mike = await brings(town, "Mike")
    await town.store.write(
        lambda books: send_home(books, mike.fixture.fixture_id, mike.guest.player_id, at=town.clock.now)
    )
    before = town.words(town.sam)
    for told in (notices.brought, notices.made_way):
        news = told(mike.fixture, mike.guest, await town.player(town.sam))
        assert news is not None
        await town.bot.messenger.deliver([news])
    assert town.words(town.sam) == before


async def test_a_host_who_cannot_be_messaged_is_told_in_the_group_who_is_in(town: Town) -> None:
    await town.new_game("Wed 18:00 Riverside £45 1-2")
    for person in (town.sam, town.olly):
        await town.tap(person, "I'm in")
    await brings(town, "Mike")
    town.telegram.block(town.sam)
    await town.idle()
    game, olly = await town.game(), (await town.player(town.olly)).player_id
    await town.store.write(lambda books: leave(books, game.fixture_id, olly, at=town.clock.now))
    await town.idle()
    assert town.last() == "Sam, a place opened: Mike is in for Wed 4 Mar, 18:00 · Riverside."
