"""Answers wait as long as Telegram asks for, within reason, and are dropped rather than doubled."""

import logging
from datetime import timedelta

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.replies import patiently, quietly, seconds, shut


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    waits: list[float] = []

    async def wait(pause: float) -> None:
        waits.append(pause)

    monkeypatch.setattr("bot.replies.asyncio.sleep", wait)
    return waits


def _failing(*errors: TelegramError):  # type: ignore[no-untyped-def]
    left = list(errors)

    async def send() -> str:
        if left:
            raise left.pop(0)
        return "sent"

    return send


async def test_waits_as_told(slept: list[float]) -> None:
    assert await patiently(_failing(RetryAfter(3), RetryAfter(timedelta(seconds=1)))) == "sent"
    assert slept == [3, 1]


@pytest.mark.parametrize("waits", [[31], [1, 1, 1]])
async def test_not_for_ever(slept: list[float], waits: list[int]) -> None:
    assert not await quietly(_failing(*map(RetryAfter, waits)), "an answer")


async def test_a_timeout_is_not_tried_again(slept: list[float]) -> None:
    with pytest.raises(TimedOut):
        await patiently(_failing(TimedOut()))
    assert slept == []


@pytest.mark.parametrize(
    ("error", "level"),
    [
        (BadRequest("Query is too old and response timeout expired"), None),
        (BadRequest("Message is not modified"), None),
        (Forbidden("bot was kicked"), logging.INFO),
        (InvalidToken("no"), logging.WARNING),
    ],
)
async def test_refusals_are_logged_unless_they_are_pointless(
    error: TelegramError, level: int | None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert not await quietly(_failing(error), "an answer")
    assert [record.levelno for record in caplog.records] == ([] if level is None else [level])


def test_a_closed_chat() -> None:
    assert shut(Forbidden("bot was blocked by the user"))
    assert shut(BadRequest("Chat not found"))
    assert not shut(BadRequest("Message is too long"))


def test_seconds_of_either_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    assert seconds(RetryAfter(5)) == 5.0
