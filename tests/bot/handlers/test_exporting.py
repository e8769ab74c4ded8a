"""`/export`: everything that is in the club's books, as files."""

import csv
import io

import openpyxl

from rehearsal import Person
from tests.bot.bank import connected, pays
from tests.bot.town import Town

FILES = ["fiver-2026-03-04.xlsx", "players.csv", "games.csv", "payments.csv", "ledger.csv"]


def files(town: Town, person: Person) -> dict[str, bytes]:
    """The documents that the bot sent to somebody."""
    sent = [m["document"] for m in town.telegram.messages(person) if "document" in m and m["from"]["is_bot"]]
    return {document["file_name"]: town.telegram.files[document["file_id"]].content for document in sent}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def test_everything_as_one_workbook_and_as_csv(town: Town) -> None:
    await connected(town)
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.dm(town.olly, "/addplayer =Ashley")
    await town.game_over()
    await town.dm(town.olly, "/cash Sam £3")
    await pays(town, "BORIS B", reference="+footy")
    await town.dm(town.olly, "/export")
    sent = files(town, town.olly)
    assert list(sent) == FILES
    captions = [m["caption"] for m in town.telegram.messages(town.olly) if "caption" in m]
    [caption] = captions
    assert caption.startswith("Everything of Wednesday Five: 2 players, 1 game, 2 payments")
    book = openpyxl.load_workbook(io.BytesIO(sent["fiver-2026-03-04.xlsx"]))
    assert book.sheetnames == ["Players", "Games", "Sign-ups", "Payments", "Ledger"]
    assert [[cell.value for cell in row[:3]] for row in book["Players"]] == [
        ["Name", "Owes", "Credit"],
        ["=Ashley", 0, 0],
        ["Sam Carter", 2, 0],
    ]
    ashley, sam = rows(sent["players.csv"])
    assert (ashley["Name"], sam["Name"], sam["Owes"], sam["On Telegram"]) == ("'=Ashley", "Sam Carter", "2.00", "yes")
    [game] = rows(sent["games.csv"])
    assert (game["Date"], game["Status"], game["Players"]) == ("2026-03-04 18:00", "played", "Sam Carter")
    assert [(payment["Amount"], payment["Method"], payment["Status"]) for payment in rows(sent["payments.csv"])] == [
        ("5.00", "bank transfer", "open"),
        ("3.00", "cash", "booked"),
    ]
    assert rows(sent["payments.csv"])[0]["Reference"] == "'+footy"
    assert [(line["Kind"], line["Amount"], line["Balance"]) for line in rows(sent["ledger.csv"])] == [
        ("game", "-5.00", "-5.00"),
        ("cash", "3.00", "-2.00"),
    ]


async def test_what_is_not_football_is_not_in_it(town: Town) -> None:
    await connected(town)
    await pays(town, "LANDLORD", reference="football rent")
    await town.tap(town.olly, "Not football", town.olly)
    await town.dm(town.olly, "/export")
    for name, content in files(town, town.olly).items():
        book = openpyxl.load_workbook(io.BytesIO(content)) if name.endswith("xlsx") else None
        said = str([row for sheet in book for row in sheet.values]) if book is not None else content.decode()
        assert "LANDLORD" not in said


async def test_an_exported_club_can_be_brought_into_an_empty_one(town: Town) -> None:
    for name in ("Zoë Ball", "Ashley Jones", "Sam"):
        await town.dm(town.olly, f"/addplayer {name}")
    await town.dm(town.olly, "/alias Zoë = BALL, Z")
    await town.dm(town.olly, "/cash Ashley £5")
    await town.dm(town.olly, "/export")
    other = town.telegram.group("Thursday Five", creator=town.charlie, members=[town.charlie])
    town.telegram.add_bot(other, town.charlie)
    await town.idle()
    await town.telegram.start(town.charlie)
    await town.send(town.charlie, "theirs.xlsx", files(town, town.olly)["fiver-2026-03-04.xlsx"])
    assert "sheet “Players”: 3 players." in town.last(town.charlie)
    await town.tap(town.charlie, "Import 3 players", town.charlie)
    [club] = await town.store.clubs.run_by(town.charlie.id)
    sums = await town.store.ledger.balances(club.club_id)
    players = await town.store.players.all(club.club_id)
    assert [(one.name, one.accepted_bank_names, sums.get(one.player_id, 0)) for one in players] == [
        ("Ashley Jones", (), 500),
        ("Sam", (), 0),
        ("Zoë Ball", ("BALL, Z",), 0),
    ]


async def test_our_own_sheet_comes_back_with_new_bank_names_and_without_doubling_balances(town: Town) -> None:
    for name in ("Ashley Jones", "Sam"):
        await town.dm(town.olly, f"/addplayer {name}")
    await town.dm(town.olly, "/cash Ashley £5")
    await town.dm(town.olly, "/export")
    sent = files(town, town.olly)["players.csv"].decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(sent, newline="")))
    lines[2][4] = "S CARTER"
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    await town.send(town.olly, "players.csv", text.getvalue())
    assert "Comes on top of what is booked here already: Ashley Jones is £5.00 in credit" in town.last(town.olly)
    await town.tap(town.olly, "Leave the balances out", town.olly)
    assert "Left out: “Owes”, “Credit”" in town.last(town.olly)
    await town.tap(town.olly, "Import 2 players", town.olly)
    ashley, sam = await town.store.players.all((await town.club()).club_id)
    assert await town.store.ledger.balance(ashley.player_id) == 500
    assert sam.accepted_bank_names == ("S CARTER",)


async def test_an_empty_club_has_files_too(town: Town) -> None:
    await town.dm(town.olly, "/export")
    assert list(files(town, town.olly)) == FILES
    assert rows(files(town, town.olly)["ledger.csv"]) == []


async def test_in_the_group_the_way_to_the_own_chat_is_shown(town: Town) -> None:
    await town.say(town.olly, "/export")
    assert town.last() == "Everybody's money is between you and me: ask me in our own chat."
    assert town.buttons() == ["Open our chat"]
    assert files(town, town.olly) == {}


async def test_it_is_the_organisers_alone_also_where_administrators_may_organise(town: Town) -> None:
    await town.dm(town.olly, "/settings admins on")
    town.telegram.make_admin(town.group, town.sam)
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.telegram.start(town.sam)
    await town.dm(town.sam, "/export")
    assert town.last(town.sam).startswith("Only the organiser can do that, in a chat with me")
    await town.telegram.start(town.charlie)
    await town.dm(town.charlie, "/export")
    assert town.last(town.charlie).startswith("You don't run a club with me.")
    assert files(town, town.sam) == files(town, town.charlie) == {}


async def test_files_that_telegram_does_not_take(town: Town) -> None:
    town.telegram.fail_next("sendDocument", error_code=400, description="Bad Request: file is too big")
    await town.dm(town.olly, "/export")
    assert town.last(town.olly) == "Telegram didn't take the files. Try /export again in a minute."
    assert len(town.telegram.made("sendDocument")) == 1, "half of it would mislead"
    await town.dm(town.olly, "/export")
    assert list(files(town, town.olly)) == FILES
