import asyncio

import pytest

from tests.builders import CHARLIE, a_fixture, a_payment, a_player
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, OLLYS, House

SAM = a_player("Sam")


async def test_an_organiser_adds_a_player(house: House) -> None:
    body = {"name": " Ashley  Jones ", "accepted_bank_names": ["A JONES", "a jones"]}
    status, player = await house.as_(OLLYS).post("/players", body)
    assert status == 201
    assert (player["name"], player["accepted_bank_names"]) == ("Ashley Jones", ["A JONES"])
    assert (player["owes"], player["credit"], player["telegram_id"], len(player["reference_code"])) == (0, 0, None, 5)
    assert (await house.get(f"/players/{player['player_id']}")).json == player


async def test_two_players_may_have_one_name_and_never_one_code(house: House) -> None:
    first, second = [(await house.post("/players", {"name": "Sam"})).json for _ in range(2)]
    assert first["player_id"] != second["player_id"]
    assert first["reference_code"] != second["reference_code"]


async def test_whoever_plays_under_a_telegram_id_plays_once(house: House) -> None:
    body = {"name": "Kwame", "telegram_id": 5}
    first = await house.post("/players", body)
    assert (await house.post("/players", body)).json == first.json
    assert (await house.post("/players", body | {"name": "Li"})).status == 409


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "name"), ({"name": ""}, "name"), ({"name": "\n"}, "name"), ({"name": None}, "name"), ({"name": 5}, "name"),
        ({"name": "A", "accepted_bank_names": "A"}, "accepted_bank_names"),
        ({"name": "A", "accepted_bank_names": ["--"]}, "accepted_bank_names"),
        ({"name": "A", "accepted_bank_names": [None]}, "accepted_bank_names"),
        ({"name": "A", "telegram_id": "5"}, "telegram_id"), ({"name": "A", "telegram_id": True}, "telegram_id"),
        ({"name": "A", "telegram_id": 10**30}, "telegram_id"), ({"name": "A", "owes": 5}, "owes"),
        ({"name": "\ud800"}, "name"),
    ],
)  # fmt: skip
async def test_what_is_no_player(house: House, body: dict[str, object], field: str) -> None:
    answer = await house.post("/players", body)
    assert (answer.status, [error["field"] for error in answer.json["errors"]]) == (422, [field])
    assert (await house.get("/players")).json["items"] == []


async def test_a_list_of_players_in_pages(house: House) -> None:
    await house.keep(*(a_player(f"Player {number:02}") for number in range(7)))
    await house.keep(a_player("Charlie's", club_id=CHARLIES_CLUB))
    names = [player["name"] for player in await house.every("/players", limit=3)]
    assert names == [f"Player {number:02}" for number in range(7)]


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "cursor=x", "cursor=" + "W" * 400, "cursor=%00"])
async def test_a_page_that_cannot_be_meant(house: House, query: str) -> None:
    answer = await house.get(f"/players?{query}")
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, query.split("=", maxsplit=1)[0])


async def test_the_list_shows_who_owes_and_who_has_credit(house: House) -> None:
    tom = a_player("Tom")
    await house.keep(SAM, tom, a_fixture(players=(SAM.player_id,)))
    await house.post(f"/fixtures/{a_fixture().fixture_id}/settle")
    await house.post("/payments", {"player_id": tom.player_id, "amount": 300})
    items = (await house.get("/players")).json["items"]
    assert [(one["name"], one["owes"], one["credit"]) for one in items] == [("Sam", 500, 0), ("Tom", 0, 300)]


async def test_a_player_gets_another_name_and_other_bank_names(house: House) -> None:
    await house.keep(SAM, a_fixture(players=(SAM.player_id,)))
    path = f"/players/{SAM.player_id}"
    status, sam = await house.as_(OLLYS).patch(path, {"name": "Sam B", "accepted_bank_names": ["S BAKER"]})
    assert (status, sam["name"], sam["accepted_bank_names"]) == (200, "Sam B", ["S BAKER"])
    assert (await house.patch(path, {"accepted_bank_names": []})).json["accepted_bank_names"] == []
    assert (await house.patch(path, {})).json["name"] == "Sam B"
    assert await house.told("card"), "the card in the group shows the name"


async def test_the_organiser_says_how_strong_somebody_is(house: House) -> None:
    await house.keep(SAM)
    path = f"/players/{SAM.player_id}"
    assert (await house.get(path)).json["rating"] is None
    assert (await house.as_(OLLYS).patch(path, {"rating": 4})).json["rating"] == 4
    assert (await house.patch(path, {"name": "Sam B"})).json["rating"] == 4
    assert (await house.get("/players")).json["items"][0]["rating"] == 4
    for wrong in (0, 6, 2.5, "4", True):
        answer = await house.patch(path, {"rating": wrong})
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, "rating")
    assert (await house.as_(CHARLIES).patch(path, {"rating": 1})).status == 404
    assert (await house.patch(path, {"rating": None})).json["rating"] is None


async def test_a_player_who_owes_cannot_be_removed_and_one_who_is_square_can(house: House) -> None:
    await house.keep(SAM, a_fixture(players=(SAM.player_id,)))
    path = f"/players/{SAM.player_id}"
    await house.post(f"/fixtures/{a_fixture().fixture_id}/settle")
    refused = await house.delete(path)
    assert (refused.status, refused.json["detail"]) == (409, "Sam still has a balance. Settle it first.")
    await house.post("/payments", {"player_id": SAM.player_id, "amount": 500})
    assert (await house.as_(OLLYS).delete(path)).status == 204


async def test_a_removed_player_is_gone_everywhere_but_from_the_past(house: House) -> None:
    await house.keep(SAM, a_fixture(players=(SAM.player_id,)))
    path = f"/players/{SAM.player_id}"
    assert (await house.delete(path)).status == 204
    assert (await house.delete(path)).status == (await house.get(path)).status == 404
    assert (await house.patch(path, {"name": "X"})).status == 404
    assert (await house.get("/players")).json["items"] == []
    assert (await house.get(f"/fixtures/{a_fixture().fixture_id}")).json["players"] == []
    signup = await house.post(f"/fixtures/{a_fixture().fixture_id}/signups", {"player_id": SAM.player_id})
    assert signup.status == 404
    assert (await house.post("/payments", {"player_id": SAM.player_id, "amount": 500})).status == 404
    await house.store.payments.add(a_payment(), ())
    assigned = await house.post(f"/payments/{a_payment().payment_id}/assign", {"player_id": SAM.player_id})
    assert assigned.status == 404
    assert (await house.get(f"/ledger?player_id={SAM.player_id}")).status == 200


async def test_a_player_of_another_club_does_not_exist_here(house: House) -> None:
    theirs = a_player("Theirs", club_id=CHARLIES_CLUB, telegram_id=CHARLIE)
    await house.keep(theirs)
    path = f"/players/{theirs.player_id}"
    for token in (OLLYS, house.token):
        visitor = house.as_(token)
        assert (await visitor.get(path)).status == 404
        assert (await visitor.patch(path, {"name": "Mine"})).status == 404
        assert (await visitor.delete(path)).status == 404
    assert (await house.as_(CHARLIES).get(f"clubs/{CHARLIES_CLUB}{path}")).json["name"] == "Theirs"


async def test_the_same_player_added_twice_at_once_is_one(house: House) -> None:
    answers = await asyncio.gather(
        *(house.api("POST", "/players", {"name": "Sam"}, Idempotency_Key="sam") for _ in range(10))
    )
    assert {answer.status for answer in answers} == {201}
    assert len((await house.get("/players")).json["items"]) == 1
