import re

import pytest

from club.ids import TelegramId
from tests.builders import CHARLIE, OLLY, a_club
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, OLLYS, House
from webhook.api.auth import Caller
from webhook.server import API

EVERY_ROUTE = [
    (route.method, re.sub(r"{\w+}", "000000000000", route.path.replace("{club_id}", a_club().club_id)).lstrip("/"))
    for route in API
]


def test_a_person_may_what_they_organise_and_the_deployment_everything() -> None:
    assert Caller(OLLY).may(a_club())
    assert not Caller(CHARLIE).may(a_club())
    assert not Caller(TelegramId(0)).may(a_club(organisers=()))
    assert Caller(None).may(a_club())


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Basic b2xseTpwdw==",
        "Bearer wrong",
        "ollys-token",
        "Bearer " + "x" * 5000,
        "Bearer é",
    ],
)
async def test_without_a_token_there_is_a_problem_and_a_way_out(house: House, header: str | None) -> None:
    answer = await house.ask("GET", "/api/v1/clubs", headers={} if header is None else {"Authorization": header})
    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert "/apitoken" in answer.json["detail"]


async def test_bytes_that_are_no_text_are_no_token_no_key_and_no_secret(house: House) -> None:
    where = f"/api/v1/clubs/{house.club.club_id}/players"
    answer = await house.raw("GET /api/v1/clubs HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \udcff\r\n")
    assert b" 401 " in answer
    known = f"Host: x\r\nContent-Length: 0\r\nAuthorization: Bearer {OLLYS}\r\n"
    assert b" 400 " in await house.raw(f"POST {where} HTTP/1.1\r\n{known}Idempotency-Key: \udcff\r\n")
    secret = "X-Telegram-Bot-Api-Secret-Token: \udcff\r\n"
    assert b" 404 " in await house.raw(f"POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n{secret}")


async def test_the_word_bearer_may_be_written_in_any_case(house: House) -> None:
    assert (await house.ask("GET", "/api/v1/clubs", headers={"Authorization": f"bearer {OLLYS}"})).status == 200


@pytest.mark.parametrize(("method", "path"), EVERY_ROUTE)
async def test_no_route_is_open_to_strangers_and_none_of_a_club_to_charlie(
    house: House, method: str, path: str
) -> None:
    assert (await house.as_(None).api(method, path, {})).status == 401
    charlies = await house.as_(CHARLIES).api(method, path, {})
    assert (charlies.status, charlies.json.get("detail")) == (404, "There is no such club.") or path == "clubs"


async def test_olly_has_no_business_in_charlie_s_club_either(house: House) -> None:
    assert (await house.as_(OLLYS).get(f"clubs/{CHARLIES_CLUB}/players")).status == 404
    assert (await house.as_(CHARLIES).get(f"clubs/{CHARLIES_CLUB}/players")).status == 200


async def test_a_token_is_worth_nothing_once_the_person_has_another(house: House) -> None:
    assert (await house.as_(OLLYS).get("")).status == 200
    await house.store.tokens.keep(house.doors.keys.digest("newer"), OLLY, house.clock())
    assert (await house.as_(OLLYS).get("")).status == 401
    assert (await house.as_("newer").get("")).status == 200


@pytest.mark.parametrize(
    "malformed", ["short", "UPPERCASE123", "iiiiiiiiiiii", "0" * 13, "%00", "..%2f..", "0000 0000000"]
)
async def test_a_malformed_id_is_told_from_an_unknown_one(house: House, malformed: str) -> None:
    assert (await house.get(f"clubs/{malformed}")).status == 400
    assert (await house.get(f"/players/{malformed}")).status == 400
    assert (await house.get("/players/000000000000")).status == 404
    assert (await house.get("clubs/000000000000")).status == 404


async def test_no_token_comes_before_a_malformed_id(house: House) -> None:
    assert (await house.as_(None).get("clubs/short")).status == 401


async def test_the_description_of_the_api_is_open_to_all(house: House) -> None:
    status, document = await house.as_(None).get("openapi.json")
    assert (status, document["info"]["title"]) == (200, "Fiver")
