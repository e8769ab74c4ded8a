"""One request: what is tried again and for how long, and what an odd answer becomes."""

import gzip
import logging
import socket
import traceback

import pytest

from club.bank import BankDown, BankError, Refused, TooFast, Unknown
from club.labels import Label
from tests.webhook.monzo.counter import Clock, a_client, oddly, refused, said
from webhook.monzo.calling import LARGEST_ANSWER, Patience
from webhook.monzo.calls import Call
from webhook.monzo.refusals import Passing

ACCESS, WHOSE = "access_secret", "tx_of_somebody"
NOBODY = said(200, {"accounts": []})
CUT_OFF = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"


@pytest.mark.parametrize("once", [said(500, {}), said(502, "<html>"), said(503, ""), said(504, {}), CUT_OFF])
async def test_a_read_is_tried_again(once: bytes) -> None:
    clock = Clock()
    async with oddly(once, NOBODY) as odd, a_client(odd.url, clock) as client:
        assert await client.accounts(ACCESS) == []
    assert (len(odd.requests), clock.waits) == (2, [0.5])


async def test_a_connection_that_is_closed_without_a_word_is_tried_again() -> None:
    """By the library itself, at once: it takes the connection for one that went stale."""
    async with oddly(b"", NOBODY) as odd, a_client(odd.url, Clock()) as client:
        assert await client.accounts(ACCESS) == []
    assert len(odd.requests) == 2


async def test_a_read_is_tried_three_times_and_waits_longer_each_time() -> None:
    clock = Clock()
    async with oddly(said(503, {})) as odd, a_client(odd.url, clock) as client:
        with pytest.raises(BankDown, match=r"GET /accounts: 503"):
            await client.accounts(ACCESS)
    assert (len(odd.requests), clock.waits) == (3, [0.5, 1.0])


async def test_too_fast_waits_as_long_as_the_bank_says() -> None:
    clock = Clock()
    async with oddly(refused(429, "too_many", Retry_After="x"), NOBODY) as odd, a_client(odd.url, clock) as client:
        with pytest.raises(TooFast) as untold:
            await client.accounts(ACCESS)
        assert (untold.value.seconds, clock.waits) == (60, [])
    async with (
        oddly(said(429, {}, Retry_After="7"), said(429, "slow", Retry_After="2"), NOBODY) as odd,
        a_client(odd.url, clock) as client,
    ):
        assert await client.accounts(ACCESS) == []
    assert len(odd.requests) == 3
    assert clock.waits == pytest.approx([7.35, 2.1])


async def test_longer_than_our_patience_is_for_the_caller_to_wait() -> None:
    clock = Clock()
    async with oddly(said(429, {}, Retry_After="12")) as odd, a_client(odd.url, clock) as client:
        with pytest.raises(TooFast) as error:
            await client.accounts(ACCESS)
    assert (error.value.seconds, len(odd.requests)) == (12, 2)
    assert sum(clock.waits) < 20


async def test_no_answer_in_time() -> None:
    async with oddly(None, NOBODY) as odd, a_client(odd.url, Clock(), answer=0.05) as client:
        assert await client.accounts(ACCESS) == []
    assert len(odd.requests) == 2


async def test_nobody_is_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    clock = Clock()
    async with a_client(f"http://127.0.0.1:{port}", clock) as client:
        with pytest.raises(Passing):
            await client.accounts(ACCESS)
    assert len(clock.waits) == 2


@pytest.mark.parametrize("once", [said(503, {}), CUT_OFF, refused(429, "too_many", Retry_After="1")])
async def test_what_changes_something_is_asked_once(once: bytes) -> None:
    async with oddly(once) as odd, a_client(odd.url, Clock()) as client:
        for asked in (
            client.register(ACCESS, "acc", "https://x"),
            client.unregister(ACCESS, "webhook_1"),
            client.annotate(ACCESS, "tx_1", {Label.GAME: "b"}),
            client.log_out(ACCESS),
        ):
            with pytest.raises(BankError):
                await asked
    assert [request.method for request in odd.requests] == ["POST", "DELETE", "PATCH", "POST"]


