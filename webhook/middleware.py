"""The edge: every request is named, counted and answered, whatever happened behind it."""

import logging
import re
from collections.abc import Awaitable, Callable
from time import perf_counter

from aiohttp import hdrs, web

from club.errors import ClubError, Conflict, Forbidden, Invalid, NotFound
from club.ports import StoreDown
from webhook.answers import OURS_TO_BLAME, VOICE, Voice, refusal
from webhook.api.forms import Flawed
from webhook.doors import DOORS

REQUEST_ID = web.RequestKey("request_id", str)
RETRY_AFTER_SECONDS = "5"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = logging.getLogger(__name__)

_STATUS: tuple[tuple[type[ClubError], int], ...] = ((NotFound, 404), (Forbidden, 403), (Conflict, 409), (Invalid, 422))
_KEPT = (hdrs.ALLOW, hdrs.LOCATION, hdrs.WWW_AUTHENTICATE, hdrs.RETRY_AFTER)
_THEIR_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


@web.middleware
async def edge(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Name the request, answer for its errors, put the safe headers on, count it by route and status."""
    began = perf_counter()
    doors = request.app[DOORS]
    theirs = request.headers.get("X-Request-Id")
    name = theirs if theirs is not None and _THEIR_REQUEST_ID.fullmatch(theirs) else doors.new_id()
    request[REQUEST_ID] = name
    voice = request.match_info.apps[-1].get(VOICE)
    if voice is None:
        return await handler(request)  # mounted from elsewhere, with answers and headers of its own
    try:
        response = await handler(request)
    except web.HTTPException as error:
        response = _refused(voice, error)
    except ClubError as error:
        response = _club_says(voice, error)
    except StoreDown:
        response = refusal(voice, 503, headers={hdrs.RETRY_AFTER: RETRY_AFTER_SECONDS})
    except Exception:
        log.exception("%s %s failed", method(request), template(request), extra={"request_id": name})
        response = refusal(voice, 500, OURS_TO_BLAME)
    for header, value in _HEADERS.items():
        response.headers.setdefault(header, value)
    response.headers["X-Request-Id"] = name
    label = f"{method(request)} {template(request)}"
    doors.counted("http_requests", f"{label} {response.status}")
    doors.timed("http_seconds", label, perf_counter() - began)
    return response


def method(request: web.Request) -> str:
    """The method, for a label: whoever makes one up does not make a new series."""
    return request.method if request.method in _METHODS else "OTHER"


def template(request: web.Request) -> str:
    """The route as it is written in the table: with `{secret}` in it, and never a secret."""
    resource = request.match_info.route.resource
    return "unknown" if resource is None else resource.canonical


def _refused(voice: Voice, error: web.HTTPException) -> web.Response:
    """Where a route gave no words of its own, aiohttp fills in "404: Not Found"; ours are better."""
    detail = None if error.text == f"{error.status}: {error.reason}" else error.text
    headers = {str(header): error.headers[header] for header in _KEPT if header in error.headers}
    return refusal(voice, error.status, detail, headers=headers)


def _club_says(voice: Voice, error: ClubError) -> web.Response:
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 400)
    return refusal(voice, status, error.message, errors=_flaws(error))


def _flaws(error: ClubError) -> list[dict[str, str]]:
    if isinstance(error, Flawed):
        return [{"field": name, "detail": detail} for name, detail in error.flaws.items()]
    return [{"field": error.field, "detail": error.message}] if isinstance(error, Invalid) and error.field else []
