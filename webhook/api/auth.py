"""Who is asking, and for which club. It stands in front of every route of the API, so no route can forget it."""

import hmac
from dataclasses import dataclass

from aiohttp import hdrs, web

from club.clubs import Club
from club.errors import NotFound
from club.ids import ClubId, TelegramId, well_formed
from webhook.doors import DOORS, Doors
from webhook.middleware import Handler

LONGEST_TOKEN = 200


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose token it is. Without a person it is the deployment's own, which has an organiser's rights everywhere."""

    telegram_id: TelegramId | None

    def may(self, club: Club) -> bool:
        """Whether this club exists for the caller."""
        return self.telegram_id is None or club.is_organiser(self.telegram_id)


CALLER = web.RequestKey("caller", Caller)
CLUB = web.RequestKey("club", Club)


@web.middleware
async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let in who has a token, to their own clubs. Raises 401, 400 for a malformed id, NotFound for others' clubs."""
    if request.match_info.http_exception is not None:
        return await handler(request)
    doors = request.app[DOORS]
    request[CALLER] = caller = await recognised(doors, request.headers.get(hdrs.AUTHORIZATION, ""))
    for name, value in request.match_info.items():
        if not well_formed(value):
            raise web.HTTPBadRequest(text=f"That {name} isn't one of our ids: they have 12 letters and digits.")
    if (club_id := request.match_info.get("club_id")) is not None:
        request[CLUB] = await club_of(doors, caller, ClubId(club_id))
    return await handler(request)


async def recognised(doors: Doors, header: str) -> Caller:
    """Whose token is in the Authorization header. Raises 401."""
    scheme, _, token = header.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > LONGEST_TOKEN or not token.isascii():
        raise unauthorised(
            "This needs “Authorization: Bearer …”. An organiser gets a token in the chat with /apitoken."
        )
    if doors.api_token and hmac.compare_digest(token.encode(), doors.api_token.encode()):
        return Caller(None)
    owner = await doors.store.tokens.owner(doors.keys.digest(token))
    if owner is None:
        raise unauthorised("I don't know that token. An organiser gets a new one in the chat with /apitoken.")
    return Caller(owner)


async def club_of(doors: Doors, caller: Caller, club_id: ClubId) -> Club:
    """The club, if it exists for this caller. Raises NotFound, the same for others' clubs as for none."""
    club = await doors.store.clubs.get(club_id)
    if not caller.may(club):
        raise NotFound("There is no such club.")
    return club


def unauthorised(words: str) -> web.HTTPUnauthorized:
    """401, and how to do better."""
    return web.HTTPUnauthorized(text=words, headers={hdrs.WWW_AUTHENTICATE: 'Bearer realm="fiver"'})
