"""Ask the group whose a payment is: never who paid, and only the organiser books."""

from functools import partial

import pytest

from club.actions.banking import share_line
from club.actions.deciding import assign
from club.ids import club_id
from club.payments import State
from rehearsal.telegram import Chat
from tests.bot.bank import connected, pays
from tests.bot.town import Town

ASKED = "Somebody paid £5.00 with 'footy': was it you?"
QUESTION = "£5.00 from A JONES, Wed 4 Mar 19:02, reference 'footy'. Whose is it?"


@pytest.fixture
async def season(town: Town) -> Town:
    """Sam played and owes, Ashley Jones is on the books, Charlie never played; the bank is connected."""
    await town.dm(town.olly, "/addplayer Ashley Jones")
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await connected(town)
    await town.game_over()
    return town


async def _ask(town: Town) -> None:
    await town.tap(town.olly, "Ask the group", town.olly)
    await town.tap(town.olly, "Ask them", town.olly)


async def test_the_organiser_reads_the_words_before_the_group_does(season: Town) -> None:
    await pays(season, "A JONES")
    await season.tap(season.olly, "Ask the group", season.olly)
    assert season.last(season.olly) == f"In Wednesday Five I'd write:\n\n{ASKED}\n\nI leave out who paid."
    assert season.buttons(season.olly) == ["Ask them", "Back"]
    assert "Somebody paid" not in season.words()
    assert await season.tap(season.olly, "Ask them", season.olly) == "Asked in Wednesday Five."
    assert season.last() == ASKED
    assert season.buttons() == ["That was me"]
    assert season.last(season.olly) == f"{QUESTION}\n\nI've asked the group."
    assert "Ask the group" not in season.buttons(season.olly)
    assert "JONES" not in season.words()


async def test_back_asks_nobody(season: Town) -> None:
    await pays(season, "A JONES")
    await season.tap(season.olly, "Ask the group", season.olly)
    await season.tap(season.olly, "Back", season.olly)
    assert season.last(season.olly) == QUESTION
    assert "Somebody paid" not in season.words()


async def test_a_reference_with_a_name_stays_between_the_organiser_and_the_bank(season: Town) -> None:
    await pays(season, "A JONES", reference="footy from sam")
    await season.tap(season.olly, "Ask the group", season.olly)
    assert "Somebody paid £5.00: was it you?" in season.last(season.olly)
    assert "and the reference: it may hold a name or a number" in season.last(season.olly)
    await season.tap(season.olly, "Ask them", season.olly)
    assert season.last() == "Somebody paid £5.00: was it you?"


async def test_whoever_taps_claims_it_and_the_organiser_books_it(season: Town) -> None:
    """Charlie is no player yet, and is one by it."""
    payment = await pays(season, "A JONES")
    await _ask(season)
    assert await season.tap(season.charlie, "That was me") == "Thank you, I've passed it on."
    assert await season.tap(season.charlie, "That was me") == "You've said so already, thank you."
    assert season.last(season.olly) == f"{QUESTION}\n\nCharlie says it was them."
    assert season.buttons(season.olly)[0] == "Book for Charlie"
    assert (await season.store.payments.get(payment)).state is State.UNMATCHED
    await season.tap(season.sam, "That was me")
    assert season.last(season.olly).endswith("Charlie and Sam Carter say it was them.")
    assert season.buttons(season.olly)[:2] == ["Book for Charlie", "Book for Sam Carter"]
    assert sum("Sam Carter" in button for button in season.buttons(season.olly)) == 1
    assert await season.tap(season.olly, "Book for Sam", season.olly) == "£5.00 booked for Sam Carter."
    assert "Sorted, thank you." in season.words().splitlines()
    assert ASKED not in season.words()
    assert season.last() == "💷 Sam paid £5.00: all square"


async def _asked_message(town: Town) -> int:
    message = next(one for one in reversed(town.telegram.messages(town.group)) if "Somebody paid" in one["text"])
    return int(message["message_id"])


@pytest.mark.parametrize("how", ["not football", "taken back", "rest", "account"])
async def test_settled_by_whatever_means_the_group_reads_so_and_has_no_button(season: Town, how: str) -> None:
    payment = await pays(season, "A JONES", transaction="tx_asked")
    await _ask(season)
    asked = await _asked_message(season)
    club, sam = await season.club(), await season.player(season.sam)
    match how:
        case "not football":
            await season.tap(season.olly, "Not football", season.olly)
        case "taken back":
            await pays(season, "A JONES", transaction="tx_asked", taken_back=True)
        case "rest":
            book = partial(assign, club_id=club.club_id, payment_id=payment, shares=sam.player_id)
            await season.store.write(partial(book, at=season.clock.now))
        case _:
            await pays(season, "A JONES")
            await season.tap(season.olly, "Ashley Jones", season.olly)
    await season.idle()
    assert season.text_of(asked) == "Sorted, thank you."
    message = season.group.message(asked)
    assert message is not None
    assert not message.get("reply_markup", {}).get("inline_keyboard")
    stale = f"me:{payment}:1"
    assert await season.tap_id(season.charlie, season.group, stale) == "That one is sorted already, thank you."


