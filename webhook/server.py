"""Every address of ours, on one screen."""

from aiohttp import web

from webhook import calendars, health, pages, telegram
from webhook.answers import VOICE, Voice
from webhook.api import bank, clubs, fixtures, ledger, openapi, payments, players, series, signups
from webhook.api.auth import gate
from webhook.api.once import MEMORY, Memory, once
from webhook.doors import DOORS, Doors
from webhook.middleware import edge
from webhook.monzo import hook, oauth
from webhook.running import Running, run

__all__ = ["Doors", "Running", "build", "run"]

ROUTES = [
    web.get("/", pages.front),
    web.post("/telegram", telegram.update),
    web.get("/monzo/connect", oauth.connect, allow_head=False),
    web.get("/monzo/callback", oauth.callback, allow_head=False),
    web.post("/monzo/{secret}", hook.event),
    web.get("/calendar/{token}.ics", calendars.feed),
    web.get("/calendar/{token}", calendars.page),
    web.get("/healthz", health.alive),
    web.get("/readyz", health.ready),
    web.get("/metrics", health.metrics),
    web.get(openapi.PATH, openapi.show),
]

PREFIX = "/api/v1"
CLUB = "/clubs/{club_id}"
API = [
    web.get("/clubs", clubs.index),
    web.get(CLUB, clubs.show),
    web.patch(CLUB, clubs.change),
    web.get(f"{CLUB}/bank", bank.show),
    web.put(f"{CLUB}/bank", bank.change),
    web.get(f"{CLUB}/players", players.index),
    web.post(f"{CLUB}/players", players.create),
    web.get(f"{CLUB}/players/{{player_id}}", players.show),
    web.patch(f"{CLUB}/players/{{player_id}}", players.change),
    web.delete(f"{CLUB}/players/{{player_id}}", players.remove),
    web.get(f"{CLUB}/fixtures", fixtures.index),
    web.post(f"{CLUB}/fixtures", fixtures.create),
    web.get(f"{CLUB}/fixtures/{{fixture_id}}", fixtures.show),
    web.patch(f"{CLUB}/fixtures/{{fixture_id}}", fixtures.change),
    web.delete(f"{CLUB}/fixtures/{{fixture_id}}", fixtures.remove),
    web.post(f"{CLUB}/fixtures/{{fixture_id}}/settle", fixtures.charge),
    web.post(f"{CLUB}/fixtures/{{fixture_id}}/cancel", fixtures.cancel),
    web.put(f"{CLUB}/fixtures/{{fixture_id}}/result", fixtures.score),
    web.post(f"{CLUB}/fixtures/{{fixture_id}}/play_on", fixtures.carry_on),
    web.put(f"{CLUB}/fixtures/{{fixture_id}}/attendance/{{player_id}}", fixtures.attend),
    web.put(f"{CLUB}/fixtures/{{fixture_id}}/late/{{player_id}}", fixtures.let_late_off),
    web.post(f"{CLUB}/fixtures/{{fixture_id}}/signups", signups.create),
    web.post(f"{CLUB}/fixtures/{{fixture_id}}/guests", signups.bring_guest),
    web.delete(f"{CLUB}/fixtures/{{fixture_id}}/signups/{{player_id}}", signups.remove),
    web.get(f"{CLUB}/series", series.index),
    web.post(f"{CLUB}/series", series.create),
    web.get(f"{CLUB}/series/{{series_id}}", series.show),
    web.patch(f"{CLUB}/series/{{series_id}}", series.alter),
    web.delete(f"{CLUB}/series/{{series_id}}", series.stop),
    web.get(f"{CLUB}/payments", payments.index),
    web.post(f"{CLUB}/payments", payments.create),
    web.get(f"{CLUB}/payments/{{payment_id}}", payments.show),
    web.post(f"{CLUB}/payments/{{payment_id}}/assign", payments.book),
    web.post(f"{CLUB}/payments/{{payment_id}}/ignore", payments.dismiss),
    web.post(f"{CLUB}/payments/{{payment_id}}/undo", payments.take_back),
    web.get(f"{CLUB}/ledger", ledger.index),
    web.get(f"{CLUB}/summary", ledger.summary),
]


def build(doors: Doors) -> web.Application:
    """The whole application: our routes, the API behind its gate, and what is mounted in rehearsal."""
    app = web.Application(middlewares=[edge])
    app[DOORS], app[VOICE] = doors, Voice.PLAIN
    app.add_routes(ROUTES)
    app.add_subapp(PREFIX, _api(doors))
    for prefix, mounted in doors.mounts.items():
        app.add_subapp(prefix, mounted)
    return app


def _api(doors: Doors) -> web.Application:
    api = web.Application(middlewares=[gate, once])
    api[DOORS], api[VOICE], api[MEMORY] = doors, Voice.PROBLEM, Memory()
    api.add_routes(API)
    return api
