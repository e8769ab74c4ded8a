"""The parts of a request that every route of the API reads in the same way."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from aiohttp import web

from webhook.api.forms import Flawed
from webhook.bodies import decoded_object, read

E = TypeVar("E", bound=StrEnum)

LIMIT = 256 * 1024


async def body_of(request: web.Request) -> dict[str, object]:
    """The JSON object in the body; no body at all says nothing, and is read as `{}`."""
    whole = await read(request, limit=LIMIT)
    return decoded_object(whole) if whole.strip() else {}


def chosen(query: Mapping[str, str], name: str, among: type[E], *, without: tuple[E, ...] = ()) -> E | None:
    """One of a few words in a query; None when it was left out. Raises Flawed."""
    value = query.get(name)
    if value is None:
        return None
    words = [one.value for one in among if one not in without]
    if value not in words:
        raise Flawed({name: f"This has to be {' or '.join(words)}."})
    return among(value)
