"""What was learned about payers is shown, and forgotten with a tap."""

import pytest

from tests.bot.bank import connected, pays
from tests.bot.town import Town


@pytest.fixture
async def learned(town: Town) -> Town:
    """Sam played and owed; the bank is connected, and a payment of his was booked by hand."""
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await connected(town)
    await town.game_over()
    await pays(town, "S CARTER")
    await town.tap(town.olly, "Sam Carter", town.olly)
    return town


@pytest.fixture
async def season(learned: Town) -> Town:
    """Two more were booked by themselves."""
    for _ in range(2):
        await pays(learned, "S CARTER")
    return learned


async def test_nobody_is_known_at_first(town: Town) -> None:
    await town.dm(town.olly, "/payers")
    assert town.last(town.olly).startswith("I don't know anybody's account yet.")


async def test_each_account_is_listed_with_where_it_was_learned(season: Town) -> None:
    await season.dm(season.olly, "/payers")
    said = season.last(season.olly)
    assert said.startswith("Wednesday Five: 1 account I know")
    assert "Sam Carter: since Wed 4 Mar, from £5.00 by S CARTER" in said
    assert season.buttons(season.olly) == ["Sam Carter · S CARTER"]


async def test_what_was_forgotten_is_asked_about_again_and_what_it_booked_can_be_taken_back(season: Town) -> None:
    await season.dm(season.olly, "/payers")
    await season.tap(season.olly, "Sam Carter · S CARTER", season.olly)
    assert season.last(season.olly) == (
        "Forgotten: I don't take that account for Sam Carter's any more. "
        "By itself it had booked 2 payments, £10.00 in all. Take that back?"
    )
    assert (await season.player(season.sam)).accounts == ()
    await season.tap(season.olly, "Take it back", season.olly)
    assert "Taken back: 2 payments, £10.00 in all." in season.words(season.olly)
    player = await season.player(season.sam)
    assert await season.store.ledger.balance(player.player_id) == 0, "what was booked by hand stays"
    assert len(await season.store.payments.unmatched([player.club_id])) == 2
    await pays(season, "S CARTER")
    assert len(await season.store.payments.unmatched([player.club_id])) == 3


async def test_with_nothing_booked_by_itself_there_is_nothing_to_take_back(learned: Town) -> None:
    await learned.dm(learned.olly, "/payers")
    await learned.tap(learned.olly, "Sam Carter · S CARTER", learned.olly)
    assert learned.last(learned.olly) == "Forgotten: I don't take that account for Sam Carter's any more."
    assert learned.buttons(learned.olly) == []


async def test_charlie_may_neither_see_nor_forget(season: Town) -> None:
    await season.say(season.charlie, "/payers")
    assert "Only Olly can do that here." in season.last()
    await season.dm(season.olly, "/payers")
    data = season.telegram.messages(season.olly)[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert "Only Olly can do that here." in await season.tap_id(season.charlie, season.group, data)
    assert len((await season.player(season.sam)).accounts) == 1
