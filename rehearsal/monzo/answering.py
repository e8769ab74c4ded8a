"""Between a request and its answer: it is noted down, meets the mishap planned for it, and refusals become JSON."""

import asyncio
import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, assert_never

from aiohttp import web

from rehearsal.monzo.errors import MonzoError
from rehearsal.monzo.faults import Cut, Effect, Hang, Refuse, ShowPage, Slow

if TYPE_CHECKING:
    from rehearsal.monzo.standin import MonzoStandIn

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]

_ROOT = "/monzo"


@dataclass(slots=True)
class Asked:
    """One request as it came: names, never values. `status` is 0 while, or if, nothing was answered."""

    method: str
    path: str
    params: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    authorised: bool = False
    status: int = field(default=0, compare=False)


def answering(monzo: "MonzoStandIn", handler: Handler) -> Handler:
    """The same handler behind the door where all of this happens."""

    @functools.wraps(handler)
    async def answered(request: web.Request) -> web.StreamResponse:
        path = request.path.partition(_ROOT)[2]
        asked = await _noted(request, path)
        monzo.asked.append(asked)
        monzo.bell.ring()
        effect = monzo.faults.take(request.method, path, monzo.clock())
        answer = await _answer(request, handler, effect)
        if answer is None:
            _break_off(request)
            return web.Response()
        asked.status = answer.status
        monzo.bell.ring()
        return answer

    return answered


async def read_form(request: web.Request) -> dict[str, str]:
    """The form fields; this API reads nothing else."""
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


async def _noted(request: web.Request, path: str) -> Asked:
    form = await read_form(request)
    return Asked(request.method, path, tuple(request.query), tuple(form), "Authorization" in request.headers)


async def _answer(request: web.Request, handler: Handler, effect: Effect | None) -> web.StreamResponse | None:
    """The right answer or the planned one; None stands for a broken line."""
    match effect:
        case None:
            return await _right(request, handler)
        case Refuse(error):
            return _refused(error)
        case ShowPage(status, body):
            return web.Response(status=status, text=body, content_type="text/html")
        case Slow(seconds):
            await asyncio.sleep(seconds)
            return await _right(request, handler)
        case Hang(event):
            await event.wait()
            return await _right(request, handler)
        case Cut(after_acting):
            if after_acting:
                await _right(request, handler)
            return None
        case _:
            assert_never(effect)


async def _right(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except MonzoError as error:
        return _refused(error)


def _refused(error: MonzoError) -> web.Response:
    return web.json_response(error.body(), status=error.status, headers=error.headers())


def _break_off(request: web.Request) -> None:
    """Cut the line; the client sees a broken connection and cannot know what happened."""
    if request.transport is not None:
        request.transport.abort()
