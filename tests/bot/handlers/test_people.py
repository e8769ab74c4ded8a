"""The organiser's desk: players, bank names, cash, sums."""

import pytest

from tests.bot.bank import connected, pays
from tests.bot.town import Town


async def test_players_without_telegram(town: Town) -> None:
    await town.dm(town.olly, "/players")
    assert town.last(town.olly).startswith("Nobody plays here yet.")
    await town.dm(town.olly, "/addplayer Zoë <Ball>")
    assert town.last(town.olly).startswith("Zoë <Ball> is on the books, reference ")
    await town.dm(town.olly, "/players")
    assert town.last(town.olly).endswith("1 player, £0.00 owed, £0.00 in credit\n\nZoë <Ball>: all square")


async def test_one_player_with_everything_the_bank_may_say(town: Town) -> None:
    await town.dm(town.olly, "/addplayer Zoë Ball")
    await town.dm(town.olly, "/alias zoe = MISS Z BALL")
    assert town.last(town.olly) == "From now on a payment from MISS Z BALL is Zoë Ball's."
    await town.dm(town.olly, "/player zoe")
    assert "Bank names: MISS Z BALL" in town.last(town.olly)
    assert "they aren't on Telegram" in town.last(town.olly)


async def test_two_of_one_name_are_a_choice(town: Town) -> None:
    await town.dm(town.olly, "/addplayer Tom Baker")
    await town.dm(town.olly, "/addplayer Tom Brown")
    await town.dm(town.olly, "/player Tom")
    assert town.last(town.olly) == "Which “Tom”?"
    await town.tap(town.olly, "Tom Brown", town.olly)
    assert town.last(town.olly).startswith("Tom Brown: all square")
    await town.dm(town.olly, "/cash Tom £5")
    assert town.last(town.olly) == "“Tom” could be Tom Baker or Tom Brown. Write the whole name, please."


async def test_cash_is_booked_once_and_the_group_hears_of_it(town: Town) -> None:
    await town.dm(town.olly, "/addplayer Ashley Jones")
    await town.dm(town.olly, "/cash Ashley £5")
    assert town.last(town.olly) == ("£5.00 in cash from Ashley Jones, who is £5.00 in credit now. /undo takes it back.")
    assert town.last() == "💷 Ashley paid £5.00: £5.00 in credit"


async def test_a_command_that_telegram_repeats_books_once(town: Town) -> None:
    await town.dm(town.olly, "/addplayer Ashley Jones")
    typed = {
        "message_id": 77,
        "date": int(town.clock.now.timestamp()),
        "chat": town.telegram.dm(town.olly).as_chat(),
        "from": town.olly.as_user(),
        "text": "/cash Ashley £5",
        "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
    }
    for number in (900_001, 900_002):
        await town.bot.handle({"update_id": number, "message": typed})
    await town.idle()
    assert "£5.00 in credit" in town.last(town.olly)
    assert town.words().count("💷 Ashley paid") == 1


async def test_cash_for_a_part(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.game_over()
    await town.dm(town.olly, "/cash Sam £3")
    assert "who still owes £2.00" in town.last(town.olly)
    assert town.last() == "💷 Sam paid £3.00", "the group does not hear what is still open"


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/player", "Whom do you mean? Try: /player Ashley"),
        ("/player <Nobody>", "I don't know anybody called “<Nobody>”. /players lists everybody."),
        ("/addplayer", "Who is it? Try: /addplayer Ashley Jones"),
        ("/alias Ashley", "I couldn't read “Ashley”. Try: /alias Ashley = A JONES"),
        ("/cash", "Try: /cash Ashley £5"),
        ("/alias", "Try: /alias Ashley = A JONES"),
    ],
)
async def test_slips(town: Town, command: str, answer: str) -> None:
    await town.dm(town.olly, command)
    assert town.last(town.olly) == answer


@pytest.mark.parametrize("command", ["/addplayer Eve", "/alias Sam = EVE", "/cash Sam £5", "/summary", "/players"])
async def test_charlie_may_do_none_of_it(town: Town, command: str) -> None:
    await town.say(town.charlie, command)
    assert town.last().startswith("Only Olly")
    await town.dm(town.charlie, command)
    assert town.last(town.charlie).startswith("You don't run a club with me.")


async def test_charlie_may_not_open_a_player(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    toast = await town.tap_id(town.charlie, town.group, f"who:{(await town.player(town.sam)).player_id}")
    assert toast.startswith("Only Olly")


async def test_names_of_every_kind_are_shown_as_they_are(town: Town) -> None:
    for name in ("<b>Bold</b>", "R&D & Sons", "مهدي", "👩‍👩‍👧 Family", "x" * 3000):
        await town.dm(town.olly, f"/addplayer {name}")
        assert "is on the books" in town.last(town.olly), name
    await town.dm(town.olly, "/players")
    assert "<b>Bold</b>: all square" in town.last(town.olly)


async def test_an_accepted_name_settles_what_came_under_it(town: Town) -> None:
    await connected(town)
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await pays(town, "CARTER S", reference="football")
    await town.dm(town.olly, "/alias Sam = CARTER S")
    assert town.last(town.olly) == "That settled 1 older payment too: £5.00 for Sam Carter."
    assert town.last() == "💷 Sam paid £5.00: £5.00 in credit"


async def test_nobody_is_put_on_the_books_twice(town: Town) -> None:
    await town.dm(town.olly, "/addplayer Uncle <Bob>")
    await town.say(town.olly, "/addplayer uncle  <bob>")
    assert town.last().startswith("Uncle <Bob> is on the books already.")
    await town.dm(town.olly, "/addplayer Uncle")
    assert [one.name for one in await town.store.players.all((await town.club()).club_id)] == ["Uncle", "Uncle <Bob>"]
