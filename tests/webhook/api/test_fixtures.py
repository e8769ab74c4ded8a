import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from club.actions.settings import Preferences, prefer
from club.fixtures import LateLeaver
from tests.builders import NOW, OLLY, a_fixture, a_player
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, OLLYS, House

WEDNESDAY = {"starts_at": "2026-03-04T18:00:00Z", "location": "Riverside"}
SAM, TOM = a_player("Sam"), a_player("Tom")
GAME = a_fixture(players=(SAM.player_id, TOM.player_id))
PATH = f"/fixtures/{GAME.fixture_id}"


async def test_a_game_is_planned_with_what_is_usual_in_the_club(house: House) -> None:
    status, game = await house.as_(OLLYS).post("/fixtures", WEDNESDAY)
    assert status == 201
    assert (game["status"], game["starts_at"], game["location"]) == ("open", "2026-03-04T18:00:00Z", "Riverside")
    assert (game["hire"], game["price"], game["minimum"], game["maximum"]) == (4500, 500, 8, 12)
    assert (game["players"], game["waiting"], game["places_left"], game["settled_at"]) == ([], [], 12, None)
    assert (await house.get(f"/fixtures/{game['fixture_id']}")).json == game
    assert await house.told("card"), "the card goes to the group as if it had been planned in the chat"


async def test_a_game_is_planned_as_it_is_asked_for(house: House) -> None:
    body = WEDNESDAY | {"starts_at": "2026-07-01T19:00:00+01:00", "hire": 0, "price": 0, "minimum": 1, "maximum": 2}
    game = (await house.post("/fixtures", body)).json
    assert game["starts_at"] == "2026-07-01T18:00:00Z"
    assert (game["hire"], game["price"], game["minimum"], game["maximum"]) == (0, 0, 1, 2)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts_at": "2026-03-04T18:00:00"}, "starts_at"), ({"starts_at": "2026-03-04T11:59:59Z"}, "starts_at"),
        ({"starts_at": "2030-01-01T00:00:00Z"}, "starts_at"), ({"starts_at": 5}, "starts_at"),
        ({"location": " "}, "location"), ({"location": "x" * 81}, "location"), ({"price": 5.0}, "price"),
        ({"price": -1}, "price"), ({"price": "£5"}, "price"), ({"hire": True}, "hire"), ({"minimum": 0}, "minimum"),
        ({"minimum": 5, "maximum": 4}, "maximum"), ({"maximum": 101}, "maximum"), ({"prize": 5}, "prize"),
    ],
)  # fmt: skip
async def test_what_is_no_game(house: House, changed: dict[str, object], field: str) -> None:
    answer = await house.post("/fixtures", WEDNESDAY | changed)
    assert (answer.status, [error["field"] for error in answer.json["errors"]]) == (422, [field])
    assert (await house.get("/fixtures")).json["items"] == []


async def test_games_are_listed_by_status_newest_first(house: House) -> None:
    await house.keep(a_fixture("past", starts_at=NOW.replace(day=1)), a_fixture("next"), a_fixture("off"))
    await house.post(f"/fixtures/{a_fixture('off').fixture_id}/cancel")
    for status, names in (("open", ["next"]), ("over", ["past"]), ("cancelled", ["off"])):
        items = (await house.get(f"/fixtures?status={status}")).json["items"]
        assert [item["fixture_id"] for item in items] == [a_fixture(name).fixture_id for name in names]
        assert {item["status"] for item in items} == {status}
    everything = (await house.get("/fixtures")).json["items"]
    assert [item["starts_at"] for item in everything] == sorted((i["starts_at"] for i in everything), reverse=True)
    assert (await house.get("/fixtures?status=stopped")).status == 422


async def test_a_game_is_changed_and_those_who_are_in_hear_of_it(house: House) -> None:
    await house.keep(SAM, TOM, GAME)
    status, game = await house.as_(OLLYS).patch(PATH, {"location": "Arches", "price": 600, "hire": 5000})
    assert (status, game["location"], game["price"], game["hire"]) == (200, "Arches", 600, 5000)
    assert [player["name"] for player in game["players"]] == ["Sam", "Tom"]
    assert await house.told("moved")


async def test_fewer_places_than_players_is_a_conflict(house: House) -> None:
    await house.keep(SAM, TOM, GAME)
    answer = await house.patch(PATH, {"maximum": 1, "minimum": 1})
    assert (answer.status, answer.json["title"]) == (409, "Conflict")
    assert (await house.patch(PATH, {"minimum": None})).status == 422
    assert (await house.patch(PATH, {"starts_at": "2026-03-04T11:00:00Z"})).status == 422


