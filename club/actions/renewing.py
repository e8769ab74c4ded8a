"""A login at the bank is renewed by one at a time; or it is over, and its owner hears so."""

from datetime import datetime

from club import notices
from club.ids import LineId
from club.logins import Login, OwnClient, Pair, Why
from club.parting import forget_reading
from club.ports import Books


async def take_lease(books: Books, line_id: LineId, *, refused: int | None, holder: str, at: datetime) -> Login | None:
    """Whoever gets the login back renews it; None when there is nothing to renew, or somebody is at it.

    `refused` is the number of the pair that the bank takes no more, if it said so.
    """
    login = await books.find_login(line_id)
    if login is None or login.pair is None or not login.is_free(at) or login.resting(at):
        return None
    if login.lasts(at) and login.pairs != refused:
        return None
    taken = login.leased(holder, at=at)
    books.save(taken)
    return taken


async def keep_renewed(
    books: Books, line_id: LineId, pair: Pair, *, number: int, client: OwnClient | None, at: datetime
) -> Login | None:
    """The new pair takes the place of pair `number`, and the lease ends. Twice is once.

    None when another pair is there already: somebody logged in anew meanwhile, or wants no login any more.
    """
    login = await books.find_login(line_id)
    if login is None:
        return None
    if login.pair == pair:
        return login
    renewed = login.renewed(pair, number=number, client=client, at=at)
    if renewed is not None:
        books.save(renewed)
    return renewed


async def release(books: Books, line_id: LineId, *, holder: str, rests_until: datetime | None = None) -> None:
    """Renewing came to nothing this time. The next one may try at once; or then, if the bank could not do it."""
    login = await books.find_login(line_id)
    if login is None:
        return
    free = login.released(holder) if rests_until is None else login.put_off(holder, until=rests_until)
    if free != login:
        books.save(free)


async def lose(books: Books, line_id: LineId, why: Why, *, number: int) -> bool:
    """Pair `number` is of no use any more, and the owner has to log in again. False when there is another by now.

    Nobody hears of it who wanted to leave.
    """
    login = await books.find_login(line_id)
    lost = login.lost(why, number=number) if login is not None else None
    if lost is None:
        return False
    books.save(lost)
    if lost.why is Why.ENDED:
        await forget_reading(books, line_id)
    else:
        books.tell(notices.bank_login(lost, await books.line(line_id)))
    return True
