"""`/remind`: seen first, unticked, sent once, in private; and the group hears of none of it."""

from dataclasses import replace
from functools import partial

import pytest

from club.actions.answering_reminders import stop_reminders, wait_for_payday
from club.actions.people import add_player
from club.actions.signing_up import join
from club.actions.welcome import welcome
from club.ids import PlayerId, club_id
from club.paydays import FRIDAYS
from club.players import Reach
from club.ports import Books
from tests.bot.debtors import hush, owing, reminded, tick
from tests.bot.town import Town

TEXT = "Hi Sam, £5.00 from Wed 4 Mar is still open."


@pytest.fixture
async def season(town: Town) -> Town:
    """Sam and Charlie played and owe."""
    await owing(town, town.sam, town.charlie)
    return town


async def test_the_organiser_sees_all_of_it_before_anything_is_sent(season: Town) -> None:
    before = len(season.telegram.messages(season.sam))
    async with hush(season):
        await season.dm(season.olly, "/remind")
    assert season.last(season.olly) == (
        "Wednesday Five: 2 reminders for £10.00, each in private.\n\n"
        "Charlie: £5.00 from Wed 4 Mar\nSam Carter: £5.00 from Wed 4 Mar\n\n"
        "They read, each with their own sum:\n"
        "Hi Charlie, £5.00 from Wed 4 Mar is still open.\n"
        "[Pay £5.00] [I've paid: look again] [After payday] [Stop these]"
    )
    assert season.buttons(season.olly) == ["✅ Charlie £5.00", "✅ Sam Carter £5.00", "Send to 2", "Not now"]
    assert len(season.telegram.messages(season.sam)) == before


async def test_those_who_are_ticked_are_told_and_the_list_says_so(season: Town) -> None:
    others = len(season.telegram.messages(season.charlie))
    async with hush(season):
        await season.dm(season.olly, "/remind")
        await season.tap(season.olly, "✅ Charlie", season.olly)
        assert season.buttons(season.olly) == ["☐ Charlie £5.00", "✅ Sam Carter £5.00", "Send to 1", "Not now"]
        assert "Unticked: Charlie" in season.last(season.olly)
        assert "Hi Sam" in season.last(season.olly)
        await season.tap(season.olly, "Send to 1", season.olly)
    assert season.last(season.sam) == TEXT
    assert season.buttons(season.sam) == ["Pay £5.00", "I've paid: look again", "After payday", "Stop these"]
    assert season.last(season.olly) == "Reminded 1, in private: Sam Carter."
    assert season.buttons(season.olly) == []
    assert len(season.telegram.messages(season.charlie)) == others


async def test_unticking_twice_is_once_and_ticking_again_brings_them_back(season: Town) -> None:
    await season.dm(season.olly, "/remind")
    sheet = season.telegram.dm(season.olly)
    rows = season.telegram.messages(season.olly)[-1]["reply_markup"]["inline_keyboard"]
    untick = rows[0][0]["callback_data"]
    for _ in range(2):
        await season.tap_id(season.olly, sheet, untick)
        assert season.buttons(season.olly)[0] == "☐ Charlie £5.00"
    await season.tap(season.olly, "☐ Charlie", season.olly)
    assert season.buttons(season.olly)[0] == "✅ Charlie £5.00"
    for name in ("Charlie", "Sam"):
        await season.tap(season.olly, f"✅ {name}", season.olly)
    assert season.buttons(season.olly)[2:] == ["Not now"], "there is nobody to send it to"


async def test_sending_twice_is_sending_once(season: Town) -> None:
    await season.dm(season.olly, "/remind")
    rows = season.telegram.messages(season.olly)[-1]["reply_markup"]["inline_keyboard"]
    send = rows[-1][0]["callback_data"]
    for _ in range(3):
        await season.tap_id(season.olly, season.telegram.dm(season.olly), send)
    assert season.words(season.sam).count(TEXT) == 1
    assert season.last(season.olly) == "Reminded 2, in private: Charlie and Sam Carter."


async def test_a_command_that_telegram_repeats_is_one_list(season: Town) -> None:
    typed = {
        "message_id": 77,
        "date": int(season.clock.now.timestamp()),
        "chat": season.telegram.dm(season.olly).as_chat(),
        "from": season.olly.as_user(),
        "text": "/remind",
        "entities": [{"type": "bot_command", "offset": 0, "length": 7}],
    }
    for number in (900_001, 900_002):
        await season.bot.handle({"update_id": number, "message": typed})
    await season.idle()
    assert await season.store.database["rounds"].count_documents({}) == 1