async def test_a_game_that_is_over_cannot_be_changed_or_called_off(house: House) -> None:
    await house.keep(SAM, TOM, GAME)
    house.clock.move(hours=8)
    assert (await house.get(PATH)).json["status"] == "over"
    assert (await house.patch(PATH, {"location": "Arches"})).status == 409
    assert (await house.post(f"{PATH}/cancel")).status == (await house.delete(PATH)).status == 409


async def test_settling_charges_those_who_are_in_and_twice_is_once(house: House) -> None:
    await house.keep(SAM, TOM, GAME)
    first = await house.as_(OLLYS).post(f"{PATH}/settle")
    assert (first.status, first.json["settled_at"], first.json["status"]) == (200, "2026-03-04T12:00:00Z", "open")
    house.clock.move(minutes=1)
    assert (await house.post(f"{PATH}/settle")).json == first.json
    answers = await asyncio.gather(*(house.post(f"{PATH}/settle") for _ in range(10)))
    assert {answer.status for answer in answers} == {200}
    assert (await house.get(f"/players/{SAM.player_id}")).json["owes"] == 500


async def test_calling_a_game_off_takes_the_charges_back_and_tells_everybody(house: House) -> None:
    await house.keep(SAM, TOM, GAME)
    await house.post(f"{PATH}/settle")
    status, game = await house.as_(OLLYS).post(f"{PATH}/cancel", {"reason": "frost"})
    assert (status, game["status"], game["reason"]) == (200, "cancelled", "frost")
    assert (await house.get(f"/players/{SAM.player_id}")).json["owes"] == 0
    assert (await house.post(f"{PATH}/cancel")).json["reason"] == "frost"
    assert (await house.post(f"{PATH}/settle")).status == 409
    assert await house.told("called_off")


async def test_a_game_that_is_short_is_played_on_by_whoever_runs_the_club(house: House) -> None:
    await house.keep(SAM, TOM, replace(GAME, cancel_by=NOW + timedelta(hours=1)))
    before = (await house.get(PATH)).json
    assert (before["cancel_by"], before["verdict"]) == ("2026-03-04T13:00:00Z", None)
    for visitor in (house.as_(OLLYS), house):
        status, game = await visitor.post(f"{PATH}/play_on")
        assert (status, game["verdict"]) == (200, "play_on")
    assert (await house.store.fixtures.get(GAME.fixture_id)).decided_by == OLLY
    assert (await house.post(f"{PATH}/play_on", {"why": "fun"})).status == 422
    await house.as_(OLLYS).post(f"{PATH}/cancel")
    assert (await house.post(f"{PATH}/play_on")).status == 409


async def test_deleting_a_game_is_calling_it_off(house: House) -> None:
    await house.keep(SAM, TOM, GAME)
    assert (await house.as_(OLLYS).delete(PATH)).status == 204
    assert (await house.delete(PATH)).status == 204
    assert (await house.get(PATH)).json["status"] == "cancelled"


async def test_after_the_game_the_organiser_ticks_who_came(house: House) -> None:
    await house.keep(SAM, TOM, GAME)
    attendance = f"{PATH}/attendance/{TOM.player_id}"
    assert (await house.put(attendance, {"came": False})).status == 409, "it has not been played yet"
    house.clock.move(hours=8)
    await house.post(f"{PATH}/settle")
    status, game = await house.as_(OLLYS).put(attendance, {"came": False})
    assert (status, [player["came"] for player in game["players"]]) == (200, [True, False])
    assert (await house.get(f"/players/{TOM.player_id}")).json["owes"] == 0
    await house.put(attendance, {"came": True})
    assert (await house.get(f"/players/{TOM.player_id}")).json["owes"] == 500
    assert (await house.put(attendance, {"came": 1})).status == (await house.put(attendance)).status == 422
    assert (await house.put(f"{PATH}/attendance/000000000000", {"came": True})).status == 404
    await house.keep(a_player("Zoë"))
    assert (await house.put(f"{PATH}/attendance/{a_player('Zoë').player_id}", {"came": True})).status == 409


