import asyncio
import json

import pytest

from club.ports import StoreDown
from storage.store import MongoStore
from tests.webhook.house import SECRETS, Answered, House, opened
from webhook.telegram import LIMIT, TOLD_IN, knows

UPDATE: dict[str, object] = {"update_id": 1, "message": {"text": "/in"}}


async def knock(house: House, secret: str | None = SECRETS[0], body: object = UPDATE) -> Answered:
    headers = {} if secret is None else {TOLD_IN: secret}
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await house.ask("POST", "/telegram", headers=headers, data=data)


@pytest.mark.parametrize("secret", SECRETS)
async def test_an_update_is_handled_with_either_secret_while_rotating(house: House, secret: str) -> None:
    assert (await knock(house, secret)).status == 200
    assert house.updates == [UPDATE]
    assert house.counts["telegram_updates", "handled"] == 1


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRETS[0] + "x", SECRETS[0][:-1], SECRETS[0].upper(), "é"])
async def test_without_the_secret_the_address_does_not_exist(house: House, secret: str | None) -> None:
    refused, unknown = await knock(house, secret), await house.ask("POST", "/no-such-thing")
    assert (refused.status, refused.text) == (unknown.status, unknown.text) == (404, "There is nothing here.\n")
    assert house.updates == []


def test_nobody_gets_in_while_no_secret_is_set() -> None:
    assert not knows("", ())
    assert not knows("anything", ())
    assert knows("b", ("a", "b"))


async def test_the_secret_is_asked_for_before_the_body_is_read(house: House) -> None:
    assert (await knock(house, "wrong", b"not json")).status == 404
    assert (await knock(house, "wrong", b" " * (LIMIT + 1))).status == 404


@pytest.mark.parametrize("body", [b"", b"not json", b"[1]", b'"text"', b"{", b"\xff", b'{"a": NaN}', b"[" * 100_000])
async def test_what_is_no_update(house: House, body: bytes) -> None:
    assert (await knock(house, body=body)).status == 400
    assert house.updates == []


async def test_an_update_may_have_a_mebibyte_and_no_more(house: House) -> None:
    frame, mebibyte = len(json.dumps({"update_id": 1, "x": ""})), 1_048_576
    assert (await knock(house, body={"update_id": 1, "x": "x" * (mebibyte - frame)})).status == 200
    assert (await knock(house, body={"update_id": 1, "x": "x" * (mebibyte - frame + 1)})).status == 413


async def test_200_comes_after_the_work_and_not_before(store: MongoStore) -> None:
    go_on, begun = asyncio.Event(), asyncio.Event()

    async def handle(update: dict[str, object]) -> None:
        begun.set()
        await go_on.wait()

    async with opened(store, handle=handle) as house:
        asking = asyncio.create_task(knock(house))
        await begun.wait()
        await asyncio.sleep(0.05)
        assert not asking.done()
        go_on.set()
        assert (await asking).status == 200


async def test_while_the_database_is_away_telegram_shall_send_it_again(store: MongoStore) -> None:
    async def handle(update: dict[str, object]) -> None:
        raise StoreDown

    async with opened(store, handle=handle) as house:
        answer = await knock(house)
        assert answer.status == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert house.counts["telegram_updates", "store_down"] == 1


async def test_our_own_bug_is_counted_logged_once_and_kept_to_ourselves(
    store: MongoStore, caplog: pytest.LogCaptureFixture
) -> None:
    async def handle(update: dict[str, object]) -> None:
        raise ValueError("the inside of things")

    async with opened(store, handle=handle) as house:
        answer = await knock(house)
        assert answer.status == 500
        assert answer.text.startswith("Something went wrong on my side. Nothing was lost")
        assert "inside" not in answer.text
        assert house.counts["telegram_updates", "failed"] == 1
    assert len([record for record in caplog.records if record.levelname == "ERROR"]) == 1


async def test_only_post_is_spoken_here(house: House) -> None:
    answer = await house.ask("GET", "/telegram", headers={TOLD_IN: SECRETS[0]})
    assert (answer.status, answer.headers["Allow"]) == (405, "POST")