async def test_not_now(season: Town) -> None:
    await season.dm(season.olly, "/remind")
    await season.tap(season.olly, "Not now", season.olly)
    assert season.last(season.olly) == "Nothing was sent. /remind makes a new list."
    assert TEXT not in season.words(season.sam)


async def test_typed_in_the_group_it_is_answered_in_private(season: Town) -> None:
    before = len(season.telegram.messages(season.group))
    await season.say(season.olly, "/remind")
    assert season.last(season.olly).startswith("Wednesday Five: 2 reminders for £10.00")
    assert len(season.telegram.messages(season.group)) == before + 1, "what Olly typed"
    await season.tap(season.olly, "Send to 2", season.olly)
    assert season.last(season.sam) == TEXT


async def test_only_the_newest_list_counts_and_only_for_a_day(season: Town) -> None:
    await season.dm(season.olly, "/remind")
    first = season.telegram.messages(season.olly)[-1]["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
    await season.dm(season.olly, "/remind")
    own = season.telegram.dm(season.olly)
    assert await season.tap_id(season.olly, own, first) == "That list is out of date. /remind makes a new one."
    season.clock.forward(days=1, minutes=1)
    assert "out of date" in await season.tap(season.olly, "Send to 2", season.olly)
    assert TEXT not in season.words(season.sam)


async def test_who_is_left_out_and_why(season: Town) -> None:
    game = await season.store.fixtures.latest_over((await season.club()).club_id, season.clock.now)
    assert game is not None
    zoe = partial(add_player, club_id=game.club_id, new_id=PlayerId("zoe000000000"), name="Zoë <Ball>")
    await season.store.write(zoe)
    others = {
        name: await season.store.write(
            partial(add_player, club_id=game.club_id, new_id=PlayerId("x"), name=name, telegram_id=number)
        )
        for number, name in enumerate(("Ashley", "Dev", "José", "Priya"), start=9001)
    }
    charge = "6 Mar 18:00 Riverside"
    await season.dm(season.olly, f"/newfixture {charge}")
    new = await season.game()
    for player in [PlayerId("zoe000000000"), *(one.player_id for one in others.values())]:
        await season.store.write(partial(join, fixture_id=new.fixture_id, who=player, at=season.clock.now))
    await season.game_over()
    now = season.clock.now
    await season.store.write(partial(stop_reminders, player_id=others["Dev"].player_id, stopped=True))
    await season.store.write(partial(wait_for_payday, player_id=others["José"].player_id, payday=FRIDAYS, at=now))

    async def block_and_remind(books: Books) -> None:
        books.save(replace(await books.player(others["Ashley"].player_id), reach=Reach.BLOCKED))
        books.save(replace(await books.player(others["Priya"].player_id), reminded_at=now.replace(day=2)))

    await season.store.write(block_and_remind)
    await season.dm(season.olly, "/remind")
    assert (
        "Left out:\n"
        "Ashley: can't be messaged\n"
        "Dev: asked for no reminders\n"
        "José: after payday, not before Sat 7 Mar\n"
        "Priya: reminded on Mon 2 Mar\n"
        "Zoë <Ball>: isn't on Telegram"
    ) in season.last(season.olly)
    assert season.buttons(season.olly)[-2] == "Send to 2"


async def test_nobody_is_reminded_twice_in_a_week(season: Town) -> None:
    await season.dm(season.olly, "/remind")
    await season.tap(season.olly, "Send to 2", season.olly)
    season.clock.forward(days=6, hours=-8)
    await season.dm(season.olly, "/remind")
    assert season.last(season.olly) == (
        "Wednesday Five: nobody to remind just now.\n\n"
        "Left out:\nCharlie: reminded on Wed 4 Mar\nSam Carter: reminded on Wed 4 Mar"
    )
    assert season.buttons(season.olly) == []
    season.clock.forward(days=1, hours=8)
    await season.dm(season.olly, "/remind")
    await season.tap(season.olly, "Send to 2", season.olly)
    assert season.last(season.sam) == TEXT
    assert season.words(season.sam).count(TEXT) == 1, "the former one says that I asked again"
    assert "I've asked again, further down." in season.words(season.sam)


async def test_nobody_owes(town: Town) -> None:
    await town.dm(town.olly, "/remind")
    assert town.last(town.olly) == "Nobody owes anything, so there is nobody to remind."


async def test_pressed_at_night_they_go_in_the_morning_to_those_who_still_owe(season: Town) -> None:
    season.clock.now = season.clock.now.replace(hour=23)
    await season.dm(season.olly, "/remind")
    async with hush(season):
        await season.tap(season.olly, "Send to 2", season.olly)
        assert season.last(season.olly) == "They'll go out at 08:00 tomorrow: Charlie and Sam Carter."
        assert season.buttons(season.olly) == ["Don't send"]
        await tick(season)
        assert TEXT not in season.words(season.sam)
    await season.dm(season.olly, "/cash Charlie £5")
    told = len(season.telegram.messages(season.charlie))
    listed = len(season.telegram.messages(season.olly))
    season.clock.forward(hours=9)
    async with hush(season):
        for _ in range(2):
            await tick(season)
    assert season.words(season.sam).count(TEXT) == 1
    assert len(season.telegram.messages(season.charlie)) == told
    assert "Reminded 1, in private: Sam Carter." in season.words(season.olly)
    assert len(season.telegram.messages(season.olly)) == listed, "the list itself says so"


async def test_before_the_morning_it_can_be_called_off(season: Town) -> None:
    season.clock.now = season.clock.now.replace(hour=23)
    await season.dm(season.olly, "/remind")
    await season.tap(season.olly, "Send to 2", season.olly)
    await season.dm(season.olly, "/remind")
    assert season.last(season.olly).startswith("They'll go out at 08:00 tomorrow"), "there is no second one"
    await season.tap(season.olly, "Don't send", season.olly)
    season.clock.forward(hours=9)
    await tick(season)
    assert TEXT not in season.words(season.sam)


async def test_more_people_than_a_keyboard_holds_come_in_pages(season: Town) -> None:
    club = await season.club()
    await season.dm(season.olly, "/newfixture 6 Mar 18:00 Riverside max 100")
    game = await season.game()
    for number in range(45):
        add = partial(add_player, club_id=club.club_id, new_id=PlayerId("x"), telegram_id=8000 + number)
        player = await season.store.write(partial(add, name=f"Player {number:02}"))
        await season.store.write(partial(join, fixture_id=game.fixture_id, who=player.player_id, at=season.clock.now))
    await season.game_over()
    await season.dm(season.olly, "/remind")
    assert season.buttons(season.olly)[-3:] == ["Later ›", "Send to 47", "Not now"]
    for _ in range(2):
        await season.tap(season.olly, "Later ›", season.olly)
    assert season.buttons(season.olly)[-3:] == ["‹ Earlier", "Send to 47", "Not now"]
    await season.tap(season.olly, "✅ Sam Carter", season.olly)
    assert "☐ Sam Carter £5.00" in season.buttons(season.olly), "the page stays where it is"
    await season.tap(season.olly, "‹ Earlier", season.olly)
    assert season.buttons(season.olly)[-3:-1] == ["Later ›", "Send to 46"]


async def test_after_a_game_they_go_by_themselves_where_the_club_wants_that(season: Town) -> None:
    await season.dm(season.olly, "/settings reminders on")
    season.clock.now = season.clock.now.replace(day=6, hour=9, minute=59)
    async with hush(season):
        await tick(season)
        assert TEXT not in season.words(season.sam)
        season.clock.forward(minutes=1)
        for _ in range(2):
            await tick(season)
    assert season.words(season.sam).count(TEXT) == 1
    assert season.last(season.olly) == "Reminded 2 about Wed 4 Mar, in private: Charlie and Sam Carter."
    assert season.words(season.olly).count("Reminded 2") == 1


async def test_unasked_nothing_goes_by_itself(season: Town) -> None:
    season.clock.now = season.clock.now.replace(day=6, hour=10)
    await tick(season)
    assert TEXT not in season.words(season.sam)


async def test_charlie_may_do_none_of_it(season: Town) -> None:
    await season.dm(season.olly, "/remind")
    rows = season.telegram.messages(season.olly)[-1]["reply_markup"]["inline_keyboard"]
    carried = [button["callback_data"] for row in rows for button in row]
    one = carried[-2].partition(":")[2]
    before = await season.store.rounds.get(one)
    for data in (*carried, f"rp:{one}:1"):
        for person in (season.charlie, season.sam):
            assert (await season.tap_id(person, season.group, data)).startswith("Only Olly"), data
    assert await season.store.rounds.get(before.round_id) == before
    await season.say(season.charlie, "/remind")
    assert season.last().startswith("Only Olly")
    assert TEXT not in season.words(season.sam)


async def test_a_person_in_two_clubs_reads_which_one_it_is_about(town: Town) -> None:
    other = partial(welcome, chat_id=-77, title="Thursday <Five>", added_by=1, timezone="Europe/London", occasion="1")
    await town.store.write(other)
    add = partial(add_player, club_id=club_id(-77), new_id=PlayerId("x"), name="Sam", telegram_id=town.sam.id)
    await town.store.write(add)
    await reminded(town, town.sam)
    assert town.last(town.sam) == "Hi Sam, £5.00 from Wed 4 Mar (Wednesday Five) is still open."
