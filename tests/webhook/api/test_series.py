import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.jobs.ticking import Ticking
from tests.builders import a_series
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, OLLYS, House

WEEKLY = {"starts_at": "2026-03-04T18:00:00Z", "location": "Riverside"}
ONE = a_series()
PATH = f"/series/{ONE.series_id}"


async def test_a_weekly_game_begins_with_a_game_and_its_card(house: House) -> None:
    status, series = await house.as_(OLLYS).post("/series", WEEKLY)
    assert status == 201
    assert series == (await house.get(f"/series/{series['series_id']}")).json
    assert series | {"series_id": ""} == {
        "series_id": "", "weekday": "wednesday", "kick_off": "18:00", "every_weeks": 1, "location": "Riverside",
        "hire": 4500, "price": 500, "minimum": 8, "maximum": 12, "opens_days_before": 6, "opens_hour": 12,
        "skipped": [], "stopped": False, "next_date": "2026-03-11", "opens_at": "2026-03-05T12:00:00Z",
    }  # fmt: skip
    [game] = (await house.get("/fixtures")).json["items"]
    assert (game["starts_at"], game["location"]) == ("2026-03-04T18:00:00Z", "Riverside")
    assert await house.told("card")
    house.clock.move(days=1)
    await Ticking(house.store, house.clock).tick()
    starts = [one["starts_at"] for one in (await house.get("/fixtures")).json["items"]]
    assert starts == ["2026-03-11T18:00:00Z", "2026-03-04T18:00:00Z"]


async def test_it_begins_as_it_is_asked_for_once_a_key(house: House) -> None:
    body = WEEKLY | {
        "starts_at": "2026-06-03T19:30:00+01:00", "every_weeks": 2, "price": 0, "hire": 0, "minimum": 2, "maximum": 4,
        "opens_days_before": 2, "opens_hour": 18, "skipped": ["2026-06-17"],
    }  # fmt: skip
    answers = await asyncio.gather(*(house.api("POST", "/series", body, Idempotency_Key="k") for _ in range(3)))
    assert {answer.status for answer in answers} == {201}
    [series] = (await house.get("/series")).json["items"]
    assert all(answer.json == series for answer in answers)
    assert (series["kick_off"], series["every_weeks"], series["skipped"]) == ("19:30", 2, ["2026-06-17"])
    assert (series["next_date"], series["opens_at"]) == ("2026-07-01", "2026-06-29T17:00:00Z")
    assert len((await house.get("/fixtures")).json["items"]) == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts_at": "2026-03-04T11:00:00Z"}, "starts_at"), ({"location": " "}, "location"),
        ({"every_weeks": 3}, "every_weeks"), ({"opens_days_before": 14}, "opens_days_before"),
        ({"opens_hour": 22}, "opens_hour"), ({"skipped": ["2026-03-12"]}, "skipped"),
        ({"skipped": ["2026-02-30"]}, "skipped"), ({"skipped": ["25/12"]}, "skipped"),
        ({"weekday": "monday"}, "weekday"),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_refused_by_field_and_makes_no_game(
    house: House, changed: dict[str, object], field: str
) -> None:
    answer = await house.post("/series", WEEKLY | changed)
    assert (answer.status, [error["field"] for error in answer.json["errors"]]) == (422, [field])
    assert (await house.get("/fixtures")).json["items"] == []


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ({"weekday": "thursday", "kick_off": "19:30"}, {"next_date": "2026-03-12", "opens_at": "2026-03-06T12:00:00Z"}),
        ({"price": 600, "hire": 5000, "minimum": 6, "maximum": 10, "location": "Arches"}, {}),
        ({"opens_days_before": 1, "opens_hour": 9}, {"opens_at": "2026-03-10T09:00:00Z"}),
        ({"every_weeks": 2, "skipped": ["2026-03-11"]}, {"next_date": "2026-03-25"}),
        ({"stopped": True}, {"next_date": None, "opens_at": None}),
    ],
)  # fmt: skip
async def test_it_is_changed_for_the_games_to_come(
    house: House, body: dict[str, Any], shown: dict[str, object]
) -> None:
    await house.keep(ONE)
    status, series = await house.as_(OLLYS).patch(PATH, body)
    assert status == 200
    assert series.items() >= (body | shown).items()
    assert (await house.get(PATH)).json == series


async def test_deleting_it_stops_it_and_it_can_be_started_again(house: House) -> None:
    await house.keep(ONE)
    assert (await house.delete(PATH)).status == (await house.delete(PATH)).status == 204
    assert (await house.get(PATH)).json["stopped"] is True
    assert (await house.patch(PATH, {"stopped": False})).json["next_date"] == "2026-03-04", "tonight is still ahead"


async def test_two_at_one_time_and_place_are_a_conflict(house: House) -> None:
    await house.keep(ONE)
    assert (await house.post("/series", WEEKLY)).status == 409
    assert (await house.patch(PATH, {"price": None})).status == 422
    assert (await house.patch(PATH, {"kick_off": "6pm"})).status == 422


async def test_they_come_in_pages(house: House) -> None:
    every = [a_series(str(number), location=f"Pitch {number}") for number in range(5)]
    await house.keep(*every)
    found = await house.every("/series", 2)
    assert {one["series_id"] for one in found} == {one.series_id for one in every}
    assert len(found) == 5


async def test_a_bank_holiday_is_not_the_next_date(house: House) -> None:
    doors = house.doors
    object.__setattr__(doors, "is_bank_holiday", lambda day, _nation: day == date(2026, 3, 11))
    await house.keep(ONE)
    assert (await house.get(PATH)).json["next_date"] == "2026-03-11", "this club plays on bank holidays"
    club = await house.store.clubs.get(house.club.club_id)
    await house.keep(replace(club, habits=club.habits.changed({"bank_holidays": "england"})))
    assert (await house.get(PATH)).json["next_date"] == "2026-03-18"


async def test_charlie_finds_no_weekly_game_of_ours_and_we_none_of_charlies(house: House) -> None:
    theirs = a_series("theirs", club_id=CHARLIES_CLUB)
    await house.keep(ONE, theirs)
    for visitor, path in ((house.as_(CHARLIES), PATH), (house.as_(OLLYS), f"/series/{theirs.series_id}")):
        assert (await visitor.get(path)).status == 404
        assert (await visitor.patch(path, {"price": 1})).status == 404
        assert (await visitor.delete(path)).status == 404
    assert (await house.as_(CHARLIES).post("/series", WEEKLY)).status == 404
    assert (await house.as_(CHARLIES).get("/series")).status == 404
    assert [one["series_id"] for one in (await house.get("/series")).json["items"]] == [ONE.series_id]
    assert (await house.get(PATH)).json["price"] == 500
    assert (await house.get("/series/nonsense")).status == 400
