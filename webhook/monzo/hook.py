"""Monzo's events come in. This is the hot path: one look in memory, one write in the database, and 200.

Nobody signs an event. Where we may ask Monzo about it, it is a hint and no more: kept, and verified off this path.
"""

import logging
from datetime import datetime
from typing import assert_never

from aiohttp import web

from club.actions.receiving import receive
from club.hints import hint
from club.lines import Mode
from club.ports import Listening
from webhook.bodies import decoded, read
from webhook.doors import DOORS, Doors
from webhook.monzo import wire

LIMIT = 256 * 1024

log = logging.getLogger(__name__)


async def event(request: web.Request) -> web.Response:
    """One event. Anything but 200 makes Monzo send it again, so noise is 200 too; a wrong secret is no address."""
    doors = request.app[DOORS]
    listening = await doors.store.lines.listen(doors.keys.digest(request.match_info["secret"]))
    if listening is None:
        raise web.HTTPNotFound
    told = wire.read(decoded(await read(request, limit=LIMIT)))
    at = doors.clock()
    await doors.store.lines.seen(listening.line.line_id, at)
    match told:
        case wire.Transfer():
            outcome = await _take(doors, listening, told, at)
        case wire.Ignored():
            outcome = "ignored"
        case wire.Malformed(why=why):
            log.warning("an event on line %s could not be understood: %s", listening.line.line_id, why)
            outcome = "malformed"
        case _:
            assert_never(told)
    doors.counted("monzo_events", outcome)
    return web.Response()


async def _take(doors: Doors, listening: Listening, told: wire.Transfer, at: datetime) -> str:
    """Believe it, where nobody can be asked; or keep it as a hint."""
    if listening.line.mode is not Mode.OAUTH:
        return str(await receive(doors.store, listening, told, keys=doors.keys, at=at))
    await doors.store.hints.hear(hint(listening.line.line_id, told, at=at))
    doors.hinted()
    return "hinted"
