"""Parting from a bank: a line that serves nobody any more is forgotten, whoever wanted it so."""

from dataclasses import replace
from datetime import datetime

from club import notices
from club.clubs import Club
from club.ids import LineId, TelegramId
from club.lines import Line
from club.ports import Books


async def forget_line(books: Books, line: Line, *, at: datetime) -> None:
    """Its address is dead and what was read is forgotten. Its login is left in good order, and then forgotten too."""
    books.save(line.forgotten())
    await forget_reading(books, line.line_id)
    if (login := await books.find_login(line.line_id)) is not None:
        books.save(login.leaving(at=at))


async def forget_reading(books: Books, line_id: LineId) -> None:
    """Nothing is left of how far a statement was read, nor of the owner's accounts."""
    reading = await books.find_reading(line_id)
    if reading is not None and reading != reading.forgotten():
        books.save(reading.forgotten())


async def forget_owner(books: Books, club: Club, whose: TelegramId, *, at: datetime) -> Club:
    """Somebody is forgotten in this club: if it is their account that it reads, every club of that account is cut off.

    The other organisers of these clubs hear of it. A login that they only began comes to nothing. The club as it is.
    """
    if club.line_id is None:
        return club
    line, login = await books.line(club.line_id), await books.find_login(club.line_id)
    if whose in (line.owner, login.entered_by if login is not None else None):
        served = [await books.club(one) for one in line.clubs]
        for one in served:
            books.save(replace(one, line_id=None, labels_payments=False))
            books.tell(*notices.bank_cut(line, one, but=whose))
        await forget_line(books, line, at=at)
        return await books.club(club.club_id)
    if login is not None and login.asked_by == whose:
        books.save(replace(login.unasked(), asked_by=None))
    return club
