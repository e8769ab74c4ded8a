"""A spreadsheet, sent in the direct chat."""

import copy
from typing import Any

import pytest

from rehearsal import Person
from rehearsal.telegram import Upload
from tests.bot.bank import connected, pays
from tests.bot.sheets.files import a_workbook
from tests.bot.town import Town

SHEET = "Name,Owes,Bank names,Phone\nAshley Jones,5,A JONES,07700900123\nZoë Ball,-3.50,,\n,7,,\nTotal,8.50,,\n"


async def balances(town: Town) -> dict[str, int]:
    club = (await town.club()).club_id
    sums = await town.store.ledger.balances(club)
    return {player.name: sums.get(player.player_id, 0) for player in await town.store.players.all(club)}


async def repeat(town: Town, update: dict[str, Any], number: int) -> None:
    """Telegram delivers something again, under another number."""
    await town.bot.handle({**copy.deepcopy(update), "update_id": number})
    await town.idle()


def tapped(town: Town, who: Person, owner: Person, data: str) -> dict[str, Any]:
    """A tap on the newest message of somebody's chat, by whoever."""
    message = town.telegram.messages(owner)[-1]
    query = {"id": "1", "from": who.as_user(), "message": message, "chat_instance": "1", "data": data}
    return {"update_id": 0, "callback_query": query}


async def test_what_was_understood_is_shown_and_nothing_is_booked_before_it_is_confirmed(town: Town) -> None:
    await town.send(town.olly, "our list.csv", SHEET)
    said = town.last(town.olly)
    assert said.startswith("our list.csv: 2 players.\n\nName: column A “Name”\nWhat they owe: column B “Owes”\n")
    assert "Left out, since I keep no phone numbers or addresses: “Phone”" in said
    assert "2 new: Ashley Jones, Zoë Ball\nIn all: £5.00 owed, £3.50 in credit" in said
    assert "Ashley Jones owes £5.00, bank name A JONES\nZoë Ball is £3.50 in credit" in said
    assert said.endswith("Rows left out\nRow 4: no name (“7”)\nRow 5: “Total” is no player")
    assert town.buttons(town.olly) == ["Import 2 players", "Drop it"]
    assert await balances(town) == {}
    await town.tap(town.olly, "Import 2 players", town.olly)
    assert town.last(town.olly) == (
        "Imported: 2 new players, 0 on the books before. £5.00 owed and £3.50 in credit brought in. "
        "/undo takes the balances back; the players stay."
    )
    assert await balances(town) == {"Ashley Jones": -500, "Zoë Ball": 350}
    assert "owes" not in town.words(), "the group hears nothing of it"


async def test_dropped(town: Town) -> None:
    await town.send(town.olly, "our list.csv", SHEET)
    await town.tap(town.olly, "Drop it", town.olly)
    assert (town.last(town.olly), town.buttons(town.olly)) == ("Dropped. Nothing was changed.", [])
    assert await balances(town) == {}


async def test_a_double_tap_imports_once(town: Town) -> None:
    await town.send(town.olly, "our list.csv", SHEET)
    tap = tapped(town, town.olly, town.olly, "sh:go:-")
    await repeat(town, tap, 900_001)
    await repeat(town, tap, 900_002)
    assert town.last(town.olly).startswith("Imported: 2 new players")
    assert await balances(town) == {"Ashley Jones": -500, "Zoë Ball": 350}


async def test_the_same_file_again_is_recognised_whatever_it_is_called(town: Town) -> None:
    await town.send(town.olly, "our list.csv", SHEET)
    await town.tap(town.olly, "Import", town.olly)
    town.clock.forward(days=3)
    await town.send(town.olly, "copy of our list.csv", SHEET)
    assert town.last(town.olly) == "That sheet was imported on Wed 4 Mar. Nothing was changed."
    assert town.buttons(town.olly) == []


