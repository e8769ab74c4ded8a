"""A weekly game in the chat: begun, looked at, changed, stopped, and opened by the clock."""

from dataclasses import replace
from datetime import date

from app.jobs.ticking import Ticking
from club.habits import Habits, Nation
from club.series import Series
from tests.bot.town import Town
from tests.storage.keeping import keep

COMING = "Next: Wed 11 Mar (opens Thu 5 Mar, 12:00), Wed 18 Mar, Wed 25 Mar."
BEGUN = f"I'll put it up every week from now on. {COMING} /weekly changes that."


async def series(town: Town) -> Series:
    """The only one."""
    [only] = await town.store.series.of_club((await town.club()).club_id)
    return only


async def tick(town: Town) -> None:
    await Ticking(town.store, town.clock, is_bank_holiday=town.bot.means.is_bank_holiday).tick()
    await town.idle()


async def test_one_line_in_the_group_begins_it_and_the_next_card_comes_by_itself(town: Town) -> None:
    await town.say(town.olly, "/newfixture every Wed 18:00 Riverside £45")
    assert town.last().startswith("⚽ Wed 4 Mar, 18:00 · Riverside")
    assert town.last(town.olly) == BEGUN
    town.clock.forward(hours=23, minutes=59)
    await tick(town)
    assert "Wed 11 Mar, 18:00" not in town.words()
    town.clock.forward(minutes=1)
    await tick(town)
    await tick(town)
    cards = [text for text in town.telegram.texts(town.group) if "Wed 11 Mar, 18:00 · Riverside" in text]
    assert len(cards) == 1
    await town.tap(town.sam, "I'm in")
    assert "Sam" in town.last()


async def test_looking_skipping_and_bringing_back(town: Town) -> None:
    await town.say(town.olly, "/weekly")
    assert town.last(town.olly).startswith("You have no weekly game. /newfixture")
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside weekly")
    await town.dm(town.olly, "/weekly")
    assert COMING in town.last(town.olly)
    await town.tap(town.olly, "Skip Wed 11 Mar", town.olly)
    assert "Next: Wed 18 Mar (opens Thu 12 Mar, 12:00)" in town.last(town.olly)
    assert "not on Wed 11 Mar (skipped)" in town.last(town.olly)
    town.clock.forward(days=3)
    await tick(town)
    assert "Wed 11 Mar" not in town.words()
    await town.tap(town.olly, "Play on Wed 11 Mar after all", town.olly)
    await tick(town)
    assert "Wed 11 Mar, 18:00 · Riverside" in town.last()
    refused = await town.tap_id(
        town.olly, town.telegram.dm(town.olly), f"wks:{(await series(town)).series_id}:2026-03-11:0"
    )
    assert refused == "The game on Wed 11 Mar is up already. /cancel calls it off."


