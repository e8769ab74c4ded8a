"""One transfer for several: ticked or typed, shown before it is booked, and booked as it was shown."""

from functools import partial

import pytest

from club.actions.banking import share_line
from club.actions.deciding import assign
from club.actions.fixing import Plan, plan
from club.actions.signing_up import join
from club.ids import FixtureId, PaymentId, club_id, derived
from club.money import Pence
from club.payments import State
from club.players import Player
from tests.bot.bank import connected, pays
from tests.bot.town import Town

LIST = "£10.00 from A & T JONES, Wed 4 Mar 19:02, reference 'footy'. Who is it for? Tick them."


@pytest.fixture
async def season(town: Town) -> Town:
    """Ashley Jones, Tom Jones and Sam played and owe £5.00 each; Zoë did not play; the bank is connected."""
    for name in ("Ashley Jones", "Tom Jones", "Zoë Reed"):
        await town.dm(town.olly, f"/addplayer {name}")
    game = await town.new_game()
    await town.tap(town.sam, "I'm in")
    for name in ("Ashley Jones", "Tom Jones"):
        who = (await _player(town, name)).player_id
        await town.store.write(partial(join, fixture_id=game.fixture_id, who=who, at=town.clock.now))
    await connected(town)
    await town.game_over()
    return town


async def _player(town: Town, name: str) -> Player:
    players = await town.store.players.all((await town.club()).club_id)
    return next(one for one in players if one.name == name)


async def _shares(town: Town, payment: PaymentId) -> dict[str, int]:
    names = await town.store.players.names((await town.club()).club_id)
    return {names[entry.player_id]: entry.amount for entry in (await town.store.payments.get(payment)).shares}


async def _split(town: Town, *names: str) -> None:
    await town.tap(town.olly, "Split", town.olly)
    for name in names:
        await town.tap(town.olly, f"☐ {name}", town.olly)


async def test_who_may_have_paid_together_is_a_button_that_books_nothing_yet(season: Town) -> None:
    payment = await pays(season, "A & T JONES", amount=1000)
    assert season.buttons(season.olly)[0] == "Ashley and Tom, £5.00 each: joint account"
    await season.tap(season.olly, "Ashley and Tom", season.olly)
    assert season.last(season.olly) == f"{LIST}\n\nAshley Jones £5.00, Tom Jones £5.00"
    assert (await season.store.payments.get(payment)).state is State.UNMATCHED
    toast = await season.tap(season.olly, "Book it", season.olly)
    assert toast == "£10.00 booked for Ashley Jones and Tom Jones."
    assert "Booked: £5.00 for Ashley Jones and £5.00 for Tom Jones." in season.last(season.olly)
    assert season.buttons(season.olly) == ["Undo"]
    assert await _shares(season, payment) == {"Ashley Jones": 500, "Tom Jones": 500}
    assert "💷 Ashley paid £5.00: all square" in season.words()
    assert "💷 Tom paid £5.00: all square" in season.words()


async def test_the_account_is_known_for_both_and_forgotten_for_both(season: Town) -> None:
    await pays(season, "A & T JONES", amount=1000)
    await season.tap(season.olly, "Ashley and Tom", season.olly)
    await season.tap(season.olly, "Book it", season.olly)
    booked = "Booked: £5.00 for Ashley Jones and £5.00 for Tom Jones. From now on I'll know that account for both."
    assert season.last(season.olly).endswith(booked)
    assert "I've forgotten that account." in await season.tap(season.olly, "Undo", season.olly)
    for name in ("Ashley Jones", "Tom Jones"):
        assert (await _player(season, name)).accounts == ()


async def test_the_sums_are_shown_before_anything_is_booked_and_follow_the_ticks(season: Town) -> None:
    payment = await pays(season, "A & T JONES", amount=1000)
    await season.tap(season.olly, "Split", season.olly)
    assert season.last(season.olly) == LIST
    assert season.buttons(season.olly)[:2] == ["☐ Ashley Jones: owes £5.00", "☐ Tom Jones: owes £5.00"], "likely first"
    assert "☐ Zoë Reed" in season.buttons(season.olly)
    await season.tap(season.olly, "☐ Ashley", season.olly)
    assert season.last(season.olly) == f"{LIST}\n\nAshley Jones £10.00"
    assert "Book it" not in season.buttons(season.olly)
    await season.tap(season.olly, "☐ Zoë", season.olly)
    assert season.last(season.olly) == f"{LIST}\n\nAshley Jones £5.00, Zoë Reed £5.00"
    await season.tap(season.olly, "☐ Sam", season.olly)
    assert season.last(season.olly) == f"{LIST}\n\nAshley Jones £3.34, Zoë Reed £3.33, Sam Carter £3.33"
    await season.tap(season.olly, "✅ Ashley", season.olly)
    assert season.last(season.olly) == f"{LIST}\n\nZoë Reed £5.00, Sam Carter £5.00"
    assert (await season.store.payments.get(payment)).entries == ()
    await season.tap(season.olly, "Book it", season.olly)
    assert await _shares(season, payment) == {"Zoë Reed": 500, "Sam Carter": 500}


