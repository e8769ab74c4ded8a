"""A player's page, and what can be done there."""

import pytest

from tests.bot.bank import connected, pays
from tests.bot.town import Town


@pytest.fixture
async def season(town: Town) -> Town:
    """Sam played and owes £5.00; the organiser had put a Samuel on the list before."""
    await town.dm(town.olly, "/addplayer Samuel")
    await town.dm(town.olly, "/alias Samuel = S CARTER")
    await town.dm(town.olly, "/cash Samuel £2")
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.game_over()
    return town


async def test_the_statement_has_a_line_for_everything(season: Town) -> None:
    await season.dm(season.olly, "/cash Sam Carter £3")
    await season.dm(season.olly, "/player Sam Carter")
    said = season.last(season.olly)
    assert said.startswith("Sam Carter: owes £2.00, last paid Wed 4 Mar\nReference: ")
    assert "Wed 4 Mar: game −£5.00, owes £5.00\nWed 4 Mar: paid in cash +£3.00, owes £2.00" in said
    assert season.buttons(season.olly) == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "Write off £2.00",
        "Plays no more",
        "Same person as…",
    ]


async def test_a_long_statement_has_leaves(season: Town) -> None:
    for _ in range(15):
        await season.dm(season.olly, "/correct Sam Carter £1")
        season.clock.forward(minutes=1)
    await season.dm(season.olly, "/player Sam Carter")
    assert season.last(season.olly).count("corrected") == 12
    await season.tap(season.olly, "‹ Earlier", season.olly)
    assert "Earlier:" in season.last(season.olly)
    assert "game −£5.00" in season.last(season.olly)
    await season.tap(season.olly, "Later ›", season.olly)
    assert "Latest:" in season.last(season.olly)


async def test_who_plays_no_more_keeps_the_balance(season: Town) -> None:
    await season.dm(season.olly, "/player Sam Carter")
    toast = await season.tap(season.olly, "Plays no more", season.olly)
    assert toast == "Sam Carter plays no more. Sam Carter owes £5.00: that stays."
    assert "Plays no more" in season.last(season.olly)
    await season.dm(season.olly, "/players")
    assert season.last(season.olly).endswith("Plays no more:\nSam Carter: owes £5.00")
    await season.dm(season.olly, "/player Sam Carter")
    assert await season.tap(season.olly, "Plays again", season.olly) == "Sam Carter is back."


@pytest.mark.parametrize("way", ["typed", "tapped"])
async def test_two_are_made_one_and_what_came_in_counts(season: Town, way: str) -> None:
    await connected(season)
    if way == "typed":
        await season.dm(season.olly, "/merge Samuel = Sam Carter")
    else:
        await season.dm(season.olly, "/player Samuel")
        await season.tap(season.olly, "Same person as…", season.olly)
        await season.tap(season.olly, "Sam Carter", season.olly)
    assert "They become one player, Sam Carter: owes £3.00." in season.last(season.olly)
    assert "This can't be undone." in season.last(season.olly)
    await season.tap(season.olly, "Make them one", season.olly)
    assert season.last(season.olly).startswith("Sam Carter: owes £3.00")
    assert "paid in cash (as Samuel) +£2.00" not in season.last(season.olly), "on old lists, too, he is Sam Carter"
    await pays(season, "S CARTER", amount=300)
    assert season.last() == "💷 Sam paid £3.00: all square"
    await season.dm(season.olly, "/player Samuel")
    assert season.last(season.olly) == "I don't know anybody called “Samuel”. /players lists everybody."


async def test_one_is_no_two(season: Town) -> None:
    await season.dm(season.olly, "/merge Samuel = samuel")
    assert season.last(season.olly) == "Both names are Samuel's: that is one player already."
    await season.dm(season.olly, "/merge Samuel")
    assert season.last(season.olly) == "I couldn't read “Samuel”. Try: /merge Sam = Sam Carter"


async def test_erasing_asks_first_and_not_while_there_is_a_balance(season: Town) -> None:
    player = (await season.player(season.sam)).player_id
    await season.dm(season.olly, "/player Sam Carter")
    assert "Erase" not in season.buttons(season.olly)
    refused = await season.tap_id(season.olly, season.telegram.dm(season.olly), f"er:{player}:1")
    assert refused == "Sam Carter owes £5.00. Settle that first, with /writeoff or /refund."
    await season.dm(season.olly, "/writeoff Sam Carter")
    await season.dm(season.olly, "/player Sam Carter")
    await season.tap(season.olly, "Erase", season.olly)
    assert "This can't be undone." in season.last(season.olly)
    await season.tap(season.olly, "Erase", season.olly)
    assert season.last(season.olly) == "Erased. Nothing here tells of Sam Carter any more."
    await season.dm(season.olly, "/players")
    assert "Sam Carter" not in season.last(season.olly)


async def test_in_the_group_nothing_of_it_is_shown(season: Town) -> None:
    player = (await season.player(season.sam)).player_id
    for tag in (f"who:{player}", f"st:{player}:0", f"rt:{player}:1", f"er:{player}:0", f"is:{player}:0"):
        toast = await season.tap_id(season.olly, season.group, tag)
        assert toast == "That is about somebody's money: ask me in our own chat."


async def test_charlie_may_do_none_of_it(season: Town) -> None:
    sam = (await season.player(season.sam)).player_id
    samuel = next(one for one in await season.store.players.all((await season.club()).club_id) if one.name == "Samuel")
    tags = (
        f"who:{sam}", f"st:{sam}:0", f"rt:{sam}:1", f"is:{sam}:0", f"m1:{sam}:{samuel.player_id}:0",
        f"m1:{sam}:{samuel.player_id}:1", f"er:{sam}:0", f"er:{sam}:1",
    )  # fmt: skip
    for data in tags:
        assert (await season.tap_id(season.charlie, season.group, data)).startswith("Only Olly"), data
    for command in ("/player Sam", "/merge Sam Carter = Samuel"):
        await season.say(season.charlie, command)
        assert season.last().startswith("Only Olly")
    assert len(await season.store.players.all((await season.club()).club_id)) == 2


async def test_strength_is_a_tap_for_organisers_in_private(season: Town) -> None:
    await season.dm(season.olly, "/player Sam Carter")
    assert "Strength: not rated, counts as 3" in season.last(season.olly)
    assert await season.tap(season.olly, "4", season.olly) == "Sam Carter: 4."
    assert "Strength: 4 of 5" in season.last(season.olly)
    sam = (await season.player(season.sam)).player_id
    dm = season.telegram.dm(season.olly)
    assert await season.tap_id(season.olly, dm, f"rtg:{sam}:4:0") == "Sam Carter: 4.", "twice is once"
    assert await season.tap(season.olly, "4 ✓", season.olly) == "Sam Carter counts as 3, like whoever has none."
    assert (await season.player(season.sam)).rating is None
    for data in (f"rtg:{sam}:5:0", f"rtg:{sam}:5:1", f"rtg:{sam}:ask:1", f"rtg:{sam}:list:1"):
        await season.telegram.start(season.charlie)
        assert (await season.tap_id(season.charlie, season.telegram.dm(season.charlie), data)).startswith("Only Olly")
        assert "our own chat" in await season.tap_id(season.olly, season.group, data)
    assert await season.tap_id(season.olly, dm, f"rtg:{sam}:6:0") == "That button is out of date."
    assert (await season.player(season.sam)).rating is None
