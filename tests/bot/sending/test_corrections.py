"""Undone and booked for somebody else: both hear of it, alone; who never heard of a slip is left in peace."""

from functools import partial

import pytest

from club.actions import deciding
from club.ids import PaymentId
from club.players import Reach
from rehearsal import Person
from tests.bot.bank import connected, pays
from tests.bot.town import Town

NOT_YOURS = "The £5.00 I had put down for you was a mistake: you owe £5.00."
YOURS = "£5.00 that had gone astray is yours now: all square."


@pytest.fixture
async def season(town: Town) -> Town:
    """Sam and Charlie played and owe, and may be written to; Sam's payment is booked."""
    await town.new_game()
    for person in (town.sam, town.charlie):
        await town.tap(person, "I'm in")
        await town.telegram.start(person)
    await connected(town)
    await town.game_over()
    return town


async def _book(town: Town, payment: PaymentId, person: Person) -> None:
    club, player = await town.club(), await town.player(person)
    book = partial(deciding.assign, club_id=club.club_id, payment_id=payment, shares=player.player_id)
    await town.store.write(partial(book, at=town.clock.now))


async def _undo(town: Town, payment: PaymentId) -> None:
    club = await town.club()
    await town.store.write(partial(deciding.undo, club_id=club.club_id, payment_id=payment, at=town.clock.now))


async def test_both_are_told_and_the_group_sees_the_correction(season: Town) -> None:
    await pays(season, "A JONES")
    await season.tap(season.olly, "Sam Carter", season.olly)
    before = len(season.telegram.messages(season.sam))
    await season.tap(season.olly, "Undo", season.olly)
    assert season.last(season.sam) == NOT_YOURS
    assert season.buttons(season.sam)[-1].startswith("Copy "), "how to pay is at hand"
    await season.tap(season.olly, "Charlie", season.olly)
    assert season.last(season.charlie) == YOURS
    assert len(season.telegram.messages(season.sam)) == before + 1
    assert season.words().splitlines()[-2:] == ["💷 Sam paid £5.00 taken back", "💷 Charlie paid £5.00: all square"]


async def test_an_ordinary_booking_is_not_told_in_private(season: Town) -> None:
    before = len(season.telegram.messages(season.sam))
    await pays(season, "A JONES")
    await season.tap(season.olly, "Sam Carter", season.olly)
    assert len(season.telegram.messages(season.sam)) == before


async def test_a_slip_that_is_put_right_before_anybody_was_told_needs_no_words(season: Town) -> None:
    payment = await pays(season, "A JONES")
    await _book(season, payment, season.sam)
    await season.idle()
    before = len(season.telegram.messages(season.sam))
    await _undo(season, payment)
    season.clock.forward(seconds=5)
    await _book(season, payment, season.sam)
    await season.idle()
    assert len(season.telegram.messages(season.sam)) == before
    assert season.last() == "💷 Sam paid £5.00: all square"


async def test_who_was_told_that_it_was_a_mistake_is_told_that_it_was_none(season: Town) -> None:
    payment = await pays(season, "A JONES")
    await season.tap(season.olly, "Sam Carter", season.olly)
    await season.tap(season.olly, "Undo", season.olly)
    await season.tap(season.olly, "Sam Carter", season.olly)
    assert season.last(season.sam) == YOURS
    assert season.words(season.sam).count(NOT_YOURS) == 1
    await _undo(season, payment)
    await season.idle()
    assert season.words(season.sam).count(NOT_YOURS) == 2


async def test_it_was_undone_again_before_it_was_said(season: Town) -> None:
    payment = await pays(season, "A JONES")
    await _book(season, payment, season.sam)
    await season.idle()
    before = len(season.telegram.messages(season.charlie))
    await _undo(season, payment)
    await _book(season, payment, season.charlie)
    await _undo(season, payment)
    await season.idle()
    assert season.last(season.sam) == NOT_YOURS
    assert YOURS not in season.words(season.charlie)
    assert len(season.telegram.messages(season.charlie)) == before + 1, "charged with nothing, they hear of it once"


async def test_a_part_that_went_astray_says_what_is_still_to_come_and_only_once(season: Town) -> None:
    await pays(season, "A JONES", amount=300)
    await season.tap(season.olly, "Sam Carter", season.olly)
    assert season.last(season.sam) == "£3.00 arrived, thank you. £2.00 still to come."
    await season.tap(season.olly, "Undo", season.olly)
    await season.tap(season.olly, "Charlie", season.olly)
    assert season.last(season.charlie) == "£3.00 that had gone astray is yours now: £2.00 still to come."
    assert "arrived, thank you" not in season.words(season.charlie)


async def test_nothing_to_whom_nobody_may_write(season: Town) -> None:
    """Blocked: nothing is even tried, and no organiser is troubled."""
    await pays(season, "A JONES")
    await season.tap(season.olly, "Sam Carter", season.olly)
    season.telegram.block(season.sam)
    await season.idle()
    assert (await season.player(season.sam)).reach is Reach.BLOCKED
    await season.tap(season.olly, "Undo", season.olly)
    assert "I couldn't message" not in season.words(season.olly)
    assert NOT_YOURS not in season.words(season.sam)


async def test_who_presses_start_later_reads_it_then(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await connected(town)
    await town.game_over()
    await pays(town, "A JONES")
    await town.tap(town.olly, "Sam Carter", town.olly)
    await town.tap(town.olly, "Undo", town.olly)
    await town.telegram.start(town.sam)
    await town.idle()
    assert town.last(town.sam) == NOT_YOURS
