"""How a month went, for the group: by itself on the first, or when the organiser says so. Once for each month."""

from datetime import datetime

from club import notices
from club.ids import ClubId
from club.months import Month
from club.ports import Books


async def state_month(books: Books, club_id: ClubId, *, at: datetime) -> Month | None:
    """The first of a month: tell the group of the month before, unless it is late or was done, and plan the next."""
    before = await books.club(club_id)
    club, month = before.month_ended(at=at)
    if club != before:
        books.save(club)
    if month is not None and before.statement_due is not None:
        books.tell(notices.month(club, month, since=before.statement_due))
    return month


async def post_month(books: Books, club_id: ClubId, month: Month, *, at: datetime) -> bool:
    """The organiser has the group told now; False when it was told before."""
    club, told = (await books.club(club_id)).stating(month)
    if told is None:
        return False
    books.save(club)
    books.tell(notices.month(club, told, since=at))
    return True
