import asyncio

import pytest

from club.errors import Invalid
from storage.store import MongoStore
from tests.builders import a_fixture, a_player
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, OLLYS, Answered, House, opened
from webhook.api.once import Memory

SAM = a_player("Sam")
WEDNESDAY = {"starts_at": "2026-03-04T18:00:00Z", "location": "Riverside"}
CASH = {"player_id": SAM.player_id, "amount": 500}


async def keyed(house: House, path: str, body: object, key: str = "key-1") -> Answered:
    return await house.api("POST", path, body, Idempotency_Key=key)


@pytest.mark.parametrize(
    ("path", "body"), [("/fixtures", WEDNESDAY), ("/players", {"name": "Ashley"}), ("/payments", CASH)]
)
async def test_the_same_key_is_done_once_and_answered_the_same(house: House, path: str, body: object) -> None:
    await house.keep(SAM)
    before = len((await house.get(path)).json["items"])
    first, again = await keyed(house, path, body), await keyed(house, path, body)
    assert first.status == again.status == 201
    assert first.json == again.json
    assert ("Idempotency-Replayed" in first.headers, again.headers["Idempotency-Replayed"]) == (False, "true")
    assert len((await house.get(path)).json["items"]) == before + 1
    assert (await keyed(house, path, body, "key-2")).json != first.json


async def test_without_a_key_twice_is_two(house: House) -> None:
    for _ in range(2):
        assert (await house.post("/fixtures", WEDNESDAY)).status == 201
    assert len((await house.get("/fixtures")).json["items"]) == 2


async def test_ten_at_once_with_one_key_are_one(house: House) -> None:
    await house.keep(SAM)
    answers = await asyncio.gather(*(keyed(house, "/payments", CASH) for _ in range(10)))
    assert {(answer.status, answer.text) for answer in answers} == {(201, answers[0].text)}
    assert (await house.get(f"/players/{SAM.player_id}")).json["credit"] == 500


@pytest.mark.parametrize(
    ("path", "body"), [("/fixtures", WEDNESDAY), ("/players", {"name": "Ashley"}), ("/payments", CASH)]
)
async def test_a_restart_forgets_the_answers_and_still_creates_nothing_twice(
    house: House, store: MongoStore, path: str, body: object
) -> None:
    await house.keep(SAM)
    first = await keyed(house, path, body)
    async with opened(store) as restarted:
        again = await keyed(restarted, path, body)
        assert (again.status, again.json) == (201, first.json)
        assert "Idempotency-Replayed" not in again.headers


async def test_a_key_that_comes_with_another_body_is_refused(house: House, store: MongoStore) -> None:
    await house.keep(SAM)
    await keyed(house, "/payments", CASH)
    for body in (CASH | {"amount": 600}, CASH | {"amount": "x"}):
        answer = await keyed(house, "/payments", body)
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, "Idempotency-Key")
    async with opened(store) as restarted:
        answer = await keyed(restarted, "/payments", CASH | {"amount": 600})
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, "Idempotency-Key"), "of money also then"
    assert (await house.get(f"/players/{SAM.player_id}")).json["credit"] == 500


async def test_one_key_may_serve_several_addresses_and_several_clubs(house: House) -> None:
    player = await keyed(house, "/players", {"name": "Sam"})
    ours = await keyed(house, "/fixtures", WEDNESDAY)
    theirs = await keyed(house.as_(CHARLIES), f"clubs/{CHARLIES_CLUB}/fixtures", WEDNESDAY)
    assert [answer.status for answer in (player, ours, theirs)] == [201, 201, 201]
    assert "Idempotency-Replayed" not in theirs.headers
    ids = {player.json["player_id"], ours.json["fixture_id"], theirs.json["fixture_id"]}
    assert len(ids) == 3


async def test_two_organisers_who_count_from_one_do_not_swallow_each_other_s_games(house: House) -> None:
    assert (await keyed(house.as_(OLLYS), "/fixtures", WEDNESDAY, "1")).status == 201
    assert (await keyed(house, "/fixtures", WEDNESDAY | {"location": "Arches"}, "1")).status == 422


async def test_an_answer_is_not_repeated_to_somebody_who_may_not_have_it(house: House) -> None:
    await keyed(house.as_(OLLYS), "/players", {"name": "Sam"})
    assert (await keyed(house.as_(CHARLIES), "/players", {"name": "Sam"})).status == 404
    assert (await keyed(house.as_(None), "/players", {"name": "Sam"})).status == 401


async def test_a_refusal_changed_nothing_and_may_be_tried_again(house: House) -> None:
    assert (await keyed(house, "/players", {"name": ""})).status == 422
    assert (await keyed(house, "/players", {"name": "Sam"})).status == 201


async def test_an_undo_that_is_sent_again_does_not_undo_what_came_after_it(house: House) -> None:
    await house.keep(SAM, a_fixture())
    paid = (await house.post("/payments", CASH)).json["payment_id"]
    first = await keyed(house, f"/payments/{paid}/undo", None)
    again = await keyed(house, f"/payments/{paid}/undo", None)
    assert (first.status, again.status, again.json) == (200, 200, first.json)
    assert (await house.post(f"/payments/{paid}/undo")).status == 409


async def test_ten_undos_at_once_with_one_key_are_one(house: House) -> None:
    await house.keep(SAM)
    path = f"/payments/{(await house.post('/payments', CASH)).json['payment_id']}/undo"
    answers = await asyncio.gather(*(keyed(house, path, None) for _ in range(10)))
    assert {answer.status for answer in answers} == {200}


@pytest.mark.parametrize("key", ["", "x" * 256, "é", "a\tb"])
async def test_a_key_that_cannot_be_kept(house: House, key: str) -> None:
    answer = await keyed(house, "/players", {"name": "Sam"}, key)
    assert (answer.status, answer.json["status"]) == (400, 400)
    assert (await house.get("/players")).json["items"] == []


def test_only_the_latest_are_remembered() -> None:
    memory = Memory(most=2)
    kept = [memory.of((number,), b"body") for number in range(3)]
    assert list(memory.answers.values()) == kept[1:]
    assert memory.of((2,), b"body") is kept[2]
    with pytest.raises(Invalid):
        memory.of((2,), b"another")


async def test_who_waits_for_one_that_fails_has_a_try_of_their_own(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.keep(SAM)
    original, tries = type(house.store).write, list[int]()

    async def flaky(self: MongoStore, action: object) -> object:
        tries.append(1)
        if len(tries) == 1:
            await asyncio.sleep(0.05)
            raise ValueError("once")
        return await original(self, action)  # type: ignore[arg-type]

    monkeypatch.setattr(type(house.store), "write", flaky)
    answers = await asyncio.gather(*(keyed(house, "/payments", CASH) for _ in range(3)))
    assert sorted(answer.status for answer in answers) == [201, 201, 500]
    assert (await house.get(f"/players/{SAM.player_id}")).json["credit"] == 500
