"""The bank line of a club: its secret address, shared between clubs, or cut."""

from aiohttp import web

from club.actions.banking import cut_line, open_line, share_line
from club.clubs import Club
from club.ids import ClubId, LineId
from club.lines import Line, Mode
from webhook.answers import as_json
from webhook.api import asking, showing
from webhook.api.auth import CALLER, CLUB, Caller, club_of
from webhook.api.reading import body_of
from webhook.api.shapes import BankShape
from webhook.doors import DOORS, Doors


async def show(request: web.Request) -> web.Response:
    """How the bank reaches this club."""
    doors, club = request.app[DOORS], request[CLUB]
    line = None if club.line_id is None else await doors.store.lines.get(club.line_id)
    return as_json(await _shown(doors, request[CALLER], line))


async def change(request: web.Request) -> web.Response:
    """Open a line, join another club's, or cut it. Asking for what is there already changes nothing."""
    doors, caller, club = request.app[DOORS], request[CALLER], request[CLUB]
    wanted = asking.banking(await body_of(request))
    line = None
    if not wanted.connected:
        at = doors.clock()
        await doors.store.write(lambda books: cut_line(books, club.club_id, at=at))
    elif wanted.same_as is None:
        line = await _opened(doors, caller, club)
    else:
        line = await _joined(doors, caller, club, wanted.same_as)
    return as_json(await _shown(doors, caller, line))


async def _opened(doors: Doors, caller: Caller, club: Club) -> Line:
    new_id = LineId(doors.new_id())
    digest = doors.keys.digest(doors.keys.line_secret(new_id))
    return await doors.store.write(
        lambda books: open_line(books, club.club_id, new_id=new_id, digest=digest, owner=caller.telegram_id)
    )


async def _joined(doors: Doors, caller: Caller, club: Club, same_as: ClubId) -> Line:
    other = await club_of(doors, caller, same_as)
    at = doors.clock()
    return await doors.store.write(lambda books: share_line(books, club.club_id, other.club_id, at=at))


async def _shown(doors: Doors, caller: Caller, line: Line | None) -> BankShape:
    if line is None:
        return showing.bank(None, None, ())
    url, known = doors.keys.webhook_url(line), await _known_to(doors, caller, line)
    if line.mode is not Mode.OAUTH:
        return showing.bank(line, url, known)
    login, reading = await doors.store.logins.find(line.line_id), await doors.store.readings.find(line.line_id)
    waiting = await doors.store.hints.waiting(line.line_id)
    return showing.bank(line, url, known, login, reading=reading, waiting=waiting)


async def _known_to(doors: Doors, caller: Caller, line: Line) -> list[ClubId]:
    """A line may serve clubs of its owner that another organiser of this club has nothing to do with."""
    if caller.telegram_id is None:
        return list(line.clubs)
    own = {club.club_id for club in await doors.store.clubs.run_by(caller.telegram_id)}
    return [club for club in line.clubs if club in own]
