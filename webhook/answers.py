"""How an answer looks: JSON for programs, problem+json for their mistakes, one plain line for everybody else."""

import json
from collections.abc import Mapping, Sequence
from enum import Enum
from http import HTTPStatus

from aiohttp import web

OURS_TO_BLAME = "Something went wrong on my side. Nothing was lost: please try again in a minute."
NOT_FOUND = "There is nothing here."

_BY_DEFAULT = {
    HTTPStatus.NOT_FOUND: NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: "That can't be done at this address.",
    HTTPStatus.INTERNAL_SERVER_ERROR: OURS_TO_BLAME,
    HTTPStatus.SERVICE_UNAVAILABLE: OURS_TO_BLAME,
}


class Voice(Enum):
    """Whom an application speaks to when something is wrong."""

    PLAIN = "text/plain"
    PROBLEM = "application/problem+json"


VOICE = web.AppKey("voice", Voice)
"""Set on the applications that answer in our words; those mounted from elsewhere have words of their own."""


def as_json(value: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """An answer in JSON."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)


def refusal(
    voice: Voice,
    status: int,
    detail: str | None = None,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> web.Response:
    """An answer that says no, and why, in words that the person can act on."""
    known = HTTPStatus(status)
    words = detail or _BY_DEFAULT.get(known) or known.description or known.phrase
    if voice is Voice.PLAIN:
        return web.Response(text=words + "\n", status=status, headers=headers)
    problem: dict[str, object] = {"type": "about:blank", "title": known.phrase, "status": status, "detail": words}
    if errors:
        problem["errors"] = list(errors)
    body = json.dumps(problem, ensure_ascii=False, separators=(",", ":")).encode()
    return web.Response(body=body, status=status, content_type=voice.value, headers=headers)
