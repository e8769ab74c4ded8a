"""`/ratings`: a list with a button each, and back to it; the group learns nothing."""

from functools import partial

from club.actions.people import add_player
from club.ids import PlayerId, derived
from tests.bot.town import Town


async def test_the_list_and_a_change(town: Town) -> None:
    await town.dm(town.olly, "/ratings")
    assert town.last(town.olly).startswith("Nobody plays here yet.")
    for name in ("Ashley Jones", "Priya"):
        await town.dm(town.olly, f"/addplayer {name}")
    await town.say(town.olly, "/ratings")
    assert "rated" not in town.words()
    assert "0 of 2 players rated." in town.last(town.olly)
    assert town.buttons(town.olly) == ["Ashley Jones: –", "Priya: –"]
    await town.tap(town.olly, "Priya: –", town.olly)
    assert town.buttons(town.olly) == ["1", "2", "3", "4", "5", "Back"]
    assert await town.tap(town.olly, "5", town.olly) == "Priya: 5."
    assert town.buttons(town.olly) == ["Ashley Jones: –", "Priya: 5"]
    await town.tap(town.olly, "Priya: 5", town.olly)
    await town.tap(town.olly, "Back", town.olly)
    assert "1 of 2 players rated." in town.last(town.olly)


async def test_a_long_list_has_leaves_and_leads_back_to_the_leaf(town: Town) -> None:
    club = (await town.club()).club_id
    for number in range(10, 35):
        new = PlayerId(derived("player", number))
        await town.store.write(partial(add_player, club_id=club, new_id=new, name=f"Player {number}"))
    await town.dm(town.olly, "/ratings")
    assert len(town.buttons(town.olly)) == 21
    await town.tap(town.olly, "Later ›", town.olly)
    await town.tap(town.olly, "Player 31: –", town.olly)
    await town.tap(town.olly, "2", town.olly)
    assert town.buttons(town.olly) == [
        "Player 30: –",
        "Player 31: 2",
        "Player 32: –",
        "Player 33: –",
        "Player 34: –",
        "‹ Earlier",
    ]


async def test_who_is_no_organiser_is_told_who_is(town: Town) -> None:
    await town.say(town.charlie, "/ratings")
    assert town.last().startswith("Only Olly can do that here.")
