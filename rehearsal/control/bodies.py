"""What the page sends: JSON, and nothing that another site could post without asking."""

import json
from typing import Any

from aiohttp import web


async def body_of(request: web.Request) -> dict[str, Any]:
    """The fields of a request; raises 415 for another type, and 400 for what is no JSON."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="application/json, please")
    try:
        body = await request.json()
    except json.JSONDecodeError:
        raise web.HTTPBadRequest(text="That was not JSON.") from None
    return body if isinstance(body, dict) else {}


def refused(reason: object, *, status: int = 422) -> web.Response:
    """No, and why; the page shows it."""
    return web.json_response({"problem": str(reason)}, status=status)
