import json
from dataclasses import asdict

import pytest

from club.habits import Habits
from tests.builders import OLLY, a_club
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, OLLYS, House

OURS = a_club().club_id


async def test_the_deployment_s_token_lists_every_club_and_a_person_s_only_theirs(house: House) -> None:
    status, everything = await house.get("clubs")
    assert status == 200
    assert {club["club_id"] for club in everything["items"]} == {OURS, CHARLIES_CLUB}
    for token, club_id in ((OLLYS, OURS), (CHARLIES, CHARLIES_CLUB)):
        _, own = await house.as_(token).get("clubs")
        assert [club["club_id"] for club in own["items"]] == [club_id]
        assert own["next_cursor"] is None


async def test_a_list_of_clubs_comes_in_pages(house: House) -> None:
    await house.keep(*(a_club(-number) for number in range(1, 4)))
    for visitor, how_many in ((house, 5), (house.as_(OLLYS), 4)):
        seen = [club["club_id"] for club in await visitor.every("clubs", limit=2)]
        assert len(seen) == len(set(seen)) == how_many


async def test_one_club(house: House) -> None:
    status, club = await house.as_(OLLYS).get("")
    assert status == 200
    assert (club["name"], club["default_price"], club["organisers"]) == ("Wednesday Five", 500, [OLLY])


async def test_charlie_cannot_tell_our_club_from_none_at_all(house: House) -> None:
    ours = await house.as_(CHARLIES).get("")
    nobody_s = await house.as_(CHARLIES).get(f"clubs/{a_club(-9).club_id}")
    assert ours.status == nobody_s.status == 404
    assert ours.json == nobody_s.json
    assert (await house.as_(CHARLIES).patch("", {"name": "Mine"})).status == 404
    assert (await house.get("")).json["name"] == "Wednesday Five"


async def test_an_organiser_changes_what_is_usual(house: House) -> None:
    status, club = await house.as_(OLLYS).patch("", {"default_price": 600, "timezone": "Europe/Dublin", "name": "Five"})
    assert (status, club["default_price"], club["timezone"]) == (200, 600, "Europe/Dublin")
    assert (await house.get("")).json == club


async def test_the_monthly_statement_is_off_until_it_is_turned_on(house: House) -> None:
    assert (await house.get("")).json["monthly_statement"] is False
    for on in (True, True, False):
        status, club = await house.as_(OLLYS).patch("", {"monthly_statement": on})
        assert (status, club["monthly_statement"]) == (200, on)
    assert (await house.as_(CHARLIES).patch("", {"monthly_statement": True})).status == 404


async def test_reminders_go_by_themselves_only_where_somebody_switched_them_on(house: House) -> None:
    assert (await house.get("")).json["remind_automatically"] is False
    for switch in (True, False):
        assert (await house.patch("", {"remind_automatically": switch})).json["remind_automatically"] is switch


async def test_how_games_run_is_seen_and_changed_one_habit_at_a_time(house: House) -> None:
    before = (await house.get("")).json["habits"]
    assert before == json.loads(json.dumps(asdict(Habits())))
    wanted = {"guests": 3, "offers": False, "last_call": "never", "bank_holidays": "scotland"}
    status, club = await house.as_(OLLYS).patch("", {"habits": wanted})
    assert (status, club["habits"]) == (200, before | wanted)
    assert (await house.get("")).json == club
    assert (await house.as_(CHARLIES).patch("", {"habits": {"guests": 0}})).status == 404


async def test_the_places_with_a_time_of_their_own_are_told_as_a_whole(house: House) -> None:
    assert (await house.get("")).json["notices"] == []
    places = [{"place": "Riverside", "hours": 48}, {"place": "Park", "hours": 0}]
    assert (await house.patch("", {"notices": places})).json["notices"] == places
    assert (await house.patch("", {"habits": {"guests": 1}})).json["notices"] == places
    status, club = await house.patch("", {"notices": [{"place": " Riverside ", "hours": 24}]})
    assert (status, club["notices"]) == (200, [{"place": "Riverside", "hours": 24}])


async def test_a_payment_link_is_kept_without_its_sum_and_taken_away_again(house: House) -> None:
    _, club = await house.patch("", {"monzo_me": "https://monzo.me/olly/5.00?d=footy"})
    assert club["monzo_me"] == "https://monzo.me/olly"
    assert (await house.patch("", {"monzo_me": None})).json["monzo_me"] is None


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"default_price": 5.5}, "default_price"),
        ({"default_price": "500"}, "default_price"),
        ({"default_price": True}, "default_price"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"monzo_me": "https://evil.example/olly"}, "monzo_me"),
        ({"name": "  "}, "name"),
        ({"default_maximum": 101}, "default_maximum"),
        ({"default_maximum": 7}, "default_maximum"),
        ({"default_minimum": 13}, "default_maximum"),
        ({"chat_id": 5}, "chat_id"),
        ({"admins_may": "yes"}, "admins_may"),
        ({"monthly_statement": 1}, "monthly_statement"),
        ({"remind_automatically": 1}, "remind_automatically"),
        ({"habits": ["guests"]}, "habits"),
        ({"habits": {"guests": 6}}, "habits.guests"),
        ({"habits": {"offers": 1}}, "habits.offers"),
        ({"habits": {"last_call": "always"}}, "habits.last_call"),
        ({"habits": {"shoes": True}}, "habits.shoes"),
        ({"notices": [{"place": "Riverside", "hours": -1}]}, "notices"),
        ({"notices": [{"place": " ", "hours": 1}]}, "notices"),
        ({"notices": [{"place": f"Pitch {number}", "hours": 1} for number in range(7)]}, "notices"),
    ],
)
async def test_what_cannot_be_meant_is_refused_by_field(house: House, body: dict[str, object], field: str) -> None:
    status, problem = await house.patch("", body)
    assert status == 422
    assert [error["field"] for error in problem["errors"]] == [field]
    assert problem["detail"]


async def test_two_things_wrong_are_told_at_once(house: House) -> None:
    _, problem = await house.patch("", {"default_price": -1, "colour": "red"})
    assert {error["field"] for error in problem["errors"]} == {"default_price", "colour"}
