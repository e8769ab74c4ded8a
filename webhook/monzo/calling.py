"""One request to Monzo: bounded in time and size, held against the list of what is allowed, tried again if it reads."""

import asyncio
import json
import logging
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from club.bank import BankDown, Refused, TooFast, Unknown
from webhook.monzo.calls import TOKEN, Call, is_allowed
from webhook.monzo.refusals import NoAnswer, Passing, refusal

LARGEST_ANSWER: Final = 4 * 1024 * 1024
"""A full page of the statement has some 400 KiB."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long we wait for Monzo, in seconds, and how often a read is tried.

    `answer` bounds one answer, `connect` the beginning of it, `in_all` all tries of a read together. `again` is for the
    second try of a refresh: with the first it ends before the lease of whoever renews the login does.
    """

    tries: int = 3
    in_all: float = 20.0
    answer: float = 15.0
    again: float = 8.0
    connect: float = 5.0
    first_pause: float = 0.5
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    tick: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random

    def pause(self, attempt: int, asked: float) -> float:
        """How long to wait after this attempt (from 1), no less than was asked for; never all at the same instant."""
        if asked:
            return asked * (1.0 + 0.1 * self.chance())
        return self.first_pause * 2.0 ** (attempt - 1) * (0.5 + self.chance())


class Caller:
    """Asks Monzo at `base_url`. Answers are JSON objects; everything else is a BankError without any secret in it."""

    def __init__(self, session: ClientSession, base_url: str, patience: Patience) -> None:
        self._session = session
        self._base_url = base_url.rstrip("/")
        self._patience = patience

    async def ask(
        self,
        call: Call,
        id_: str | None = None,
        *,
        access: str | None = None,
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        seconds: float | None = None,
    ) -> Mapping[str, object]:
        """Make one call. Without `access` no Authorization is sent: token calls are refused with an old one.

        `seconds` is how long one answer may take, if not as usual.

        Raises:
            BankError: of the kind that says what to do.
        """
        try:
            path = call.to(id_)
        except ValueError:
            raise Unknown(f"{call}: no such id") from None
        request = _Request(call, path, access, params, form)
        if call.method == "GET":
            return await self._patiently(request)
        return await self._once(request, seconds or self._patience.answer)

    async def _patiently(self, request: "_Request") -> Mapping[str, object]:
        patience = self._patience
        began, attempt = patience.tick(), 1
        while True:
            left = patience.in_all - (patience.tick() - began)
            try:
                return await self._once(request, min(patience.answer, max(left, 0.5)))
            except (Passing, TooFast) as error:
                pause = patience.pause(attempt, error.seconds if isinstance(error, TooFast) else 0.0)
                if attempt >= patience.tries or patience.tick() - began + pause >= patience.in_all:
                    raise
                log.info("asking the bank again in %.1f s: %s", pause, error)
            await patience.sleep(pause)
            attempt += 1

    async def _once(self, request: "_Request", seconds: float) -> Mapping[str, object]:
        call = request.call
        if not is_allowed(call.method, request.path):
            raise Refused(f"{call} is not among the calls that may be made")
        failed: BankDown
        try:
            async with self._session.request(
                call.method,
                self._base_url + request.path,
                params=request.params,
                data=request.form,
                headers={"Authorization": f"Bearer {request.access}"} if request.access is not None else None,
                timeout=ClientTimeout(total=seconds, connect=min(self._patience.connect, seconds)),
                allow_redirects=False,  # a token goes to the bank and nowhere else
            ) as answer:
                return await _read(call, answer)
        except TimeoutError:
            failed = NoAnswer(f"{call}: no answer in time")
        except (ClientError, OSError) as error:
            failed = Passing(f"{call}: {type(error).__name__}")
        # Raised out here, so that the failure does not hang on it: aiohttp's know the headers that were sent.
        raise failed


@dataclass(frozen=True, slots=True)
class _Request:
    call: Call
    path: str
    access: str | None = field(repr=False)
    params: Mapping[str, str] | None = field(repr=False)
    form: Mapping[str, str] | None = field(repr=False)


async def _read(call: Call, answer: ClientResponse) -> Mapping[str, object]:
    body = _decoded(await _body(call, answer))
    if not 200 <= answer.status < 300:
        retry_after = answer.headers.get("Retry-After")
        raise refusal(str(call), answer.status, body, retry_after=retry_after, about_tokens=call == TOKEN)
    if not isinstance(body, dict):
        raise BankDown(f"{call}: {answer.status}, and not a JSON object")
    return body


async def _body(call: Call, answer: ClientResponse) -> bytes:
    """The whole body, however it was packed: counted as it is unpacked."""
    body = bytearray()
    while chunk := await answer.content.readany():
        body += chunk
        if len(body) > LARGEST_ANSWER:
            answer.close()
            raise BankDown(f"{call}: the answer is too large")
    return bytes(body)


def _decoded(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