async def test_undone_it_is_asked_by_a_new_message(season: Town) -> None:
    await pays(season, "A JONES")
    await _ask(season)
    first = await _asked_message(season)
    await season.tap(season.olly, "Ashley Jones", season.olly)
    await season.tap(season.olly, "Undo", season.olly)
    assert season.text_of(first) == "Sorted, thank you."
    assert season.last(season.olly) == QUESTION
    await _ask(season)
    assert season.text_of(first) == "Sorted, thank you."
    assert await _asked_message(season) != first
    assert season.buttons() == ["That was me"]


async def test_a_second_tap_asks_nobody_twice(season: Town) -> None:
    payment = await pays(season, "A JONES")
    club = (await season.club()).club_id
    await season.tap(season.olly, "Ask the group", season.olly)
    dm = season.telegram.dm(season.olly)
    for _ in range(2):
        await season.tap_id(season.olly, dm, f"ag:{payment}:{club}:1")
    assert season.words().count("Somebody paid") == 1
    assert season.last(season.olly) == f"{QUESTION}\n\nI've asked the group."


async def test_what_is_settled_meanwhile_is_not_asked_about(season: Town) -> None:
    payment = await pays(season, "A JONES")
    club = (await season.club()).club_id
    await season.tap(season.olly, "Ashley Jones", season.olly)
    for sure in (0, 1):
        toast = await season.tap_id(season.olly, season.telegram.dm(season.olly), f"ag:{payment}:{club}:{sure}")
        assert toast == "That payment is settled already."
    assert "Somebody paid" not in season.words()


async def _sundays(town: Town) -> Chat:
    """Olly's other club, on the same bank account."""
    sundays = town.telegram.group("Sunday Five", creator=town.olly, members=[town.olly])
    town.telegram.add_bot(sundays, town.olly)
    await town.idle()
    other, wednesday = club_id(sundays.id), (await town.club()).club_id
    await town.store.write(lambda books: share_line(books, other, wednesday, at=town.clock.now))
    return sundays


async def test_where_it_may_be_several_clubs_the_organiser_chooses_the_group(season: Town) -> None:
    sundays = await _sundays(season)
    await pays(season, "A JONES")
    await season.tap(season.olly, "Ask the group", season.olly)
    *groups, back = season.buttons(season.olly)
    assert (sorted(groups), back) == (["Sunday Five", "Wednesday Five"], "Back")
    await season.tap(season.olly, "Sunday Five", season.olly)
    await season.tap(season.olly, "Ask them", season.olly)
    assert season.last(sundays) == ASKED
    assert "Somebody paid" not in season.words()
    await season.tap(season.olly, "Ask the group", season.olly)
    assert season.buttons(season.olly) == ["Wednesday Five", "Back"], "the other one was asked"
    await season.tap(season.olly, "Wednesday Five", season.olly)
    await season.tap(season.olly, "Ask them", season.olly)
    await season.tap(season.sam, "That was me")
    await season.tap(season.olly, "Book for Sam", season.olly)
    assert season.last(sundays) == "Sorted, thank you."
    assert "Sorted, thank you." in season.words()


@pytest.mark.parametrize("what", ["ag:{payment}:{club}:0", "ag:{payment}:{club}:1", "wg:{payment}"])
async def test_charlie_may_ask_nobody(season: Town, what: str) -> None:
    """Neither as a plain member nor as one who runs a club elsewhere."""
    elsewhere = season.telegram.group("Charlie's", creator=season.charlie, members=[season.charlie])
    season.telegram.add_bot(elsewhere, season.charlie)
    await season.idle()
    payment = await pays(season, "A JONES")
    for club in ((await season.club()).club_id, club_id(elsewhere.id)):
        data = what.format(payment=payment, club=club)
        for chat in (season.group, elsewhere):
            assert "Only Olly can do that here." in await season.tap_id(season.charlie, chat, data)
    assert "Somebody paid" not in season.words() + season.words(elsewhere)


async def test_nobody_claims_from_another_group(season: Town) -> None:
    elsewhere = season.telegram.group("Charlie's", creator=season.charlie, members=[season.charlie])
    season.telegram.add_bot(elsewhere, season.charlie)
    await season.idle()
    payment = await pays(season, "A JONES")
    await _ask(season)
    toast = await season.tap_id(season.charlie, elsewhere, f"me:{payment}:1")
    assert toast == "Nobody was asked about that payment here."
    assert (await season.store.payments.get(payment)).claims == ()
