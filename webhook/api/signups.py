"""Who is in: the organiser puts players on the list of a game, and takes them off."""

from typing import assert_never

from aiohttp import web

from club.actions.bringing import bring
from club.actions.signing_up import join, leave
from club.errors import Conflict, NotFound
from club.fixtures import AlreadyIn, AlreadyWaiting, Closed, Joined, JoinOutcome, Left, NotIn, Status, Waitlisted
from club.ids import PlayerId
from webhook.answers import as_json
from webhook.api import asking
from webhook.api.auth import CALLER
from webhook.api.fixtures import fixture_of, shown
from webhook.api.once import new_id
from webhook.api.players import ever_player_of, player_of
from webhook.api.reading import body_of
from webhook.doors import DOORS

_CLOSED = {Status.OVER: "That game is over.", Status.CANCELLED: "That game was cancelled."}


async def create(request: web.Request) -> web.Response:
    """Put a player on the list, or on the waiting list of a full game."""
    doors, fixture, at = request.app[DOORS], await fixture_of(request), request.app[DOORS].clock()
    player = await player_of(request, asking.signup(await body_of(request)))
    by = request[CALLER].telegram_id
    signed = await doors.store.write(lambda books: join(books, fixture.fixture_id, player.player_id, at=at, by=by))
    told, status = _joining(signed.outcome)
    return as_json({**told, "fixture": await shown(request, signed.fixture)}, status=status)


async def bring_guest(request: web.Request) -> web.Response:
    """Put somebody's guest on the list, or behind the host who waits; a name that was brought before is that guest."""
    doors, fixture, new = request.app[DOORS], await fixture_of(request), PlayerId(new_id(request, "guests"))
    wanted, at = asking.guest(await body_of(request)), doors.clock()
    host = await player_of(request, wanted.host_id)
    done = await doors.store.write(
        lambda books: bring(books, fixture.fixture_id, host.player_id, wanted.name, new_id=new, at=at, pays=wanted.pays)
    )
    told, status = _joining(done.outcome)
    whom = {"player_id": done.guest.player_id, "pays": done.pays.value}
    return as_json({**told, **whom, "fixture": await shown(request, done.fixture)}, status=status)


async def remove(request: web.Request) -> web.Response:
    """Take a player off; the first in line moves up."""
    doors, fixture, at = request.app[DOORS], await fixture_of(request), request.app[DOORS].clock()
    player_id = await ever_player_of(request, PlayerId(request.match_info["player_id"]))
    by = request[CALLER].telegram_id
    signed = await doors.store.write(lambda books: leave(books, fixture.fixture_id, player_id, at=at, by=by))
    match signed.outcome:
        case Left():
            told = {"outcome": "left", "promoted": signed.promoted, "fixture": await shown(request, signed.fixture)}
            return as_json(told)
        case NotIn():
            raise NotFound("That player is not on the list of that game.")
        case Closed(status):
            raise Conflict(_CLOSED[status])
        case _ as never:
            assert_never(never)


def _joining(outcome: JoinOutcome) -> tuple[dict[str, object], int]:
    match outcome:
        case Joined():
            return {"outcome": "joined", "place": None}, 201
        case Waitlisted(place):
            return {"outcome": "waiting", "place": place}, 201
        case AlreadyIn():
            return {"outcome": "already_in", "place": None}, 200
        case AlreadyWaiting(place):
            return {"outcome": "already_waiting", "place": place}, 200
        case Closed(status):
            raise Conflict(_CLOSED[status])
        case _ as never:
            assert_never(never)
