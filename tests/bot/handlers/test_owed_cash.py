"""[Paid in cash]: exactly what is owed, shown once more, booked once, and by the organiser alone."""

import pytest

from tests.bot.debtors import hush, reminded
from tests.bot.town import Town


@pytest.fixture
async def season(town: Town) -> Town:
    """Sam was reminded, and says that it is paid."""
    await reminded(town, town.sam)
    await town.tap(town.sam, "look again", town.sam)
    return town


async def booked(town: Town) -> int:
    return await town.store.ledger.balance((await town.player(town.sam)).player_id)


async def test_it_is_shown_once_more_and_booked_once(season: Town) -> None:
    async with hush(season):
        await season.tap(season.olly, "Paid in cash", season.olly)
    assert season.last(season.olly) == "£5.00 in cash from Sam Carter, which is all that is owed. Book it?"
    assert season.buttons(season.olly) == ["Book £5.00", "Leave it"]
    sure = season.telegram.messages(season.olly)[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    for _ in range(3):
        await season.tap_id(season.olly, season.telegram.dm(season.olly), sure)
        assert await booked(season) == 0
    assert season.last(season.olly) == ("£5.00 in cash from Sam Carter, who is all square now. /undo takes it back.")
    assert season.last(season.sam) == "Paid, thank you."
    assert season.words().count("💷 Sam paid") == 1
    await season.tap(season.olly, "Undo", season.olly)
    assert await booked(season) == -500
    await season.tap_id(season.olly, season.telegram.dm(season.olly), sure)
    assert await booked(season) == -500, "an old button books nothing again"


async def test_another_sum_than_was_shown_is_shown_first(season: Town) -> None:
    await season.tap(season.olly, "Paid in cash", season.olly)
    await season.dm(season.olly, "/cash Sam £2")
    await season.tap(season.olly, "Book £5.00", season.olly)
    assert await booked(season) == -300
    assert "£3.00 in cash from Sam Carter" in season.words(season.olly)
    await season.tap(season.olly, "Book £3.00", season.olly)
    assert await booked(season) == 0


async def test_nothing_is_owed_any_more(season: Town) -> None:
    await season.dm(season.olly, "/cash Sam £5")
    await season.tap(season.olly, "Paid in cash", season.olly)
    assert "Sam Carter is all square already." in season.words(season.olly)
    assert await booked(season) == 0


async def test_leave_it(season: Town) -> None:
    await season.tap(season.olly, "Paid in cash", season.olly)
    await season.tap(season.olly, "Leave it", season.olly)
    assert await booked(season) == -500


async def test_charlie_and_sam_may_not(season: Town) -> None:
    player = (await season.player(season.sam)).player_id
    for person in (season.charlie, season.sam):
        for sure in "01":
            assert (await season.tap_id(person, season.group, f"oc:{player}:500:{sure}")).startswith("Only Olly")
    assert await booked(season) == -500
