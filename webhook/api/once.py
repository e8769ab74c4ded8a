"""A POST that is sent again with its Idempotency-Key is done once, and answered with what was answered then.

Two things make it so. What is created takes its id from the key, so that it is created once on any machine and for
ever. And this process remembers what it answered lately, so that other acts (undo) are not repeated, and a key that
comes with another body is noticed. Only successes are remembered: a refusal changed nothing and may be tried again.
"""

import asyncio
import hashlib
from dataclasses import dataclass, field

from aiohttp import hdrs, web

from club.errors import Invalid
from club.ids import derived
from webhook.api.auth import CLUB
from webhook.api.reading import LIMIT
from webhook.bodies import read
from webhook.doors import DOORS
from webhook.middleware import Handler

HEADER = "Idempotency-Key"
LONGEST_KEY = 255
REMEMBERED = 2_000


@dataclass(slots=True)
class Answer:
    """What was answered to a request. It is held while the first of its kind is still being answered."""

    body: bytes
    held: asyncio.Lock = field(default_factory=asyncio.Lock)
    response: tuple[int, bytes, str] | None = None


@dataclass(slots=True)
class Memory:
    """The latest answers, by address (which names the club) and key."""

    most: int = REMEMBERED
    answers: dict[tuple[object, ...], Answer] = field(default_factory=dict)

    def of(self, scope: tuple[object, ...], body: bytes) -> Answer:
        """What is known of this key. Raises Invalid when it came with another body before."""
        answer = self.answers.setdefault(scope, Answer(body))
        if answer.body != body:
            raise Invalid("This Idempotency-Key came with another request before. Use a new one.", field=HEADER)
        while len(self.answers) > self.most:
            del self.answers[next(iter(self.answers))]
        return answer


MEMORY = web.AppKey("memory", Memory)


@web.middleware
async def once(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer a repeated POST with the answer that was given."""
    key = key_of(request)
    if key is None or request.method != hdrs.METH_POST or request.match_info.http_exception is not None:
        return await handler(request)
    digest = hashlib.blake2b(await read(request, limit=LIMIT)).digest()
    memory, scope = request.app[MEMORY], (request.path, key)
    answer = memory.of(scope, digest)
    async with answer.held:
        if answer.response is not None:
            status, body, content_type = answer.response
            again = {"Idempotency-Replayed": "true"}
            return web.Response(status=status, body=body, content_type=content_type, headers=again)
        try:
            response = await handler(request)
        except BaseException:
            memory.answers.pop(scope, None)
            raise
        if isinstance(response, web.Response) and isinstance(response.body, bytes | None) and response.status < 300:
            memory.answers[scope] = answer
            answer.response = (response.status, response.body or b"", response.content_type)
        return response


def key_of(request: web.Request) -> str | None:
    """The key, if there is one. Raises 400 for one that can't be kept."""
    key = request.headers.get(HEADER)
    if key is not None and not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
        raise web.HTTPBadRequest(text=f"An Idempotency-Key has between 1 and {LONGEST_KEY} plain characters.")
    return key


def new_id(request: web.Request, what: str) -> str:
    """The id of something to be created: the same again for the same key."""
    key = key_of(request)
    return request.app[DOORS].new_id() if key is None else derived(request[CLUB].club_id, what, key)
