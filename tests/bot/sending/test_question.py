"""The question is the same for every organiser, whoever does what with it."""

from dataclasses import replace
from functools import partial

import pytest

from club.actions.deciding import assign
from club.ids import TelegramId
from club.money import Pence
from club.ports import Books
from tests.bot.bank import connected, pays
from tests.bot.town import Town


@pytest.fixture
async def season(town: Town) -> Town:
    """Olly and Sam run the club together; Ashley and Tom are on the books; the bank is connected."""
    for name in ("Ashley Jones", "Tom Jones"):
        await town.dm(town.olly, f"/addplayer {name}")
    club = await town.club()

    async def join_forces(books: Books) -> None:
        books.save(replace(club, organisers=(*club.organisers, TelegramId(town.sam.id))))

    await town.store.write(join_forces)
    await town.telegram.start(town.sam)
    await connected(town)
    return town


async def _both_read(town: Town, words: str) -> None:
    for organiser in (town.olly, town.sam):
        assert words in town.last(organiser), organiser.first_name


async def test_what_one_organiser_splits_the_other_reads(season: Town) -> None:
    await pays(season, "A & T JONES", amount=1000, reference="football")
    await _both_read(season, "Whose is it?")
    await season.tap(season.olly, "Split", season.olly)
    await season.tap(season.olly, "☐ Ashley", season.olly)
    await season.tap(season.olly, "☐ Tom", season.olly)
    assert "Whose is it?" in season.last(season.sam), "ticking is the ticker's own business"
    await season.tap(season.olly, "Book it", season.olly)
    await _both_read(season, "Booked: £5.00 for Ashley Jones and £5.00 for Tom Jones.")
    await season.tap(season.sam, "Undo", season.sam)
    await _both_read(season, "Whose is it?")


async def test_what_the_group_was_asked_and_who_says_so_both_read(season: Town) -> None:
    await pays(season, "A JONES", reference="football")
    await season.tap(season.sam, "Ask the group", season.sam)
    await season.tap(season.sam, "Ask them", season.sam)
    await _both_read(season, "I've asked the group.")
    await season.tap(season.charlie, "That was me")
    await _both_read(season, "Charlie says it was them.")
    await season.tap(season.olly, "Book for Charlie", season.olly)
    await _both_read(season, "Booked for Charlie. From now on I'll know that account.")
    assert "Sorted, thank you." in season.words()


async def test_booked_by_the_api_both_read_it(season: Town) -> None:
    payment = await pays(season, "A & T JONES", amount=1000, reference="football")
    club = (await season.club()).club_id
    ashley, tom = [one for one in await season.store.players.all(club) if one.name.endswith("Jones")]
    shares = {ashley.player_id: Pence(500), tom.player_id: Pence(500)}
    await season.store.write(partial(assign, club_id=club, payment_id=payment, shares=shares, at=season.clock.now))
    await season.idle()
    await _both_read(season, "Booked: £5.00 for Ashley Jones and £5.00 for Tom Jones.")


async def test_a_learned_account_settles_the_question_and_what_the_group_was_asked(season: Town) -> None:
    await pays(season, "A JONES", reference="football")
    await season.tap(season.olly, "Ask the group", season.olly)
    await season.tap(season.olly, "Ask them", season.olly)
    await pays(season, "A JONES", reference="football")
    await season.tap(season.olly, "Ashley Jones", season.olly)
    assert season.words(season.sam).count("Booked for Ashley Jones.") == 2
    assert "Sorted, thank you." in season.words()
    assert "Somebody paid" not in season.words()


async def test_a_claimant_who_plays_no_more_is_not_offered(season: Town) -> None:
    payment = await pays(season, "A JONES", reference="football")
    await season.tap(season.olly, "Ask the group", season.olly)
    await season.tap(season.olly, "Ask them", season.olly)
    await season.tap(season.charlie, "That was me")
    charlie = await season.player(season.charlie)

    async def leave(books: Books) -> None:
        books.save(replace(charlie, active=False))

    await season.store.write(leave)
    await season.tap_id(season.olly, season.telegram.dm(season.olly), f"ask:{payment}")
    assert "Charlie" not in season.last(season.olly)
    assert "Book for Charlie" not in season.buttons(season.olly)
