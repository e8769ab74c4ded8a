"""The desk in words."""

from dataclasses import replace

from bot.texts import people as texts
from bot.texts.words import MESSAGE_ROOM, length
from club.ids import TelegramId
from club.money import Pence
from club.players import Reach
from tests.builders import NOW, a_club, a_player


def test_who_owes_most_comes_first() -> None:
    people = [a_player("Ann"), a_player("Bob <b>"), a_player("Cid")]
    balances = {people[1].player_id: Pence(-500), people[2].player_id: Pence(1500)}
    assert texts.players(a_club(), people, balances) == (
        "<b>Wednesday Five</b>: 3 players, £5.00 owed, £15.00 in credit\n\n"
        "Bob &lt;b&gt;: owes £5.00\nAnn: all square\nCid: £15.00 in credit"
    )


def test_four_hundred_players_fit() -> None:
    people = [a_player(f"{'<' * 60}{number}") for number in range(400)]
    text = texts.players(a_club(), people, {})
    assert length(text) <= MESSAGE_ROOM
    assert "more" in text


def test_one_player() -> None:
    text = texts.player(a_player("Ann", accepted_bank_names=("A <B>",)), Pence(0), now=NOW, timezone="Europe/London")
    assert "Bank names: A &lt;B&gt;" in text
    blocked = replace(a_player("Ann", telegram_id=TelegramId(1)), reach=Reach.BLOCKED)
    assert "no, they blocked me" in texts.player(blocked, Pence(0), now=NOW, timezone="Europe/London")


def test_several_of_one_name() -> None:
    assert texts.several("Tom", ["Tom B", "Tom W"]) == "“Tom” could be Tom B or Tom W. Write the whole name, please."
