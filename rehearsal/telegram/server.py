"""The Bot API over HTTP: `/telegram/bot<token>/<method>`."""

import hmac
from typing import Any

from aiohttp import web

from rehearsal.telegram.errors import BotApiError
from rehearsal.telegram.methods import METHODS, Method
from rehearsal.telegram.model import Call
from rehearsal.telegram.params import Params, read_params
from rehearsal.telegram.world import World


def telegram_routes(world: World) -> list[web.RouteDef]:
    """The routes; the token is part of the path, as Telegram has it."""
    server = _Server(world)
    return [
        web.get("/telegram/bot{token}/{method}", server.call),
        web.post("/telegram/bot{token}/{method}", server.call),
        web.get("/telegram/file/bot{token}/files/{file_id}", server.download),
    ]


class _BrokenOff(Exception):
    """The connection was cut on purpose; there is nobody left to answer."""


class _Server:
    def __init__(self, world: World) -> None:
        self.world = world

    async def call(self, request: web.Request) -> web.Response:
        """Answer one method call; refusals carry their HTTP status and Telegram's body."""
        try:
            self._check_token(request)
            name = request.match_info["method"]
            method = _method(name)
            params = await read_params(request)
            call = Call(name, params.values, self.world.clock())
            self.world.calls.append(call)
            self.world.bell.ring()
            result = await self._run(request, method, params, call)
        except BotApiError as error:
            return web.json_response(error.body(), status=error.error_code)
        except _BrokenOff:
            return web.Response()
        return web.json_response({"ok": True, "result": result})

    async def _run(self, request: web.Request, method: Method, params: Params, call: Call) -> Any:
        """Run a method with the mishap that was planned for it, if any, and note how it went."""
        fault = self.world.faults.take(call.method, params.values)
        try:
            if fault is not None:
                if fault.error is not None:
                    raise fault.error
                if fault.hang is not None:
                    await fault.hang.wait()
                if fault.drop and not fault.after_acting:
                    _break_off(request)
            result = await method(self.world, params)
        except BotApiError as error:
            call.error, call.error_code = error.description, error.error_code
            raise
        finally:
            self.world.bell.ring()
        if fault is not None and fault.drop:
            _break_off(request)
        return result

    async def download(self, request: web.Request) -> web.Response:
        """A file, as `getFile` pointed to it."""
        try:
            self._check_token(request)
        except BotApiError as error:
            return web.json_response(error.body(), status=error.error_code)
        upload = self.world.files.get(request.match_info["file_id"])
        if upload is None:
            raise web.HTTPNotFound
        return web.Response(body=upload.content, content_type=upload.content_type)

    def _check_token(self, request: web.Request) -> None:
        if not hmac.compare_digest(request.match_info["token"].encode(), self.world.token.encode()):
            raise BotApiError(401, "Unauthorized")


def _method(name: str) -> Method:
    method = METHODS.get(name.lower())
    if method is None:
        raise BotApiError(404, "Not Found")
    return method


def _break_off(request: web.Request) -> None:
    """Cut the line in mid-call; the client sees a broken connection and cannot know what happened."""
    if request.transport is not None:
        request.transport.abort()
    raise _BrokenOff
