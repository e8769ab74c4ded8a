"""Weekly games: begun, changed and stopped; their games open by themselves."""

from aiohttp import web

from club.actions.weekly import begin, change, check_series
from club.clubs import Club
from club.ids import SeriesId
from club.series import Series, Terms, closed_to
from webhook.answers import as_json
from webhook.api import asking_weekly, showing
from webhook.api.auth import CLUB
from webhook.api.once import new_id
from webhook.api.paging import page_of, paged, wanted
from webhook.api.reading import body_of
from webhook.api.shapes import SeriesShape
from webhook.doors import DOORS, Doors


async def index(request: web.Request) -> web.Response:
    """A club's weekly games, stopped ones too."""
    doors, club, part = request.app[DOORS], request[CLUB], wanted(request.query)
    every = await doors.store.series.of_club(club.club_id)
    return as_json(paged(page_of(every, lambda one: one.series_id, part), lambda one: shown(doors, one, club)))


async def create(request: web.Request) -> web.Response:
    """Put up the first game, and have the others open by themselves."""
    doors, club, series_id = request.app[DOORS], request[CLUB], SeriesId(new_id(request, "series"))
    asked, at = asking_weekly.beginning(await body_of(request)), doors.clock()
    series, _ = await doors.store.write(
        lambda books: begin(
            books, club.club_id, asked.plan, every=asked.every, new_id=series_id, at=at, terms=asked.terms
        )
    )
    return as_json(shown(doors, series, club), status=201)


async def show(request: web.Request) -> web.Response:
    """One weekly game."""
    return as_json(shown(request.app[DOORS], await series_of(request), request[CLUB]))


async def alter(request: web.Request) -> web.Response:
    """Other terms for the games to come; those that are up stay as they are."""
    doors, series_id = request.app[DOORS], (await series_of(request)).series_id
    asked, at = asking_weekly.terms(await body_of(request)), doors.clock()
    series = await doors.store.write(lambda books: change(books, series_id, asked, at=at))
    return as_json(shown(doors, series, request[CLUB]))


async def stop(request: web.Request) -> web.Response:
    """No more games open; it can still be read, and started again."""
    doors, series_id = request.app[DOORS], (await series_of(request)).series_id
    at = doors.clock()
    await doors.store.write(lambda books: change(books, series_id, Terms(stopped=True), at=at))
    return web.Response(status=204)


async def series_of(request: web.Request) -> Series:
    """The weekly game in the path, if it is the club's in the path. Raises NotFound."""
    series = await request.app[DOORS].store.series.get(SeriesId(request.match_info["series_id"]))
    return check_series(series, request[CLUB].club_id)


def shown(doors: Doors, series: Series, club: Club) -> SeriesShape:
    """The weekly game in JSON."""
    closed = closed_to(club.habits.bank_holidays, doors.is_bank_holiday)
    return showing.series(series, series.ahead(at=doors.clock(), timezone=club.timezone, closed=closed, most=1))
