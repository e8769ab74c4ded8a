"""Pressing Start: a greeting that fits, and from then on the bot may write."""

from club.players import Reach
from tests.bot.town import Town


async def test_an_organiser_hears_what_to_do_first(town: Town) -> None:
    assert town.last(town.olly).startswith("Hi. You run Wednesday Five here.\n1. /connect")


async def test_a_stranger_hears_what_this_is(town: Town) -> None:
    await town.telegram.start(town.telegram.person("Nobody"))
    stranger = town.telegram.person("Dev")
    await town.telegram.start(stranger)
    await town.idle()
    assert town.last(stranger).startswith("Hi, I'm Fiver.")


async def test_the_link_of_a_club_makes_a_member_of_its_group_a_player_who_can_be_reached(town: Town) -> None:
    await town.telegram.start(town.sam, (await town.club()).club_id)
    await town.idle()
    assert (await town.player(town.sam)).reach is Reach.OPEN
    assert "You're set up for Wednesday Five" in town.last(town.sam)


async def test_the_link_lets_nobody_in_who_is_not_in_the_group(town: Town) -> None:
    outsider = town.telegram.person("Mallory")
    await town.telegram.start(outsider, (await town.club()).club_id)
    await town.idle()
    assert not await town.store.players.of_person(outsider.id)
    assert "I couldn't find you in that group" in town.words(outsider)


async def test_links_that_lead_nowhere_are_just_a_start(town: Town) -> None:
    for payload in ("000000000000", "hello", "x" * 64):
        await town.telegram.start(town.charlie, payload)
    await town.idle()
    assert town.last(town.charlie).startswith("Hi, I'm Fiver.")


async def test_in_the_group(town: Town) -> None:
    await town.say(town.sam, "/start")
    assert town.last() == "I'm here. /fixtures shows the games ahead, /help what I can do."


async def test_whoever_writes_can_be_written_to(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    assert (await town.player(town.sam)).reach is Reach.UNKNOWN
    await town.dm(town.sam, "hello there")
    assert (await town.player(town.sam)).reach is Reach.OPEN


async def test_what_could_not_be_said_before_start_is_said_then(town: Town) -> None:
    """A part payment, before Sam ever wrote to the bot."""
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.game_over()
    await town.dm(town.olly, "/cash Sam £3")
    assert "still to come" not in town.words(town.sam)
    await town.telegram.start(town.sam)
    await town.idle()
    assert "£3.00 arrived, thank you. £2.00 still to come." in town.words(town.sam)
    told = town.words(town.sam).count("still to come")
    await town.dm(town.sam, "/balance")
    assert town.words(town.sam).count("still to come") == told