async def test_how_it_ended_where_the_club_keeps_results(house: House) -> None:
    await house.keep(SAM, TOM, GAME)
    result = {"bibs": 5, "others": 3}
    house.clock.move(hours=8)
    refused = await house.put(f"{PATH}/result", result)
    assert (refused.status, refused.json["detail"][:40]) == (409, "Results aren't kept in this club. /setti")
    keep = Preferences(habits={"results": True})
    await house.store.write(lambda books: prefer(books, house.club.club_id, keep))
    assert (await house.as_(CHARLIES).put(f"{PATH}/result", result)).status == 404
    status, game = await house.as_(OLLYS).put(f"{PATH}/result", result)
    assert (status, game["result"]) == (200, result)
    assert (await house.get("/fixtures")).json["items"][0]["result"] == result
    assert await house.told("card")
    for wrong, field in (({"bibs": 5}, "others"), ({"bibs": -1, "others": 0}, "bibs"), ({**result, "x": 1}, "x")):
        answer = await house.put(f"{PATH}/result", wrong)
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, field)


async def test_a_no_show_owes_and_a_late_leaver_may_be_let_off(house: House) -> None:
    priya = a_player("Priya")
    left = replace(GAME, late=(LateLeaver(priya.player_id, NOW),))
    await house.keep(SAM, TOM, priya, left)
    late = f"{PATH}/late/{priya.player_id}"
    house.clock.move(hours=8)
    await house.as_(OLLYS).post(f"{PATH}/settle")
    game = (await house.put(f"{PATH}/attendance/{TOM.player_id}", {"came": False, "owes": True})).json
    assert [(one["came"], one["no_show"]) for one in game["players"]] == [(True, False), (False, True)]
    assert (await house.get(f"/players/{TOM.player_id}")).json["owes"] == 500
    assert game["late"] == [{"player_id": priya.player_id, "name": "Priya", "owes": True}]
    answer = await house.put(late, {"waived": True})
    assert (answer.status, answer.json["late"][0]["owes"]) == (200, False)
    assert (await house.get(f"/players/{priya.player_id}")).json["owes"] == 0
    assert (await house.put(late, {"waived": False})).json["late"][0]["owes"]
    assert (await house.get(f"/players/{priya.player_id}")).json["owes"] == 500
    assert (await house.put(f"{PATH}/late/{SAM.player_id}", {"waived": True})).status == 409, "Sam stayed"
    assert (await house.put(late)).status == (await house.put(late, {"waived": 1})).status == 422
    assert (await house.as_(CHARLIES).put(late, {"waived": True})).status == 404
    assert (await house.as_(OLLYS).get(f"/players/{priya.player_id}")).json["owes"] == 500


async def test_a_game_of_another_club_does_not_exist_here(house: House) -> None:
    theirs = a_fixture("theirs", club_id=CHARLIES_CLUB)
    await house.keep(theirs, SAM)
    path = f"/fixtures/{theirs.fixture_id}"
    for visitor in (house, house.as_(OLLYS)):
        assert (await visitor.get(path)).status == 404
        assert (await visitor.patch(path, {"price": 1})).status == 404
        assert (await visitor.delete(path)).status == 404
        for act in ("settle", "cancel", "play_on"):
            assert (await visitor.post(f"{path}/{act}")).status == 404
        assert (await visitor.put(f"{path}/attendance/{SAM.player_id}", {"came": True})).status == 404
        assert (await visitor.put(f"{path}/late/{SAM.player_id}", {"waived": True})).status == 404
        assert (await visitor.post(f"{path}/signups", {"player_id": SAM.player_id})).status == 404
        assert (await visitor.delete(f"{path}/signups/{SAM.player_id}")).status == 404
    assert (await house.as_(CHARLIES).get(f"clubs/{CHARLIES_CLUB}{path}")).json["status"] == "open"


async def test_charlie_does_nothing_to_our_game(house: House) -> None:
    await house.keep(SAM, TOM, GAME)
    before = (await house.get(PATH)).json
    charlie = house.as_(CHARLIES)
    for method, path, body in (
        ("PATCH", PATH, {"price": 1}), ("DELETE", PATH, None), ("POST", f"{PATH}/settle", None),
        ("POST", f"{PATH}/cancel", None), ("POST", f"{PATH}/play_on", None), ("POST", "/fixtures", WEDNESDAY),
        ("DELETE", f"{PATH}/signups/{SAM.player_id}", None),
    ):  # fmt: skip
        assert (await charlie.api(method, path, body)).status == 404
    assert (await house.get(PATH)).json == before