@pytest.mark.parametrize("body", ["<html>Please log in to the wifi</html>", "", "[]", "null", "{", "{}", "[" * 100_000])
async def test_an_answer_that_is_not_the_banks_is_the_bank_that_is_down(body: str) -> None:
    async with oddly(said(200, body)) as odd, a_client(odd.url, Clock()) as client:
        with pytest.raises(BankDown):
            await client.accounts(ACCESS)
    assert len(odd.requests) == 1, "another try would meet the same wall"


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_strangers_refusal_is_the_bank_that_is_down(status: int) -> None:
    async with oddly(said(status, "<html>")) as odd, a_client(odd.url, Clock()) as client:
        with pytest.raises(BankDown):
            await client.transaction(ACCESS, "tx_1")


async def test_a_token_follows_nobody_elsewhere() -> None:
    async with (
        oddly(NOBODY) as thief,
        oddly(said(302, "", Location=thief.url + "/accounts")) as odd,
        a_client(odd.url, Clock()) as client,
    ):
        with pytest.raises(BankDown):
            await client.accounts(ACCESS)
    assert thief.requests == []


@pytest.mark.parametrize("packed", [False, True])
async def test_no_answer_fills_the_memory(packed: bool) -> None:
    body = b'{"accounts": [], "x": "' + b"x" * LARGEST_ANSWER + b'"}'
    sent, how = (gzip.compress(body), "Content-Encoding: gzip\r\n") if packed else (body, "")
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(sent)}\r\n{how}Connection: close\r\n\r\n".encode()
    async with oddly(head + sent) as odd, a_client(odd.url, Clock()) as client:
        with pytest.raises(BankDown, match="too large"):
            await client.accounts(ACCESS)


async def test_requests_are_forms_and_carry_the_token_in_the_header_alone() -> None:
    made = said(200, {"webhook": {"id": "webhook_1", "account_id": "acc", "url": "https://x/?a=1&b=2"}})
    async with oddly(made) as odd, a_client(odd.url, Clock()) as client:
        await client.register(ACCESS, "acc_1", "https://x/?a=1&b=2")
    [request] = odd.requests
    assert request.headers["content-type"].startswith("application/x-www-form-urlencoded")
    assert request.form == {"account_id": "acc_1", "url": "https://x/?a=1&b=2"}
    assert request.headers["authorization"] == f"Bearer {ACCESS}"
    assert ACCESS not in request.target + request.body


async def test_what_is_not_on_the_list_does_not_leave() -> None:
    async with oddly(NOBODY) as odd, a_client(odd.url, Clock()) as client:
        for call, id_ in ((Call("PUT", "/pots/{id}/withdraw"), "pot_1"), (Call("POST", "/feed"), None)):
            with pytest.raises(Refused, match="not among"):
                await client._monzo.ask(call, id_, access=ACCESS)
        with pytest.raises(Unknown):
            await client.transaction(ACCESS, "a/../b")
    assert odd.requests == []


@pytest.mark.parametrize(
    "answer", [b"", CUT_OFF, said(200, "<html>access_secret"), refused(400, "x"), refused(503, "x")]
)
async def test_failures_keep_the_token_to_themselves(answer: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """Also in what hangs on them: the library's own errors know the headers of the request."""
    caplog.set_level(logging.DEBUG)
    async with oddly(answer) as odd, a_client(odd.url, Clock()) as client:
        with pytest.raises(BankError) as error:
            await client.transaction(ACCESS, WHOSE)
    assert error.value.__context__ is None
    shown = "".join(traceback.format_exception(error.value)) + repr(error.value) + caplog.text
    assert ACCESS not in shown
    assert WHOSE not in shown


def test_pauses_are_spread_so_that_processes_do_not_march_in_step() -> None:
    early, late = Patience(chance=lambda: 0.0), Patience(chance=lambda: 1.0)
    assert (early.pause(1, 0), late.pause(1, 0)) == (0.25, 0.75)
    assert early.pause(1, 5) == 5
    assert 5 < late.pause(1, 5) < 6