async def test_undo_takes_the_balances_back_and_then_the_same_file_may_come_again(town: Town) -> None:
    await town.send(town.olly, "our list.csv", SHEET)
    await town.tap(town.olly, "Import", town.olly)
    await town.dm(town.olly, "/undo")
    assert town.last(town.olly).startswith("The balances brought in from our list.csv")
    await town.tap(town.olly, "Take it back", town.olly)
    assert await balances(town) == {"Ashley Jones": 0, "Zoë Ball": 0}
    await town.send(town.olly, "our list.csv", SHEET)
    assert "2 on the books already: Ashley Jones, Zoë Ball" in town.last(town.olly)
    await town.tap(town.olly, "Import 2 players", town.olly)
    assert await balances(town) == {"Ashley Jones": -500, "Zoë Ball": 350}


async def test_a_balance_is_asked_about_and_then_a_restart_does_no_harm(town: Town) -> None:
    sheet: list[list[Any]] = [
        ["Wednesday Five"],
        [],
        ["Player", "Nickname", "Balance"],
        ["Ashley Jones", "Ash", 5],
        ["Zoë", "Zo", -3.5],
    ]
    await town.send(town.olly, "our list.xlsx", a_workbook(Squad=sheet, Notes=[["Bring bibs"]]))
    assert town.last(town.olly).endswith("Which column has the names that you use here?")
    await town.tap(town.olly, "Nickname: Ash", town.olly)
    assert town.last(town.olly).endswith("Column C “Balance” says £5.00 for Ash. What does that mean?")
    await town.tap(town.olly, "They owe £5.00", town.olly)
    assert "sheet “Squad”: 2 players. The headings are in row 3. I left “Notes” alone." in town.last(town.olly)
    await town.tap(town.olly, "Import 2 players", town.olly)
    assert await balances(town) == {"Ash": -500, "Zo": 350}


async def test_a_column_of_sums_may_be_left_out(town: Town) -> None:
    await town.send(town.olly, "our list.csv", "Bloke;Dosh\nAshley;5\nSam;3\n")
    await town.tap(town.olly, "Leave that column out", town.olly)
    assert "Left out: “Dosh”" in town.last(town.olly)
    await town.tap(town.olly, "Import", town.olly)
    assert await balances(town) == {"Ashley": 0, "Sam": 0}
    assert town.last(town.olly) == "Imported: 2 new players, 0 on the books before. /players lists them."


async def test_known_players_are_met_and_their_balance_counts_on(town: Town) -> None:
    await town.dm(town.olly, "/addplayer Ashley Jones")
    await town.dm(town.olly, "/cash Ashley £2")
    await town.send(town.olly, "our list.csv", "Name,Owes,Bank\nashley,5,ASH J\nSam,1,\n")
    assert "1 new: Sam\n1 on the books already: Ashley Jones (“ashley” in the sheet)" in town.last(town.olly)
    assert "Comes on top of what is booked here already: Ashley Jones is £2.00 in credit" in town.last(town.olly)
    assert town.buttons(town.olly) == ["Import 2 players", "Leave the balances out", "Drop it"]
    await town.tap(town.olly, "Import 2 players", town.olly)
    assert await balances(town) == {"Ashley Jones": -300, "Sam": -100}
    await town.dm(town.olly, "/player Ashley")
    assert "Bank names: ASH J" in town.last(town.olly)


async def test_bank_names_may_settle_older_payments(town: Town) -> None:
    await connected(town)
    await pays(town, "A JONES")
    await town.send(town.olly, "our list.csv", SHEET)
    await town.tap(town.olly, "Import", town.olly)
    assert "Ashley" in town.last(town.olly)
    assert (await balances(town))["Ashley Jones"] == 0


async def test_a_sheet_with_nobody_to_bring_in_has_no_button(town: Town) -> None:
    await town.send(town.olly, "our list.csv", "Name,Owes\nSam,five\n")
    assert town.last(town.olly).endswith("Rows left out\nRow 2, Sam: I couldn't read “five” as a sum")
    assert town.buttons(town.olly) == []


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"\x89PNG\r\n\x1a\n\0", "I couldn't read that file as a spreadsheet."),
        (b"x" * (2 * 1024 * 1024 + 1), "That file is too big for me."),
        (b"Owes\n5\n", "I found no column with names."),
    ],
)
async def test_what_is_no_sheet_is_said_in_a_sentence(town: Town, content: bytes, answer: str) -> None:
    await town.send(town.olly, "our list.csv", content)
    assert town.last(town.olly).startswith(answer)
    assert ("telegram_updates", "apologised") not in town.counts


