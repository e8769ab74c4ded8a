"""Who may organise: by role, by what the club allows, and when Telegram does not say who it is."""

from dataclasses import replace

import pytest

from club.ids import club_id
from rehearsal import Person
from rehearsal.telegram import Chat
from tests.bot.town import Town


@pytest.fixture
async def big(town: Town) -> Chat:
    """A supergroup, where administrators can stay anonymous."""
    chat = town.telegram.group("Big Five", creator=town.olly, members=[town.olly, town.sam], supergroup=True)
    town.telegram.add_bot(chat, town.olly)
    town.telegram.make_admin(chat, town.sam)
    await town.idle()
    return chat


async def test_an_anonymous_administrator_is_told_why_not(town: Town, big: Chat) -> None:
    await town.say(town.olly, "/newfixture Wed 18:00 Riverside", big, anonymous=True)
    assert town.last(big).startswith("You're posting as the group, so I can't see who you are.")
    await town.say(town.olly, "/help", big, anonymous=True)
    assert "/newfixture" not in town.last(big)


async def test_an_anonymous_administrator_may_where_administrators_may(town: Town, big: Chat) -> None:
    await town.say(town.olly, "/settings admins yes", big)
    await town.say(town.olly, "/newfixture Wed 18:00 Riverside", big, anonymous=True)
    assert town.last(big).startswith("⚽ Wed 4 Mar")
    await town.say(town.sam, "/newfixture Thu 18:00", big, anonymous=True)
    assert "Where do you play?" in town.last(big)
    await town.say(town.sam, "/cash Sam £5", big, anonymous=True)
    assert town.last(big) == "You're posting as the group, so I can't see who you are. Post as yourself and try again."
    assert not (await town.store.payments.page(club_id(big.id), state=None, limit=5, cursor=None)).items


async def test_a_club_without_an_organiser_is_taken_on_by_an_administrator(town: Town, big: Chat) -> None:
    club = await town.store.clubs.get(club_id(big.id))
    await town.store.database["clubs"].update_one({"_id": club.club_id}, {"$set": {"organisers": []}})
    stranger = town.telegram.person("Mallory")
    town.telegram.join(big, stranger)
    await town.say(stranger, "/newfixture Wed 18:00 Riverside", big)
    assert town.last(big).startswith("Only the organiser can do that here.")
    await town.say(town.sam, "/newfixture Wed 18:00 Riverside", big)
    assert (await town.store.clubs.get(club.club_id)).organisers == (town.sam.id,)


async def test_several_organisers_are_all_named(town: Town) -> None:
    club = await town.club()
    both = [town.olly.id, town.sam.id]
    await town.store.database["clubs"].update_one({"_id": club.club_id}, {"$set": {"organisers": both}})
    await town.say(town.charlie, "/cancel")
    assert town.last() == "Only Olly and Sam can do that here. Ask them, or /help for what you can do."


async def test_a_group_that_was_forgotten_is_met_again(town: Town) -> None:
    await town.store.database["clubs"].delete_many({})
    await town.say(town.sam, "/fixtures")
    assert "No game is planned just now." in town.words()
    assert (await town.club()).name == "Wednesday Five"


async def test_who_left_the_group_is_no_administrator_any_more(town: Town) -> None:
    await town.dm(town.olly, "/settings admins yes")
    town.telegram.make_admin(town.group, town.sam)
    await town.new_game()
    game = await town.game()
    town.telegram.leave(town.group, town.sam)
    toast = await _tap_from_afar(town, town.sam, f"off:{game.fixture_id}:1")
    assert toast.startswith("Only Olly")
    assert (await town.game()) == replace(game)


async def _tap_from_afar(town: Town, person: Person, data: str) -> str:
    """A tap on a message in one's own chat with the bot."""
    await town.telegram.start(person)
    await town.idle()
    return await town.tap_id(person, town.telegram.dm(person), data)
