"""Answers on their way to people: sent after the handler is done and outside the order of its chat.

An answer is not news: when Telegram will not take it there is nobody to tell, so it is logged and dropped. News that
must arrive goes by the outbox.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

T = TypeVar("T")
logger = logging.getLogger(__name__)

LONGEST_WAIT = 30.0
TRIES = 3


def seconds(error: RetryAfter) -> float:
    """How long Telegram wants us to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def shut(error: TelegramError) -> bool:
    """Whether the chat itself is closed to us, so that another way may work."""
    return isinstance(error, Forbidden) or (isinstance(error, BadRequest) and "chat not found" in error.message.lower())


async def patiently(send: Callable[[], Awaitable[T]]) -> T:
    """Send, waiting as long as Telegram asks for, if that is not long. Raises TelegramError.

    A timeout is not tried again: the message may have been sent.
    """
    for attempt in range(1, TRIES + 1):
        try:
            return await send()
        except RetryAfter as error:
            if attempt == TRIES or seconds(error) > LONGEST_WAIT:
                raise
            await asyncio.sleep(seconds(error))
    raise AssertionError("the last try returns or raises")


async def quietly(send: Callable[[], Awaitable[object]], what: str) -> bool:
    """Send an answer and say whether it went out; a refusal is logged."""
    try:
        await patiently(send)
    except (NetworkError, Forbidden, RetryAfter) as error:
        if not _pointless(error):
            logger.info("%s was not taken: %s", what, error)
        return False
    except TelegramError as error:
        logger.warning("%s was not taken: %s", what, error)
        return False
    return True


def _pointless(error: TelegramError) -> bool:
    """A second answer to one tap, an edit that changes nothing: what comes of updates that arrive twice."""
    return isinstance(error, BadRequest) and (
        "query is too old" in error.message.lower() or "not modified" in error.message.lower()
    )