async def test_a_file_that_telegram_no_longer_has(town: Town) -> None:
    await town.send(town.olly, "our list.csv", SHEET)
    town.telegram.files.clear()
    answer = await town.tap(town.olly, "Import", town.olly)
    assert answer == "I couldn't get that file from Telegram. Send it again, please."
    assert await balances(town) == {}


async def test_the_command_explains_and_takes_a_file_that_was_sent_before(town: Town) -> None:
    await town.dm(town.olly, "/import")
    assert town.last(town.olly).startswith("Send me your spreadsheet as a file, here: XLSX or CSV")
    await town.send(town.olly, "our list.csv", SHEET)
    [sent] = [m for m in town.telegram.messages(town.olly) if "document" in m]
    await town.dm(town.olly, "/import", reply_to=sent["message_id"])
    assert town.last(town.olly).startswith("our list.csv: 2 players.")
    await town.say(town.olly, "/import")
    assert town.last() == "A spreadsheet is between you and me: send it in our own chat."


async def test_files_in_the_group_are_left_alone(town: Town) -> None:
    town.telegram.make_admin(town.group)
    await town.idle()
    before = town.words()
    sheet = Upload("our list.csv", "text/csv", SHEET.encode())
    await town.telegram.say(town.olly, town.group, "", document=sheet)
    await town.idle()
    assert town.words().strip() == before.strip()


async def test_somebody_with_two_clubs_says_which(town: Town) -> None:
    other = town.telegram.group("Thursday Five", creator=town.olly, members=[town.olly])
    town.telegram.add_bot(other, town.olly)
    await town.idle()
    await town.send(town.olly, "our list.csv", SHEET)
    assert town.last(town.olly) == "Which club?"
    await town.tap(town.olly, "Wednesday Five", town.olly)
    assert town.last(town.olly).startswith("our list.csv: 2 players.")
    await town.tap(town.olly, "Import 2 players", town.olly)
    assert set(await balances(town)) == {"Ashley Jones", "Zoë Ball"}


async def test_players_are_told_who_can_and_strangers_that_they_run_no_club(town: Town) -> None:
    await town.say(town.sam, "/fixtures")
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.telegram.start(town.sam)
    await town.telegram.start(town.charlie)
    await town.send(town.sam, "our list.csv", SHEET)
    assert town.last(town.sam).startswith("Only Olly can do that here.")
    await town.send(town.charlie, "our list.csv", SHEET)
    assert town.last(town.charlie).startswith("You don't run a club with me.")


async def test_charlie_cannot_tap_on_what_is_ollys(town: Town) -> None:
    await town.send(town.olly, "our list.csv", SHEET)
    for number, data in enumerate(["sh:go:-", "sh:drop:-", "sh:means:owes"], 900_001):
        await repeat(town, tapped(town, town.charlie, town.olly, data), number)
    assert await balances(town) == {}
    assert town.buttons(town.olly) == ["Import 2 players", "Drop it"], "nothing happened"


@pytest.mark.parametrize("data", ["sh:name:x", "sh:what:1", "sh:means:perhaps"])
async def test_buttons_that_mean_nothing(town: Town, data: str) -> None:
    await town.send(town.olly, "our list.csv", SHEET)
    before = town.last(town.olly)
    await repeat(town, tapped(town, town.olly, town.olly, data), 900_001)
    assert town.last(town.olly) == before


async def test_a_button_on_a_message_that_remembers_no_sheet(town: Town) -> None:
    await town.dm(town.olly, "/help")
    await repeat(town, tapped(town, town.olly, town.olly, "sh:go:-"), 900_001)
    assert await balances(town) == {}
