"""Clubs: those the caller runs, and what is usual in each."""

from aiohttp import web

from club.actions.settings import Preferences, prefer
from club.calendars import feed_of
from club.clubs import Club
from club.errors import Invalid
from club.ids import ClubId
from club.ports import Books
from webhook.answers import as_json
from webhook.api import asking, showing
from webhook.api.auth import CALLER, CLUB
from webhook.api.paging import page_of, paged, wanted
from webhook.api.reading import body_of
from webhook.api.shapes import ClubShape
from webhook.doors import DOORS

_OURS = {"minimum": "default_minimum", "maximum": "default_maximum"}


async def index(request: web.Request) -> web.Response:
    """The caller's clubs."""
    clubs, caller, part = request.app[DOORS].store.clubs, request[CALLER], wanted(request.query)
    if caller.telegram_id is None:
        page = await clubs.page(limit=part.limit, cursor=part.cursor)
    else:
        page = page_of(await clubs.run_by(caller.telegram_id), lambda club: club.club_id, part)
    return as_json(paged(page, lambda club: _shown(request, club)))


async def show(request: web.Request) -> web.Response:
    """One club."""
    return as_json(_shown(request, request[CLUB]))


async def change(request: web.Request) -> web.Response:
    """Other defaults; games that exist keep theirs."""
    doors, club_id = request.app[DOORS], request[CLUB].club_id
    preferences = asking.preferences(await body_of(request))
    club = await doors.store.write(lambda books: _prefer(books, club_id, preferences))
    return as_json(_shown(request, club))


def _shown(request: web.Request, club: Club) -> ClubShape:
    return showing.club(club, request.app[DOORS].keys.calendar_url(feed_of(club)))


async def _prefer(books: Books, club_id: ClubId, preferences: Preferences) -> Club:
    """Change the defaults; a limit that is refused has the name here that it has in the body."""
    try:
        return await prefer(books, club_id, preferences)
    except Invalid as error:
        raise Invalid(error.message, field=_OURS.get(error.field or "", error.field)) from None
