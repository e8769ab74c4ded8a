import asyncio
import gzip
import zlib

import pytest
from aiohttp import web

from tests.webhook.house import SECRETS, House
from webhook import bodies
from webhook.bodies import decoded, decoded_object
from webhook.telegram import LIMIT, TOLD_IN

HEAD = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{TOLD_IN}: {SECRETS[0]}\r\n"


async def test_a_chunked_body_is_counted_as_it_comes(house: House) -> None:
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    answer = await house.raw(HEAD + "Transfer-Encoding: chunked\r\n", *[chunk] * 17, b"0\r\n\r\n")
    assert b" 413 " in answer
    small = await house.raw(HEAD + "Transfer-Encoding: chunked\r\n", b"2\r\n{}\r\n0\r\n\r\n")
    assert b" 200 " in small


async def test_a_length_beyond_the_limit_is_refused_before_anything_is_sent(house: House) -> None:
    assert b" 413 " in await house.raw(HEAD + f"Content-Length: {LIMIT + 1}\r\n")


async def test_a_length_that_is_no_number_is_refused(house: House) -> None:
    for length in ("-1", "1e3", "x", "5, 6"):
        assert b" 400 " in await house.raw(HEAD + f"Content-Length: {length}\r\n", b"{}")


async def test_less_than_was_announced_does_not_keep_us_waiting_for_ever(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "READ_SECONDS", 0.1)
    assert b" 408 " in await house.raw(HEAD + "Content-Length: 100\r\n", b"{")
    assert house.updates == []


async def test_a_small_body_that_unpacks_to_a_large_one_is_too_large(house: House) -> None:
    packed = gzip.compress(b" " * (LIMIT * 20))
    assert len(packed) < LIMIT
    head = HEAD + f"Content-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n"
    assert b" 413 " in await house.raw(head, packed)
    packed = zlib.compress(b"{}")
    head = HEAD + f"Content-Encoding: deflate\r\nContent-Length: {len(packed)}\r\n"
    assert b" 200 " in await house.raw(head, packed)


async def test_a_body_that_is_not_packed_as_it_says(house: House) -> None:
    assert b" 400 " in await house.raw(HEAD + "Content-Encoding: gzip\r\nContent-Length: 9\r\n", b"not gzip!")
    assert b" 400 " in await house.raw(HEAD + "Transfer-Encoding: chunked\r\n", b"zz\r\n{}\r\n")


async def test_a_client_that_leaves_in_the_middle_leaves_no_trace(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    host, port = house.url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    writer.write((HEAD + "Content-Length: 100\r\n\r\n{").encode())
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.close()
    await asyncio.sleep(0.1)
    assert house.updates == []
    assert [record for record in caplog.records if record.levelname in {"ERROR", "WARNING"}] == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"{",
        b"nope",
        b"\xff\xfe",
        b"[NaN]",
        b"[Infinity]",
        b"[-Infinity]",
        b"[" * 100_000,
        b"1" * 5_000,
        b"'a'",
    ],
)
def test_what_is_not_json(body: bytes) -> None:
    with pytest.raises(web.HTTPBadRequest):
        decoded(body)


def test_what_is_json() -> None:
    assert decoded('{"name": "Zoë"}'.encode()) == {"name": "Zoë"}
    assert decoded(b" [1, 2.5, null, true] ") == [1, 2.5, None, True]


@pytest.mark.parametrize("body", [b"[]", b"1", b"null", b'"a"'])
def test_an_object_is_asked_for(body: bytes) -> None:
    with pytest.raises(web.HTTPBadRequest, match="Bad Request"):
        decoded_object(body)
