"""Clubs: those the caller runs, and what is usual in each."""

from aiohttp import web

from club.actions.settings import prefer
from webhook.answers import as_json
from webhook.api import asking, showing
from webhook.api.auth import CALLER, CLUB
from webhook.api.paging import page_of, paged, wanted
from webhook.api.reading import body_of
from webhook.doors import DOORS


async def index(request: web.Request) -> web.Response:
    """The caller's clubs."""
    clubs, caller, part = request.app[DOORS].store.clubs, request[CALLER], wanted(request.query)
    if caller.telegram_id is None:
        page = await clubs.page(limit=part.limit, cursor=part.cursor)
    else:
        page = page_of(await clubs.run_by(caller.telegram_id), lambda club: club.club_id, part)
    return as_json(paged(page, showing.club))


async def show(request: web.Request) -> web.Response:
    """One club."""
    return as_json(showing.club(request[CLUB]))


async def change(request: web.Request) -> web.Response:
    """Other defaults; games that exist keep theirs."""
    doors, club_id = request.app[DOORS], request[CLUB].club_id
    preferences = asking.preferences(await body_of(request))
    club = await doors.store.write(lambda books: prefer(books, club_id, preferences))
    return as_json(showing.club(club))
