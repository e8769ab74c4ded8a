"""The bank line of a club: opened by hand, shared with another club of the same organiser, labelled, or cut."""

from dataclasses import replace
from datetime import datetime

from club.clubs import Club
from club.errors import Conflict, NotFound
from club.ids import ClubId, LineId, TelegramId
from club.lines import Line, Mode
from club.logins import State
from club.parting import forget_line
from club.ports import Books


async def open_line(books: Books, club_id: ClubId, *, new_id: LineId, digest: str, owner: int | None) -> Line:
    """A secret address for the organiser's bank. A club that has a line keeps it, and its address."""
    club = await books.club(club_id)
    if club.line_id is not None:
        return await books.line(club.line_id)
    line = Line(
        line_id=new_id,
        owner=_owner(club, owner),
        secret_digest=digest,
        clubs=(club_id,),
    )
    books.save(line)
    books.save(replace(club, line_id=line.line_id))
    return line


async def share_line(books: Books, club_id: ClubId, other_id: ClubId, *, at: datetime) -> Line:
    """This club joins the line of another club of the same organiser. Raises Conflict, NotFound."""
    club, other = await books.club(club_id), await books.club(other_id)
    if not set(club.organisers) & set(other.organisers):
        raise NotFound("There is no such club.")
    if other.line_id is None:
        raise Conflict(f"{other.name} has no bank line yet. Connect it first.")
    if club.line_id == other.line_id:
        return await books.line(other.line_id)
    if club.line_id is not None:
        await _unserve(books, club, at)
    line = (await books.line(other.line_id)).serving(club_id)
    books.save(line)
    books.save(replace(club, line_id=line.line_id))
    return line


async def cut_line(books: Books, club_id: ClubId, *, at: datetime) -> None:
    """The bank no longer reports to this club. What was booked stays. With the last club of a line its login ends."""
    club = await books.club(club_id)
    if club.line_id is not None:
        await _unserve(books, club, at)
        books.save(replace(club, line_id=None, labels_payments=False))


async def label_payments(books: Books, club_id: ClubId, *, on: bool) -> None:
    """Whether it is noted at the bank for whom this club's payments are. Raises Conflict without a login there."""
    club = await books.club(club_id)
    login = None if club.line_id is None else await books.find_login(club.line_id)
    if on and (login is None or login.state is not State.READY):
        raise Conflict("Log in at the bank first: /connect.")
    if on != club.labels_payments:
        books.save(replace(club, labels_payments=on))


async def _unserve(books: Books, club: Club, at: datetime) -> None:
    assert club.line_id is not None
    line = (await books.line(club.line_id)).without(club.club_id)
    if line.mode is Mode.NONE:
        await forget_line(books, line, at=at)
    else:
        books.save(line)


def _owner(club: Club, owner: int | None) -> TelegramId | None:
    if owner is not None:
        return TelegramId(owner)
    return club.organisers[0] if club.organisers else None
