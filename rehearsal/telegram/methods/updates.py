"""How the bot receives: webhook or long polling, never both."""

import re
from urllib.parse import urlsplit

from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.model import Json
from rehearsal.telegram.params import Params
from rehearsal.telegram.updates import Hook
from rehearsal.telegram.world import World

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_LONGEST_POLL = 50


async def get_updates(world: World, params: Params) -> list[Json]:
    """`getUpdates`."""
    _read_allowed(world, params)
    limit = min(max(params.integer("limit", 100), 1), 100)
    timeout = min(max(params.integer("timeout"), 0), _LONGEST_POLL)
    return await world.updates.poll(params.integer("offset"), limit, timeout)


async def set_webhook(world: World, params: Params) -> bool:
    """`setWebhook`. Plain http is taken on this machine only, as a local Bot API server does."""
    url = params.text("url")
    if not url:
        return await delete_webhook(world, params)
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise bad_request("invalid webhook URL specified")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    _read_allowed(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.forget()
    connections = min(max(params.integer("max_connections", 40), 1), 100)
    world.updates.set_hook(Hook(url, secret, connections))
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    """`deleteWebhook`."""
    if params.flag("drop_pending_updates"):
        world.updates.forget()
    world.updates.set_hook(None)
    return True


async def get_webhook_info(world: World, _params: Params) -> Json:
    """`getWebhookInfo`, with the last failure if the newest delivery failed."""
    updates = world.updates
    told: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(updates.waiting)}
    if updates.hook is not None:
        told |= {"url": updates.hook.url, "max_connections": updates.hook.max_connections, "ip_address": "127.0.0.1"}
    if updates.last_error is not None:
        at, words = updates.last_error
        told |= {"last_error_date": int(at.timestamp()), "last_error_message": words}
    if updates.allowed:
        told["allowed_updates"] = list(updates.allowed)
    return told


async def log_out(world: World, _params: Params) -> bool:
    """`logOut` and `close`: nothing to move between servers here."""
    world.updates.set_hook(None)
    return True


def _read_allowed(world: World, params: Params) -> None:
    """Given: kept from now on; an empty list means the default; not given: as before."""
    allowed = params.get("allowed_updates")
    if isinstance(allowed, list):
        world.updates.allowed = tuple(str(kind) for kind in allowed)
