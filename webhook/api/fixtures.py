"""Games: planned, changed, called off and charged."""

from aiohttp import web

from club.actions.charging import let_off, mark, settle
from club.actions.fixing import alter, call_off, plan
from club.actions.playing_on import play_on
from club.actions.scoring import note_result
from club.actions.signing_up import check_fixture
from club.fixtures import Fixture, Status
from club.ids import FixtureId, PlayerId
from webhook.answers import as_json
from webhook.api import asking, showing_games
from webhook.api.auth import CALLER, CLUB
from webhook.api.once import new_id
from webhook.api.paging import paged, wanted
from webhook.api.players import ever_player_of
from webhook.api.reading import body_of, chosen
from webhook.api.shapes_games import FixtureShape
from webhook.doors import DOORS


async def index(request: web.Request) -> web.Response:
    """A club's games, the newest kick-off first."""
    doors, club_id, part = request.app[DOORS], request[CLUB].club_id, wanted(request.query)
    status, at = chosen(request.query, "status", Status), doors.clock()
    page = await doors.store.fixtures.page(club_id, status=status, at=at, limit=part.limit, cursor=part.cursor)
    names = await doors.store.players.names(club_id)
    return as_json(paged(page, lambda fixture: showing_games.fixture(fixture, names, at)))


async def create(request: web.Request) -> web.Response:
    """Plan a game; its card goes to the group."""
    doors, club_id, fixture_id = request.app[DOORS], request[CLUB].club_id, FixtureId(new_id(request, "fixtures"))
    asked, at = asking.plan(await body_of(request)), doors.clock()
    fixture = await doors.store.write(lambda books: plan(books, club_id, asked, new_id=fixture_id, at=at))
    return as_json(await shown(request, fixture), status=201)


async def show(request: web.Request) -> web.Response:
    """One game."""
    return as_json(await shown(request, await fixture_of(request)))


async def change(request: web.Request) -> web.Response:
    """Another time, place, price or limit; those who are in hear of it."""
    doors, fixture_id = request.app[DOORS], (await fixture_of(request)).fixture_id
    asked, at = asking.alteration(await body_of(request)), doors.clock()
    fixture = await doors.store.write(lambda books: alter(books, fixture_id, asked, at=at))
    return as_json(await shown(request, fixture))


async def cancel(request: web.Request) -> web.Response:
    """Call a game off; nobody is charged for it."""
    doors, fixture_id = request.app[DOORS], (await fixture_of(request)).fixture_id
    why, at = asking.reason(await body_of(request)), doors.clock()
    by = request[CALLER].telegram_id
    fixture = await doors.store.write(lambda books: call_off(books, fixture_id, at=at, reason=why, by=by))
    return as_json(await shown(request, fixture))


async def carry_on(request: web.Request) -> web.Response:
    """It is played, with however many there are; twice is once."""
    doors, fixture_id, at = request.app[DOORS], (await fixture_of(request)).fixture_id, request.app[DOORS].clock()
    asking.nothing(await body_of(request))
    by = request[CALLER].telegram_id
    fixture = await doors.store.write(lambda books: play_on(books, fixture_id, at=at, by=by))
    return as_json(await shown(request, fixture))


async def remove(request: web.Request) -> web.Response:
    """A game is never rubbed out, as people were told of it: it is called off, and can still be read."""
    doors, fixture_id, at = request.app[DOORS], (await fixture_of(request)).fixture_id, request.app[DOORS].clock()
    by = request[CALLER].telegram_id
    await doors.store.write(lambda books: call_off(books, fixture_id, at=at, by=by))
    return web.Response(status=204)


async def charge(request: web.Request) -> web.Response:
    """Charge those who are in, now; twice is once."""
    doors, fixture_id, at = request.app[DOORS], (await fixture_of(request)).fixture_id, request.app[DOORS].clock()
    asking.nothing(await body_of(request))
    fixture = await doors.store.write(lambda books: settle(books, fixture_id, at=at))
    return as_json(await shown(request, fixture))


async def attend(request: web.Request) -> web.Response:
    """Who came, did not, or is a no-show, of those who were on the list; the charge follows."""
    doors, fixture_id = request.app[DOORS], (await fixture_of(request)).fixture_id
    player_id = await ever_player_of(request, PlayerId(request.match_info["player_id"]))
    said, at = asking.attendance(await body_of(request)), doors.clock()
    fixture = await doors.store.write(
        lambda books: mark(books, fixture_id, player_id, came=said.came, owes=said.owes, at=at)
    )
    return as_json(await shown(request, fixture))


async def let_late_off(request: web.Request) -> web.Response:
    """Let somebody off who dropped out late, or charge them after all."""
    doors, fixture_id = request.app[DOORS], (await fixture_of(request)).fixture_id
    player_id = await ever_player_of(request, PlayerId(request.match_info["player_id"]))
    off, at = asking.lateness(await body_of(request)), doors.clock()
    fixture = await doors.store.write(lambda books: let_off(books, fixture_id, player_id, off=off, at=at))
    return as_json(await shown(request, fixture))


async def score(request: web.Request) -> web.Response:
    """How it ended, in a club that keeps results."""
    doors, fixture_id = request.app[DOORS], (await fixture_of(request)).fixture_id
    result, at = asking.result(await body_of(request)), doors.clock()
    fixture = await doors.store.write(lambda books: note_result(books, fixture_id, result, at=at))
    return as_json(await shown(request, fixture))


async def fixture_of(request: web.Request) -> Fixture:
    """The game in the path, if it is the club's in the path. Raises NotFound."""
    fixture = await request.app[DOORS].store.fixtures.get(FixtureId(request.match_info["fixture_id"]))
    return check_fixture(fixture, request[CLUB].club_id)


async def shown(request: web.Request, fixture: Fixture) -> FixtureShape:
    """The game in JSON, with everybody's name."""
    doors = request.app[DOORS]
    return showing_games.fixture(fixture, await doors.store.players.names(fixture.club_id), doors.clock())