async def test_back_is_the_question(season: Town) -> None:
    await pays(season, "A & T JONES", amount=1000)
    await _split(season, "Ashley", "Sam")
    await season.tap(season.olly, "Back", season.olly)
    assert "Whose is it?" in season.last(season.olly)
    await season.tap(season.olly, "Split", season.olly)
    assert season.last(season.olly) == LIST, "nothing is kept of it"


async def test_ticks_stay_while_pages_turn(season: Town) -> None:
    for number in range(9):
        await season.dm(season.olly, f"/addplayer Guest {number}")
    payment = await pays(season, "A & T JONES", amount=1000)
    await _split(season, "Ashley")
    await season.tap(season.olly, "Later ›", season.olly)
    await season.tap(season.olly, "☐ Guest 8", season.olly)
    assert "‹ Earlier" in season.buttons(season.olly), "the page stays"
    await season.tap(season.olly, "Book it", season.olly)
    assert await _shares(season, payment) == {"Ashley Jones": 500, "Guest 8": 500}


async def test_sums_are_typed_and_a_slip_is_asked_again(season: Town) -> None:
    payment = await pays(season, "A & T JONES", amount=1000)
    await season.tap(season.olly, "Split", season.olly)
    await season.tap(season.olly, "Type it", season.olly)
    assert season.last(season.olly).endswith("Reply with names, or with names and sums: Ashley 5, Tom 10.")
    await season.reply(season.olly, "Ashley 5, Tom 4")
    assert season.last(season.olly) == (
        "That comes to £9.00, and it was £10.00. You wrote “Ashley 5, Tom 4”. Try again, as in Ashley 5, Tom 10."
    )
    await season.reply(season.olly, "Ashley 6, Tom 4")
    assert season.last(season.olly) == f"{LIST}\n\nAshley Jones £6.00, Tom Jones £4.00"
    assert (await season.store.payments.get(payment)).entries == ()
    await season.tap(season.olly, "Book it", season.olly)
    assert await _shares(season, payment) == {"Ashley Jones": 600, "Tom Jones": 400}
    both = season.words(season.olly).count("Booked: £6.00 for Ashley Jones and £4.00 for Tom Jones.")
    assert both == 2, "here, and where it was asked"


async def test_the_list_itself_may_be_answered(season: Town) -> None:
    await pays(season, "A & T JONES", amount=1000)
    await season.tap(season.olly, "Split", season.olly)
    await season.reply(season.olly, "zoe and sam")
    assert season.last(season.olly) == f"{LIST}\n\nZoë Reed £5.00, Sam Carter £5.00"


async def test_what_is_booked_is_what_was_shown(season: Town) -> None:
    """Somebody pays cash between the tick and the tap: the sums do not change under the thumb."""
    payment = await pays(season, "A & T JONES", amount=1500)
    await season.dm(season.olly, "/cash Zoë £1")
    question = next(one for one in season.telegram.messages(season.olly) if "A & T" in one["text"])
    await season.telegram.tap(season.olly, None, message_id=question["message_id"], data=f"sp:{payment}:0")
    await season.idle()
    players = [await _player(season, name) for name in ("Ashley Jones", "Sam Carter")]
    for player in players:
        data = f"tk:{payment}:{player.player_id}:1"
        await season.telegram.tap(season.olly, None, message_id=question["message_id"], data=data)
        await season.idle()
    await season.dm(season.olly, "/cash Ashley £5")
    await season.telegram.tap(season.olly, None, message_id=question["message_id"], data=f"bs:{payment}")
    await season.idle()
    assert await _shares(season, payment) == {"Ashley Jones": 750, "Sam Carter": 750}


async def test_a_double_tap_books_once(season: Town) -> None:
    payment = await pays(season, "A & T JONES", amount=1000)
    await season.tap(season.olly, "Ashley and Tom", season.olly)
    question = season.telegram.messages(season.olly)[-1]
    for _ in range(2):
        await season.telegram.tap(season.olly, None, message_id=question["message_id"], data=f"bs:{payment}")
    await season.idle()
    assert await _shares(season, payment) == {"Ashley Jones": 500, "Tom Jones": 500}
    assert season.words().count("💷 Ashley paid £5.00") == 1


