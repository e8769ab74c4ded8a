"""A game in JSON: its lists, its sides, and who has said what."""

from dataclasses import replace
from datetime import timedelta

from club.fixtures import LateLeaver, Offer, Sides, Status
from club.players import Player
from tests.builders import NOW, a_fixture, a_player
from webhook.api import showing_games
from webhook.api.shapes_games import NamedShape, PlayingShape

ASHLEY, SAM, TOM = a_player("Ashley"), a_player("Sam"), a_player("Tom")
NAMES = {player.player_id: player.name for player in (ASHLEY, SAM, TOM)}


def named(player: Player) -> NamedShape:
    return NamedShape(player_id=player.player_id, name=player.name)


def test_before_the_game_nobody_came_yet() -> None:
    game = a_fixture(players=(SAM.player_id,), waiting=(TOM.player_id, ASHLEY.player_id), maximum=1, minimum=1)
    shown = showing_games.fixture(game, NAMES, NOW)
    assert shown["status"] == "open"
    sam = PlayingShape(player_id=SAM.player_id, name="Sam", guest_of=None, confirmed=True, came=None, no_show=False)
    assert shown["players"] == [sam]
    assert [(one["name"], one["place"]) for one in shown["waiting"]] == [("Tom", 1), ("Ashley", 2)]
    assert (shown["places_left"], shown["settled_at"], shown["reason"]) == (0, None, None)


def test_after_the_game_the_clock_says_so_and_the_absent_are_marked() -> None:
    game = a_fixture(players=(SAM.player_id, TOM.player_id), absent=(TOM.player_id,))
    shown = showing_games.fixture(game, NAMES, game.over_at)
    assert shown["status"] == "over"
    assert [one["came"] for one in shown["players"]] == [True, False]
    assert showing_games.fixture(game, NAMES, game.over_at - timedelta(seconds=1))["status"] == "open"


def test_a_no_show_did_not_come_and_who_left_late_owes_until_the_place_is_filled() -> None:
    late = (LateLeaver(ASHLEY.player_id, NOW),)
    game = replace(a_fixture(players=(SAM.player_id, TOM.player_id)), no_shows=(TOM.player_id,), late=late)
    shown = showing_games.fixture(game, NAMES, game.over_at)
    assert [(one["came"], one["no_show"]) for one in shown["players"]] == [(True, False), (False, True)]
    assert shown["late"] == [{"player_id": ASHLEY.player_id, "name": "Ashley", "owes": True}]
    for square in (replace(late[0], filled=True), replace(late[0], waived=True)):
        assert not showing_games.fixture(replace(game, late=(square,)), NAMES, NOW)["late"][0]["owes"]
    off = replace(game, status=Status.CANCELLED)
    assert not showing_games.fixture(off, NAMES, NOW)["late"][0]["owes"], "nobody owes for what was called off"


def test_who_said_that_they_can_t_come_who_has_not_confirmed_a_move_and_who_was_offered_a_place() -> None:
    until = NOW + timedelta(hours=2)
    game = replace(
        a_fixture(players=(SAM.player_id,), waiting=(TOM.player_id,)),
        unconfirmed=(SAM.player_id,),
        out=(ASHLEY.player_id,),
        offers=(Offer(TOM.player_id, NOW, until),),
    )
    shown = showing_games.fixture(game, NAMES, NOW)
    assert [one["confirmed"] for one in shown["players"]] == [False]
    assert shown["out"] == [{"player_id": ASHLEY.player_id, "name": "Ashley"}]
    assert [one["offered_until"] for one in shown["waiting"]] == ["2026-03-04T14:00:00Z"]
    assert showing_games.fixture(replace(game, offers=()), NAMES, NOW)["waiting"][0]["offered_until"] is None


def test_sides_follow_the_list_and_say_nothing_of_strength() -> None:
    game = a_fixture(players=(SAM.player_id, TOM.player_id))
    assert showing_games.fixture(game, NAMES, NOW)["sides"] is None
    made = Sides((SAM.player_id, ASHLEY.player_id), (), 0, NOW, strengths=((SAM.player_id, 49),), posted=True)
    shown = showing_games.fixture(replace(game, sides=made), NAMES, NOW)["sides"]
    assert shown == {"bibs": [named(SAM)], "others": [named(TOM)], "posted": True}


def test_who_brings_what() -> None:
    game = a_fixture(players=(SAM.player_id, TOM.player_id))
    assert showing_games.fixture(game, NAMES, NOW)["kit"] == {"ball": None, "bibs": None}
    asked = replace(game, kit=(ASHLEY.player_id, TOM.player_id, SAM.player_id))
    assert showing_games.fixture(asked, NAMES, NOW)["kit"] == {"ball": named(SAM), "bibs": named(TOM)}
