"""The ledger of a club, line by line, and what it adds up to."""

from aiohttp import web

from club.ids import PlayerId, well_formed
from webhook.answers import as_json
from webhook.api import showing
from webhook.api.auth import CLUB
from webhook.api.paging import paged, wanted
from webhook.api.players import ever_player_of
from webhook.doors import DOORS


async def index(request: web.Request) -> web.Response:
    """Every line, oldest first; `player_id` leaves one player's, also one's who was removed."""
    store, club_id, part = request.app[DOORS].store, request[CLUB].club_id, wanted(request.query)
    asked = request.query.get("player_id")
    if asked is not None and not well_formed(asked):
        raise web.HTTPBadRequest(text="That player_id isn't one of our ids: they have 12 letters and digits.")
    player_id = None if asked is None else await ever_player_of(request, PlayerId(asked))
    page = await store.ledger.page(club_id, player_id=player_id, limit=part.limit, cursor=part.cursor)
    return as_json(paged(page, showing.entry))


async def summary(request: web.Request) -> web.Response:
    """How the club stands."""
    return as_json(showing.summary(await request.app[DOORS].store.ledger.summary(request[CLUB].club_id)))
