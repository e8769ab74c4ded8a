"""Telegram's updates come in: 200 means that the update was handled and nothing of it can be lost any more."""

import hmac

from aiohttp import web

from club.ports import StoreDown
from webhook.bodies import decoded_object, read
from webhook.doors import DOORS

LIMIT = 1024 * 1024
TOLD_IN = "X-Telegram-Bot-Api-Secret-Token"


async def update(request: web.Request) -> web.Response:
    """One update. Without the right secret this address does not exist."""
    doors = request.app[DOORS]
    if not knows(request.headers.get(TOLD_IN, ""), doors.telegram_secrets):
        raise web.HTTPNotFound
    told = decoded_object(await read(request, limit=LIMIT))
    try:
        await doors.handle_update(told)
    except StoreDown:
        doors.counted("telegram_updates", "store_down")
        raise
    except Exception:
        doors.counted("telegram_updates", "failed")
        raise
    doors.counted("telegram_updates", "handled")
    return web.Response()


def knows(secret: str, secrets: tuple[str, ...]) -> bool:
    """Whether this is one of the secrets in force, in a time that tells nothing about them."""
    offered = secret.encode("utf-8", "surrogateescape")
    same = [hmac.compare_digest(offered, one.encode()) for one in secrets]  # all of them, whichever fits
    return any(same)
