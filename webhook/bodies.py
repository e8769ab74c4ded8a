"""Request bodies, with a limit: nobody makes us hold more than we asked for, whatever the headers claim."""

import asyncio
import json
from typing import NoReturn

from aiohttp import http_exceptions, web

READ_SECONDS = 20.0
_BODY = web.RequestKey("body", bytes)


async def read(request: web.Request, *, limit: int) -> bytes:
    """The whole body. Raises 413 beyond the limit, 408 when it does not come, 400 when it is not what its headers say.

    Counts what really comes, so a missing or lying Content-Length makes no difference, nor does a small body that
    unpacks to a large one. Reading again gives the same body.
    """
    known: bytes | None = request.get(_BODY)
    if known is not None:
        return known
    if (request.content_length or 0) > limit:
        raise web.HTTPRequestEntityTooLarge(limit, text=_too_large(limit))
    body = bytearray()
    try:
        async with asyncio.timeout(READ_SECONDS):
            while chunk := await request.content.readany():
                body += chunk
                if len(body) > limit:
                    raise web.HTTPRequestEntityTooLarge(limit, text=_too_large(limit))
    except TimeoutError:
        raise web.HTTPRequestTimeout(text="The request did not arrive in time. Please send it again.") from None
    except (http_exceptions.BadHttpMessage, web.RequestPayloadError, ConnectionError):  # the last: the client is gone
        raise web.HTTPBadRequest(text="The body of the request is not what its headers say.") from None
    request[_BODY] = whole = bytes(body)
    return whole


def _too_large(limit: int) -> str:
    return f"That is too large: at most {limit // 1024} KiB."


def decoded(body: bytes) -> object:
    """The JSON value in a body. Raises 400 for anything else, also for what Python's reader would let through (NaN)."""
    try:
        return _JSON.decode(body.decode())
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text="The body has to be JSON.") from None


def decoded_object(body: bytes) -> dict[str, object]:
    """The JSON object in a body. Raises 400 for anything else."""
    value = decoded(body)
    if not isinstance(value, dict):
        raise web.HTTPBadRequest(text="The body has to be a JSON object.")
    return value


def _not_json(constant: str) -> NoReturn:
    raise ValueError(constant)


_JSON = json.JSONDecoder(parse_constant=_not_json)
