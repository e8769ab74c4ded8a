"""One account is read by one line: where its owner connects it for a second club, the clubs of the first come along.

On two lines each payment would be booked, or forgotten, by whichever hears of it first, for its own clubs alone; and
by one client the second login ends the first.
"""

from dataclasses import replace
from datetime import datetime

from club.ids import LineId
from club.lines import Line
from club.parting import forget_line
from club.ports import Books


async def take_over(books: Books, line: Line, *, at: datetime) -> tuple[Line, tuple[LineId, ...]]:
    """The line, serving all clubs for which its owner had this account before; and the lines that served them."""
    if line.account_id is None or line.owner is None:
        return line, ()
    former = [one for one in await books.lines_of(line.account_id) if one.line_id != line.line_id and one.clubs]
    mine = [one for one in former if one.owner == line.owner]
    for one in mine:
        for club_id in one.clubs:
            books.save(replace(await books.club(club_id), line_id=line.line_id))
            line = line.serving(club_id)
        line = line.ignoring(one.not_football)
        await _read_on(books, line, one)
        await forget_line(books, one, at=at)
    return line, tuple(one.line_id for one in mine)


async def _read_on(books: Books, line: Line, former: Line) -> None:
    """The statement goes on where it was read to, so that there is no gap."""
    read, ours = await books.find_reading(former.line_id), await books.find_reading(line.line_id)
    if read is None or read.account_id != line.account_id or (ours and ours.account_id == line.account_id):
        return
    books.save(read.handed_to(line.line_id, version=0 if ours is None else ours.version))
