"""For whoever watches over the process: is it there, can it work, what has it done."""

from aiohttp import web

from webhook.answers import as_json
from webhook.doors import DOORS


async def alive(_request: web.Request) -> web.Response:
    """The process answers; nothing else is asked."""
    return as_json({"status": "ok"})


async def ready(request: web.Request) -> web.Response:
    """Each dependency with whether it answers; 503 while one does not."""
    checks = await request.app[DOORS].ready()
    well = all(checks.values())
    return as_json({"status": "ok" if well else "down", "checks": checks}, status=200 if well else 503)


async def metrics(request: web.Request) -> web.Response:
    """Counters for Prometheus: numbers only, of nobody in particular."""
    body, content_type = request.app[DOORS].metrics()
    return web.Response(body=body, headers={"Content-Type": content_type})
