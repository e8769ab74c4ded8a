"""Letting time pass: an hour, a day, or until after the game; one journey at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from aiohttp import web

from rehearsal.control.bodies import body_of, refused
from rehearsal.journey import UnderWay, a_day, an_hour, shown

if TYPE_CHECKING:
    from rehearsal.stage import Rehearsal


def time_routes(rehearsal: "Rehearsal") -> list[web.RouteDef]:
    """Each is answered on arrival with the time it is then, and with 409 while another journey is under way."""
    time = _Time(rehearsal)
    return [
        web.post("/control/next", time.next),
        web.post("/control/hour", time.hour),
        web.post("/control/day", time.day),
    ]


class _Time:
    def __init__(self, rehearsal: "Rehearsal") -> None:
        self.rehearsal = rehearsal

    async def next(self, request: web.Request) -> web.Response:
        """Skip to after the game, if the app offers it."""
        await body_of(request)
        if self.rehearsal.on_next is None:
            raise web.HTTPNotFound
        try:
            with self.rehearsal.journey.begun():
                await self.rehearsal.on_next()
        except UnderWay:
            return _one_moment()
        return self._arrived()

    async def hour(self, request: web.Request) -> web.Response:
        """An hour later, if the app offers it."""
        return await self._travel(request, an_hour)

    async def day(self, request: web.Request) -> web.Response:
        """The next day at the same time, hour by hour."""
        return await self._travel(request, a_day)

    async def _travel(self, request: web.Request, way: Callable[[datetime], list[datetime]]) -> web.Response:
        await body_of(request)
        if self.rehearsal.on_arrive is None:
            raise web.HTTPNotFound
        try:
            await self.rehearsal.travel(way(self.rehearsal.now()))
        except UnderWay:
            return _one_moment()
        return self._arrived()

    def _arrived(self) -> web.Response:
        return web.json_response({"now": shown(self.rehearsal.now())})


def _one_moment() -> web.Response:
    return refused("Time is on its way already. One moment.", status=409)