async def test_with_nobody_ticked_nothing_is_booked(season: Town) -> None:
    payment = await pays(season, "A & T JONES", amount=1000)
    toast = await season.tap_id(season.olly, season.telegram.dm(season.olly), f"bs:{payment}")
    assert toast == "Tick at least two, or go back."


async def test_ticks_of_one_payment_are_none_of_another(season: Town) -> None:
    """A stale button: the newest message is about another payment."""
    first = await pays(season, "A & T JONES", amount=1000)
    await pays(season, "B SMITH", amount=1000, reference="football", account="acc_2")
    await _split(season, "Ashley", "Sam")
    dm = season.telegram.dm(season.olly)
    assert await season.tap_id(season.olly, dm, f"bs:{first}") == "Tick at least two, or go back."
    assert (await season.store.payments.get(first)).state is State.UNMATCHED


@pytest.mark.parametrize("data", ["sp:{payment}:0", "sa:{payment}:{player}", "tk:{payment}:{player}:1", "ts:{payment}"])
async def test_settled_elsewhere_it_is_not_divided_any_more(season: Town, data: str) -> None:
    """By another organiser, or by the API."""
    payment = await pays(season, "A & T JONES", amount=1000)
    await _split(season, "Ashley", "Tom")
    ashley = (await _player(season, "Ashley Jones")).player_id
    club = (await season.club()).club_id
    shares = {ashley: Pence(400), (await _player(season, "Tom Jones")).player_id: Pence(600)}
    book = partial(assign, club_id=club, payment_id=payment, shares=shares, at=season.clock.now)
    await season.store.write(book)
    await season.idle()
    assert "Booked: £4.00 for Ashley Jones and £6.00 for Tom Jones." in season.last(season.olly)
    tapped = data.format(payment=payment, player=ashley)
    toast = await season.tap_id(season.olly, season.telegram.dm(season.olly), tapped)
    assert toast == "That payment is settled already."


async def test_undo_takes_all_parts_back_and_tells_each(season: Town) -> None:
    payment = await pays(season, "A & T JONES", amount=1000)
    await season.telegram.start(season.sam)
    await _split(season, "Ashley", "Sam")
    await season.tap(season.olly, "Book it", season.olly)
    toast = await season.tap(season.olly, "Undo", season.olly)
    assert toast.startswith("Taken back: £10.00 is unmatched again, Ashley Jones owes £5.00, Sam Carter owes £5.00.")
    assert season.last(season.sam) == "The £5.00 I had put down for you was a mistake: you owe £5.00."
    assert "💷 Ashley paid £5.00 taken back" in season.words()
    assert await _shares(season, payment) == {}


async def test_players_of_two_clubs_have_no_part_in_one_payment(season: Town) -> None:
    """The account serves both of Olly's clubs: whoever is ticked first says which it is."""
    sundays = season.telegram.group("Sunday Five", creator=season.olly, members=[season.olly, season.sam])
    season.telegram.add_bot(sundays, season.olly)
    await season.idle()
    other, wednesday = club_id(sundays.id), (await season.club()).club_id
    await season.store.write(lambda books: share_line(books, other, wednesday, at=season.clock.now))
    fixture = FixtureId(derived("sunday"))
    wanted = Plan(starts_at=season.clock.now.replace(month=4), location="Park", minimum=1, maximum=9)
    await season.store.write(partial(plan, club_id=other, wanted=wanted, new_id=fixture, at=season.clock.now))
    await season.idle()
    await season.tap(season.sam, "I'm in", sundays)
    stranger = next(one for one in await season.store.players.all(other))
    payment = await pays(season, "A & T JONES", amount=1000)
    await _split(season, "Ashley")
    assert sum("Sam Carter" in button for button in season.buttons(season.olly)) == 1
    dm = season.telegram.dm(season.olly)
    toast = await season.tap_id(season.olly, dm, f"tk:{payment}:{stranger.player_id}:1")
    assert toast == "All of them have to play in one club."


@pytest.mark.parametrize(
    "data", ["sp:{payment}:0", "sa:{payment}:{player}", "tk:{payment}:{player}:1", "ts:{payment}", "bs:{payment}"]
)
async def test_charlie_may_divide_nothing(season: Town, data: str) -> None:
    payment = await pays(season, "A & T JONES", amount=1000)
    tapped = data.format(payment=payment, player=(await _player(season, "Zoë Reed")).player_id)
    assert "Only Olly can do that here." in await season.tap_id(season.charlie, season.group, tapped)
    assert (await season.store.payments.get(payment)).state is State.UNMATCHED
    assert "JONES" not in season.words()
