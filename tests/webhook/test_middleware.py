from dataclasses import replace

import pytest
from aiohttp import web

from club.errors import ClubError, Conflict, Forbidden, Invalid, NotFound
from club.ports import StoreDown
from storage.store import MongoStore
from tests.builders import a_player
from tests.webhook.house import House, opened


def broken_by(error: Exception) -> object:
    async def page(*_: object, **__: object) -> object:
        raise error

    return page


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (NotFound("There is no such thing."), 404, "There is no such thing."),
        (Forbidden("Only Olly can do that."), 403, "Only Olly can do that."),
        (Conflict("That game is full."), 409, "That game is full."),
        (Invalid("That can't be."), 422, "That can't be."),
        (ClubError("Something else."), 400, "Something else."),
        (StoreDown("host 10.0.0.1"), 503, "Something went wrong on my side. Nothing was lost"),
        (ValueError("a secret of ours"), 500, "Something went wrong on my side. Nothing was lost"),
        (ConnectionResetError("somebody else's"), 500, "Something went wrong on my side. Nothing was lost"),
    ],
)
async def test_each_error_is_answered_as_what_it_is(
    house: House, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, words: str
) -> None:
    monkeypatch.setattr(type(house.store.players), "page", broken_by(error))
    answer = await house.get("/players")
    assert answer.status == answer.json["status"] == status
    assert answer.json["detail"].startswith(words)
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert ("Retry-After" in answer.headers) == (status == 503)
    assert "secret" not in answer.text
    assert "10.0.0.1" not in answer.text


async def test_our_own_bug_is_logged_once_with_its_route_and_request(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(type(house.store.players), "page", broken_by(ValueError("oh")))
    answer = await house.api("GET", "/players", X_Request_Id="abc-1")
    assert answer.headers["X-Request-Id"] == "abc-1"
    (record,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.getMessage() == "GET /api/v1/clubs/{club_id}/players failed"
    assert record.__dict__["request_id"] == "abc-1"
    assert record.exc_info


@pytest.mark.parametrize("bad", ["", "a b", "x" * 65, "é", "<script>"])
async def test_a_request_has_a_name_and_a_strange_one_is_replaced(house: House, bad: str) -> None:
    answer = await house.ask("GET", "/healthz", headers={"X-Request-Id": bad})
    assert len(answer.headers["X-Request-Id"]) == 12


async def test_every_answer_is_safe_to_look_at(house: House) -> None:
    for path in ("/", "/healthz", "/no-such-thing", "/api/v1/clubs", "/api/v1/no-such-thing", "/monzo/wrong"):
        headers = (await house.ask("GET", path)).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"


async def test_requests_are_counted_by_route_and_status_never_by_path(house: House) -> None:
    await house.get("/players")
    await house.get("/players/000000000000")
    await house.ask("POST", "/monzo/some-secret")
    await house.ask("PROPFIND", "/some/path")
    await house.ask("GET", "/telegram")
    counted = {label: count for (name, label), count in house.counts.items() if name == "http_requests"}
    assert counted == {
        "GET /api/v1/clubs/{club_id}/players 200": 1,
        "GET /api/v1/clubs/{club_id}/players/{player_id} 404": 1,
        "POST /monzo/{secret} 404": 1,
        "OTHER unknown 404": 1,
        "GET unknown 405": 1,
    }


async def test_requests_are_timed(store: MongoStore) -> None:
    timed: list[tuple[str, str, float]] = []
    async with opened(store, doors=lambda doors: replace(doors, timed=lambda *told: timed.append(told))) as house:
        await house.ask("GET", "/healthz")
    ((name, label, seconds),) = timed
    assert (name, label) == ("http_seconds", "GET /healthz")
    assert 0 < seconds < 5


async def test_unknown_addresses_and_methods_of_the_api_are_problems_too(house: House) -> None:
    for token in (None, "wrong", house.token):
        visitor = house.as_(token)
        unknown = await visitor.get("no-such-thing")
        assert (unknown.status, unknown.json["title"]) == (404, "Not Found")
        assert unknown.headers["Content-Type"].startswith("application/problem+json")
        wrong = await visitor.api("PUT", "/players")
        assert wrong.status == wrong.json["status"] == 405
        assert set(wrong.headers["Allow"].replace(" ", "").split(",")) == {"GET", "HEAD", "POST"}


async def test_what_is_mounted_keeps_its_own_words_and_headers(store: MongoStore) -> None:
    async def page(_request: web.Request) -> web.Response:
        return web.Response(text="a stage", headers={"Cache-Control": "max-age=5"})

    stage = web.Application()
    stage.add_routes([web.get("/page", page)])
    async with opened(store, doors=lambda doors: replace(doors, mounts={"/rehearsal": stage})) as house:
        shown = await house.ask("GET", "/rehearsal/page")
        assert (shown.status, shown.text, shown.headers["Cache-Control"]) == (200, "a stage", "max-age=5")
        assert "Content-Security-Policy" not in shown.headers
        assert (await house.ask("GET", "/rehearsal/none")).text == "404: Not Found"
        assert house.counts == {}


async def test_an_error_of_one_request_does_not_touch_the_next(house: House) -> None:
    await house.keep(a_player("Sam"))
    assert (await house.api("POST", "/players", {"name": 5})).status == 422
    assert (await house.get("/players")).status == 200
