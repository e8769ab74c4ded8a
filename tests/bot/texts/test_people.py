"""The desk in words."""

from dataclasses import replace
from datetime import datetime

from bot.texts import people as texts
from bot.texts.words import MESSAGE_ROOM, length
from club.candidates import Standing
from club.money import Pence
from club.players import Player
from tests.builders import NOW, a_club, a_player


def stands(one: Player, balance: int, *, paid: datetime | None = None) -> Standing:
    return Standing(player_id=one.player_id, balance=Pence(balance), last_played=None, last_paid=paid)


def test_who_owes_most_comes_first() -> None:
    people = [a_player("Ann"), a_player("Bob <b>"), a_player("Cid")]
    standings = {
        people[1].player_id: stands(people[1], -500),
        people[2].player_id: stands(people[2], 1500, paid=NOW),
    }
    assert texts.players(a_club(), people, standings, now=NOW) == (
        "<b>Wednesday Five</b>: 3 players, £5.00 owed, £15.00 in credit\n\n"
        "Bob &lt;b&gt;: owes £5.00\nAnn: all square\nCid: £15.00 in credit, last paid Wed 4 Mar"
    )


def test_who_plays_no_more_stands_apart() -> None:
    people = [replace(a_player("Ann"), retired=True), a_player("Bob")]
    text = texts.players(a_club(), people, {people[0].player_id: stands(people[0], -500)}, now=NOW)
    assert text.endswith("Bob: all square\n\nPlays no more:\nAnn: owes £5.00")
    assert "1 player, £5.00 owed" in text


def test_four_hundred_players_fit() -> None:
    people = [a_player(f"{'<' * 60}{number}") for number in range(400)]
    text = texts.players(a_club(), people, {}, now=NOW)
    assert length(text) <= MESSAGE_ROOM
    assert "more" in text


def test_several_of_one_name() -> None:
    assert texts.several("Tom", ["Tom B", "Tom W"]) == "“Tom” could be Tom B or Tom W. Write the whole name, please."


def test_guests_stand_at_the_end_with_their_host() -> None:
    ann = a_player("Ann Lee")
    people = [a_player("Mike", guest_of=ann.player_id), ann, replace(a_player("Bob"), retired=True)]
    text = texts.players(a_club(), people, {}, now=NOW)
    assert "1 player, £0.00 owed" in text
    assert text.endswith("Plays no more:\nBob: all square\n\nGuests:\nAnn's Mike: all square")
    assert texts.told_apart(people[:2], people) == ["Ann's Mike", "Ann Lee"]
