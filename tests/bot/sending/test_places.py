"""A place that opens: told to one person, as things stand by then, and never as a stale promise."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.callbacks import PassOn, pack
from club.actions.attending import attend
from club.actions.charging import let_off
from club.actions.fixing import Alteration, alter, call_off
from club.actions.people import retire
from club.actions.settings import Preferences, prefer
from club.actions.signing_up import join, leave
from club.fixtures import LateLeaver, Status, Step
from club.money import Pence
from club.people import Person as OnTelegram
from tests.bot.town import Town
from tests.builders import NOW
from tests.storage.keeping import keep


async def full(town: Town) -> None:
    """Sam has the only place, Olly waits, a week ahead."""
    await town.new_game("Wed 11 Mar 18:00 Riverside 1-1")
    await town.tap(town.sam, "I'm in")
    await town.tap(town.olly, "I'm in")


async def tick(town: Town) -> None:
    game = await town.game()
    await town.store.write(partial(attend, fixture_id=game.fixture_id, at=town.clock.now))
    await town.idle()


async def test_an_offer_that_lapses_says_where_one_stands_now(town: Town) -> None:
    await full(town)
    await town.tap(town.sam, "I'm out")
    yours = "It's yours if you take it by 20:00. Then it goes to the next."
    assert town.last(town.olly) == f"A place opened for Wed 11 Mar, 18:00 · Riverside. {yours}"
    assert town.buttons(town.olly) == ["Take it", "Pass"]
    town.clock.forward(hours=8)
    await tick(town)
    gone = "the place has gone on down the line. You're still 1st in line for the next one."
    assert town.last(town.olly) == f"Wed 11 Mar, 18:00 · Riverside: {gone}"
    assert town.buttons(town.olly) == []
    assert "Waiting: 1 Olly" in town.last()
    assert await town.tap(town.olly, "I'm in") == "You're in. That was the last place."


async def test_an_offer_for_a_game_that_is_called_off_is_no_offer_any_more(town: Town) -> None:
    await full(town)
    await town.tap(town.sam, "I'm out")
    game = await town.game()
    await town.store.write(partial(call_off, fixture_id=game.fixture_id, at=town.clock.now))
    await town.idle()
    assert town.last(town.olly) == "Wed 11 Mar, 18:00 · Riverside: cancelled."
    assert town.buttons(town.olly) == []


async def test_an_offer_for_a_game_that_calls_itself_off_is_none_either(town: Town) -> None:
    club = await town.club()
    by_itself = Preferences(habits={"cancel_automatically": True})
    await town.store.write(partial(prefer, club_id=club.club_id, wanted=by_itself))
    await town.new_game("Wed 11 Mar 18:00 Riverside 2-2")
    for person in (town.sam, town.charlie, town.olly):
        await town.tap(person, "I'm in")
    game = await town.game()
    for step in (Step.DANGER, Step.DEADLINE):
        town.clock.now = next(due.at for due in game.agenda if due.step is step)
        if step is Step.DANGER:
            await town.tap(town.sam, "I'm out")
            await town.tap(town.charlie, "I'm out")
        await tick(town)
    assert "Wed 11 Mar, 18:00 · Riverside: cancelled." in town.words(town.olly)
    assert "It's yours if you take it" not in town.words(town.olly)


async def test_an_offer_to_somebody_who_plays_no_more_goes_on_and_their_message_says_so(town: Town) -> None:
    await town.telegram.start(town.sam)
    await town.new_game("Wed 11 Mar 18:00 Riverside 1-1")
    for person in (town.charlie, town.sam, town.olly):
        await town.tap(person, "I'm in")
    await town.tap(town.charlie, "I'm out")
    assert town.buttons(town.sam) == ["Take it", "Pass"]
    sam = await town.player(town.sam)
    gone = partial(retire, club_id=sam.club_id, player_id_=sam.player_id, retired=True, at=town.clock.now)
    await town.store.write(gone)
    await town.idle()
    assert (town.last(town.sam), town.buttons(town.sam)) == ("Wed 11 Mar, 18:00 · Riverside: you're out.", [])
    assert town.buttons(town.olly) == ["Take it", "Pass"]


async def test_passing_is_answered_and_a_new_offer_is_a_new_message(town: Town) -> None:
    await full(town)
    await town.tap(town.sam, "I'm out")
    assert await town.tap(town.olly, "Pass", town.olly) == "Passed on. You keep your place in the line."
    await town.tap(town.sam, "I'm in")
    before = len(town.telegram.messages(town.olly))
    await town.tap(town.sam, "I'm out")
    assert len(town.telegram.messages(town.olly)) == before + 1
    assert town.last(town.olly).startswith("A place opened")
    assert "There is news of this further down." in town.words(town.olly)


async def test_pass_on_a_phone_that_has_not_refreshed_says_how_it_is(town: Town) -> None:
    await full(town)
    await town.tap(town.sam, "I'm out")
    late = pack(PassOn((await town.game()).fixture_id))
    dm = town.telegram.dm(town.olly)
    await town.tap(town.olly, "Take it", town.olly)
    assert await town.tap_id(town.olly, dm, late) == "You're in for that one. Tap I'm out if you can't come."
    await town.tap(town.olly, "I'm out")
    assert await town.tap_id(town.olly, dm, late) == "Nothing is offered to you just now."
    await town.store.write(partial(call_off, fixture_id=(await town.game()).fixture_id, at=town.clock.now))
    assert await town.tap_id(town.olly, dm, late) == "That game was cancelled."


async def test_an_offer_that_is_told_too_late_is_not_told(town: Town) -> None:
    game = await town.new_game("Wed 18:00 Riverside 1-1")
    who = {name: OnTelegram(person.id, name) for name, person in (("Sam", town.sam), ("Olly", town.olly))}
    for name in ("Sam", "Olly"):
        await town.store.write(partial(join, fixture_id=game.fixture_id, who=who[name], at=town.clock.now))
    await town.store.write(partial(leave, fixture_id=game.fixture_id, who=who["Sam"], at=town.clock.now))
    town.clock.forward(hours=2)
    await town.idle()
    assert "A place opened" not in town.words(town.olly)


async def test_near_kick_off_the_first_to_tap_is_in(town: Town) -> None:
    await town.new_game("Wed 18:00 Riverside 1-1")
    await town.tap(town.sam, "I'm in")
    await town.tap(town.olly, "I'm in")
    town.clock.forward(hours=4)
    await town.tap(town.sam, "I'm out")
    assert town.last(town.olly) == "A place is free tonight at 18:00, Riverside: the first to tap is in."
    assert await town.tap(town.olly, "I'm in", town.olly) == "You're in. That was the last place."


async def test_of_a_place_that_stays_free_nobody_hears_twice_and_of_another_one_they_do(town: Town) -> None:
    await town.new_game("Wed 18:00 Riverside 1-2")
    for person in (town.sam, town.charlie, town.olly):
        await town.tap(person, "I'm in")
    game = await town.game()
    town.clock.now = game.scramble_at + timedelta(minutes=1)  # the clock is late
    await town.tap(town.sam, "I'm out")
    assert town.words(town.olly).count("the first to tap is in") == 1
    await tick(town)
    town.clock.now = game.starts_at - timedelta(hours=1)
    await tick(town)
    cheaper = partial(alter, fixture_id=game.fixture_id, wanted=Alteration(price=Pence(400)), at=town.clock.now)
    await town.store.write(cheaper)
    await town.idle()
    assert town.words(town.olly).count("the first to tap is in") == 1, "the clock and the price freed nothing"
    await town.tap(town.charlie, "I'm out")
    assert town.words(town.olly).count("the first to tap is in") == 2


async def test_a_late_leaver_hears_that_the_place_is_taken(town: Town) -> None:
    await town.new_game("Fri 18:00 Riverside")
    await town.dm(town.sam, "/start")
    await town.tap(town.sam, "I'm in")
    town.clock.forward(days=2)
    late = "It's late for that: you owe £5.00 unless somebody takes your place. Tap I'm in to come back."
    assert await town.tap(town.sam, "I'm out") == f"You're out. {late}"
    assert (await town.store.ledger.balance((await town.player(town.sam)).player_id)) == -500
    await town.tap(town.olly, "I'm in")
    assert town.last(town.sam) == "Your place for Fri 6 Mar, 18:00 · Riverside is taken, so you owe nothing for it."


async def test_a_slip_of_the_finger_that_is_put_right_at_once_is_not_told(town: Town) -> None:
    game = await town.new_game()
    await town.telegram.start(town.sam)
    await town.tap(town.sam, "I'm in")
    sam = (await town.player(town.sam)).player_id
    fixture = await town.store.fixtures.get(game.fixture_id)
    late = replace(fixture, players=(), late=(LateLeaver(sam, NOW),), status=Status.OVER)
    await keep(town.store, late)
    before = town.words(town.sam)
    act = partial(let_off, fixture_id=game.fixture_id, player_id=sam, at=town.clock.now)
    await town.store.write(partial(act, off=False))
    for off in (True, False):
        await town.store.write(partial(act, off=off))
    await town.idle()
    assert town.words(town.sam) == before
    await town.store.write(partial(act, off=True))
    await town.idle()
    assert town.last(town.sam).startswith("Your £5.00 for Wed 4 Mar, 18:00 · Riverside is off")
    for off in (False, True):
        await town.store.write(partial(act, off=off))
        await town.idle()
    assert town.words(town.sam).count("counts after all") == 1
    assert town.words(town.sam).count("is off") == 2


async def test_a_host_hears_that_the_place_of_a_late_guest_is_taken_or_let_off(town: Town) -> None:
    await town.new_game("Fri 18:00 Riverside")
    await town.dm(town.sam, "/start")
    await town.tap(town.sam, "I'm in")
    await town.dm(town.sam, "/guest Mike")
    await town.dm(town.sam, "/guest Zed")
    town.clock.forward(days=2)
    for name in ("Mike", "Zed"):
        await town.dm(town.sam, f"/guest {name}")
        await town.tap(town.sam, f"Take {name} off", town.sam)
        late = "It's late for that: you owe £5.00 unless somebody takes the place."
        assert town.last(town.sam) == f"{name} is off the list for Fri 6 Mar, 18:00 · Riverside. {late}"
    sam = await town.player(town.sam)
    assert await town.store.ledger.balance(sam.player_id) == -1000
    await town.tap(town.olly, "I'm in")
    assert town.last(town.sam) == "Mike's place for Fri 6 Mar, 18:00 · Riverside is taken, so nothing is owed for it."
    game = await town.game()
    off = partial(let_off, fixture_id=game.fixture_id, player_id=game.left_late[0].player_id, at=town.clock.now)
    await town.store.write(partial(off, off=True))
    await town.idle()
    assert town.last(town.sam) == "Zed's £5.00 for Fri 6 Mar, 18:00 · Riverside is off: nothing is owed for it."
    await town.store.write(partial(off, off=False))
    await town.idle()
    assert town.last(town.sam).endswith("counts after all, as nobody took the place.")
    assert await town.store.ledger.balance(sam.player_id) == -500


async def test_being_listed_by_the_organiser_is_no_news_once_it_is_undone_or_over(town: Town) -> None:
    game = await town.new_game("Wed 18:00 Riverside 1-1")
    await town.tap(town.sam, "I'm in")
    await town.dm(town.sam, "/start")
    sam = (await town.game()).players[0]
    before = len(town.telegram.messages(town.sam))
    for act in (leave, join, leave, join):
        await town.store.write(partial(act, fixture_id=game.fixture_id, who=sam, at=town.clock.now))
    await town.idle()
    assert len(town.telegram.messages(town.sam)) == before + 1, "on the list, as it stands by then"
    await town.store.write(partial(leave, fixture_id=game.fixture_id, who=sam, at=town.clock.now))
    town.clock.forward(hours=20)
    await town.idle()
    assert len(town.telegram.messages(town.sam)) == before + 1