async def test_dates_in_words_and_a_slip_on_the_way(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside weekly")
    await town.dm(town.olly, "/weekly")
    await town.tap(town.olly, "Dates to skip", town.olly)
    await town.reply(town.olly, "25 Dec")
    assert town.last(town.olly) == (
        "Fri 25 Dec isn't one of its days: it's every week on a Wednesday, such as Wed 23 Dec."
    )
    await town.reply(town.olly, "23 Dec, 30/12")
    assert "not on Wed 23 Dec (skipped), Wed 30 Dec (skipped)." in town.last(town.olly)


async def test_what_it_is_like_is_changed_and_the_game_that_is_up_is_not(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside weekly")
    before = await town.game()
    await town.dm(town.olly, "/weekly")
    assert "One that is up already stays as it is" in town.last(town.olly)
    for button, answer, seen in (
        ("Time", "Thu 19:30", "Thu 19:30, Riverside, every week"),
        ("Place", "The <Cage>", "Thu 19:30, The <Cage>, every week"),
        ("Price", "£6", "£6.00 each, hire £45.00, 8 to 12 players"),
        ("Hire", "£60", "£6.00 each, hire £60.00, 8 to 12 players"),
        ("Players", "6-10", "£6.00 each, hire £60.00, 6 to 10 players"),
    ):
        await town.tap(town.olly, button, town.olly)
        await town.reply(town.olly, answer)
        assert seen in town.last(town.olly)
    assert await town.game() == before


async def test_when_it_opens_how_often_stop_and_start_again(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside weekly")
    await town.dm(town.olly, "/weekly")
    await town.tap(town.olly, "When it opens", town.olly)
    await town.tap(town.olly, "2 days", town.olly)
    await town.tap(town.olly, "18:00", town.olly)
    await town.tap(town.olly, "Done", town.olly)
    assert "Opens 2 days before, at 18:00\nNext: Wed 11 Mar (opens Mon 9 Mar, 18:00)" in town.last(town.olly)
    await town.tap(town.olly, "Every two weeks", town.olly)
    assert "Next: Wed 11 Mar (opens Mon 9 Mar, 18:00), Wed 25 Mar" in town.last(town.olly)
    await town.tap(town.olly, "Stop", town.olly)
    assert town.last(town.olly).startswith("Stop Wed 18:00, Riverside, every two weeks?")
    await town.tap(town.olly, "Leave it on", town.olly)
    await town.tap(town.olly, "Stop", town.olly)
    assert await town.tap(town.olly, "Stop it", town.olly) == "Stopped: no more games open by themselves."
    assert town.buttons(town.olly) == ["Start again"]
    town.clock.forward(days=14)
    await tick(town)
    assert len(await town.store.fixtures.upcoming((await town.club()).club_id, town.clock.now)) == 0
    assert await town.tap(town.olly, "Start again", town.olly) == "It opens by itself again."
    assert "Next: Wed 25 Mar (opens Mon 23 Mar, 18:00)" in town.last(town.olly)


async def test_bank_holidays_are_told_before_and_left_out(town: Town) -> None:
    object.__setattr__(
        town.bot.means, "is_bank_holiday", lambda day, nation: (day, nation) == (date(2026, 3, 11), Nation.ENGLAND)
    )
    await keep(town.store, replace(await town.club(), habits=Habits(bank_holidays=Nation.ENGLAND)))
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside fortnightly")
    await town.dm(town.olly, "/newfixture Wed 20:00 Riverside weekly")
    assert "; not on Wed 11 Mar (bank holiday). /weekly changes that." in town.last(town.olly)
    town.clock.forward(days=2)
    await tick(town)
    assert "Wed 11 Mar" not in town.words()
    await town.dm(town.olly, "/weekly")
    assert "Wed 20:00, Riverside, every week\nNext: Wed 18 Mar" in town.last(town.olly)
    assert town.buttons(town.olly) == ["Wed 18:00, Riverside, every two weeks", "Wed 20:00, Riverside, every week"]
    await town.tap(town.olly, "Wed 18:00, Riverside, every two weeks", town.olly)
    assert "Next: Wed 18 Mar (opens Thu 12 Mar, 12:00), Wed 1 Apr" in town.last(town.olly)


async def test_charlie_and_sam_are_told_who_can(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside weekly")
    one = await series(town)
    await town.say(town.olly, "/fixtures")
    only_olly = "Only Olly can do that here. Ask them, or /help for what you can do."
    for person in (town.sam, town.charlie):
        await town.say(person, "/weekly")
        assert town.last() == only_olly
        for tag in ("wk:{}", "wks:{}:2026-03-11:0", "wkc:{}:every2", "wkc:{}:price", "wko:{}:1:8", "wkd:{}:sure"):
            assert await town.tap_id(person, town.group, tag.format(one.series_id)) == only_olly
    assert await series(town) == one


async def test_buttons_that_make_no_sense_are_answered(town: Town) -> None:
    await town.dm(town.olly, "/newfixture Wed 18:00 Riverside weekly")
    one = await series(town)
    chat = town.telegram.dm(town.olly)
    for tag in ("wks:{}:2026-99-99:0", "wkc:{}:every3", "wkd:{}:later", "wk:000000000000x"):
        assert await town.tap_id(town.olly, chat, tag.format(one.series_id)) == "That button is out of date."
    assert await town.tap_id(town.olly, chat, "wk:000000000000") == "There is no such weekly game."
    assert await town.tap_id(town.olly, chat, f"wko:{one.series_id}:99:12") == "Games open 1 to 13 days before."
    assert await series(town) == one
