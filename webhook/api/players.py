"""Players: who they are, what a bank may call them, and how they stand."""

from aiohttp import web

from club.actions.people import add_player, change_player, remove_player
from club.calendars import feed_of
from club.errors import NotFound
from club.hindsight import look_back
from club.ids import PlayerId
from club.money import Pence
from club.people import check_club
from club.players import Player
from webhook.answers import as_json
from webhook.api import asking, showing
from webhook.api.auth import CLUB
from webhook.api.once import new_id
from webhook.api.paging import paged, wanted
from webhook.api.reading import body_of
from webhook.api.shapes import PlayerShape
from webhook.doors import DOORS


async def index(request: web.Request) -> web.Response:
    """The players of a club."""
    store, club_id, part = request.app[DOORS].store, request[CLUB].club_id, wanted(request.query)
    page = await store.players.page(club_id, limit=part.limit, cursor=part.cursor)
    balances = await store.ledger.balances(club_id)
    return as_json(paged(page, lambda player: _shown(request, player, balances.get(player.player_id, Pence(0)))))


async def create(request: web.Request) -> web.Response:
    """Add a player."""
    doors, club_id, player_id = request.app[DOORS], request[CLUB].club_id, PlayerId(new_id(request, "players"))
    wanted = asking.new_player(await body_of(request))
    player = await doors.store.write(
        lambda books: add_player(
            books,
            club_id,
            new_id=player_id,
            name=wanted.name,
            accepted_bank_names=wanted.accepted_bank_names,
            telegram_id=wanted.telegram_id,
        )
    )
    if player.accepted_bank_names:
        await look_back(doors.store, club_id, at=doors.clock())
    return await _answer(request, player, status=201)


async def show(request: web.Request) -> web.Response:
    """One player."""
    return await _answer(request, await player_of(request))


async def change(request: web.Request) -> web.Response:
    """Another name, other bank names, another rating."""
    doors, player = request.app[DOORS], await player_of(request)
    wanted = asking.changed_player(await body_of(request))
    changed = await doors.store.write(
        lambda books: change_player(
            books,
            player.club_id,
            player.player_id,
            name=wanted.name,
            accepted_bank_names=wanted.accepted_bank_names,
            rating=wanted.rating,
        )
    )
    if changed.accepted_bank_names != player.accepted_bank_names:
        await look_back(doors.store, player.club_id, at=doors.clock())
    return await _answer(request, changed)


async def remove(request: web.Request) -> web.Response:
    """Take a player off; what happened stays in the ledger."""
    doors, player, at = request.app[DOORS], await player_of(request), request.app[DOORS].clock()
    await doors.store.write(lambda books: remove_player(books, player.club_id, player.player_id, at=at))
    return web.Response(status=204)


async def player_of(request: web.Request, player_id: PlayerId | None = None) -> Player:
    """The player in the path (or the one named), if they play in the club in the path. Raises NotFound."""
    wanted = player_id or PlayerId(request.match_info["player_id"])
    player = await request.app[DOORS].store.players.get(wanted)
    check_club(player, request[CLUB].club_id)
    return player


async def ever_player_of(request: web.Request, player_id: PlayerId) -> PlayerId:
    """Somebody who plays in the club in the path, or played there once. Raises NotFound."""
    if player_id not in await request.app[DOORS].store.players.names(request[CLUB].club_id):
        raise NotFound("There is no such player in this club.")
    return player_id


async def _answer(request: web.Request, player: Player, *, status: int = 200) -> web.Response:
    balance = await request.app[DOORS].store.ledger.balance(player.player_id)
    return as_json(_shown(request, player, balance), status=status)


def _shown(request: web.Request, player: Player, balance: Pence) -> PlayerShape:
    return showing.player(player, balance, request.app[DOORS].keys.calendar_url(feed_of(player)))
