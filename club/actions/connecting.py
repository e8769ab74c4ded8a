"""A bank line gets a login: asked for, entered, looked at, connected to one account; and gives it up again.

What the bank says in between is no part of an action: it is asked in `club.logging_in` and `club.connecting`.
"""

from dataclasses import replace
from datetime import datetime

from club import notices
from club.errors import Conflict
from club.ids import LineId, TelegramId
from club.lines import Line, Mode
from club.logins import Choice, Login, OwnClient, Pair, State
from club.notices import Step
from club.parting import forget_reading
from club.ports import Books
from club.taking_over import take_over


async def ask(
    books: Books, line_id: LineId, digest: str, *, until: datetime, client: OwnClient | None, by: TelegramId
) -> Login:
    """Somebody is about to log in at the bank. Raises Conflict for a line that was cut meanwhile."""
    if not (await books.line(line_id)).clubs:
        raise Conflict("That was disconnected meanwhile. /connect begins again.")
    login = await books.find_login(line_id) or Login(line_id=line_id)
    asked = login.asked(digest, until=until, client=client, by=by)
    books.save(asked)
    return asked


async def enter(books: Books, line_id: LineId, digest: str, pair: Pair, *, user_id: str, at: datetime) -> Login | None:
    """The code became tokens: next, the owner approves. Twice is once; None when this login is not awaited any more."""
    login, line = await books.find_login(line_id), await books.line(line_id)
    if login is None or not line.clubs:
        return None
    if login.pair == pair:
        return login
    if not login.awaits(digest, at):
        return None
    entered = login.logged_in(pair, user_id, at=at)
    books.save(entered)
    books.tell(notices.bank_step(entered, line, Step.APPROVE, occasion=str(entered.pairs)))
    return entered


async def turn_away(books: Books, line_id: LineId, digest: str, *, refused: bool) -> None:
    """The state came back without a login: the owner said no, or the client is `refused`."""
    login = await books.find_login(line_id)
    if login is None or login.asked_digest != digest:
        return
    books.save(login.unasked())
    if refused:
        books.tell(notices.bank_step(login, await books.line(line_id), Step.REFUSED, occasion=digest[:12]))


async def take_a_look(books: Books, line_id: LineId, *, at: datetime) -> Login | None:
    """Whoever gets the login looks now; None when another does, or nobody has to."""
    login = await books.find_login(line_id)
    if login is None or login.looks_at is None or login.looks_at > at:
        return None
    looked = login.looked(at)
    books.save(looked)
    return looked


async def offer(books: Books, line_id: LineId, choices: tuple[Choice, ...], *, tell: bool, at: datetime) -> None:
    """Approved, and the owner has to say which account; or there is none that can be connected."""
    login = await books.find_login(line_id)
    if login is None or login.state not in (State.AWAITING_APPROVAL, State.READY):
        return
    offering = login.offering(choices)
    books.save(offering)
    if tell:
        step = Step.CHOOSE if choices else Step.NO_ACCOUNT
        books.tell(notices.bank_step(offering, await books.line(line_id), step, occasion=at.isoformat()))


async def connect(
    books: Books,
    line_id: LineId,
    account: Choice,
    *,
    hook_id: str | None,
    digest: str | None,
    by_hand: bool,
    tell: bool,
    at: datetime,
) -> tuple[Line, tuple[LineId, ...]] | None:
    """This account is read from now on, and no other may speak on the line. None when the login is over meanwhile.

    Lines of the same owner that read it before are taken over; these are told as well.

    `digest` is that of a new secret address, where the old one can't be told any more. `by_hand`: the owner registered
    one at the bank, which is left there.
    """
    login, line = await books.find_login(line_id), await books.line(line_id)
    if login is None or not line.clubs or login.state not in (State.AWAITING_APPROVAL, State.READY):
        return None
    ready = login.chose(account, at=at).hooked(hook_id)
    books.save(ready)
    connected = replace(
        line,
        mode=Mode.OAUTH,
        owner=login.entered_by or line.owner,
        account_id=account.account_id,
        secret_digest=digest or line.secret_digest,
    )
    connected, taken_over = await take_over(books, connected, at=at)
    if connected != line:
        books.save(connected)
    if tell:
        step = Step.REPLACED if by_hand else Step.CONNECTED
        step = Step.AGAIN if line.mode is Mode.OAUTH else step
        books.tell(notices.bank_step(ready, connected, step, occasion=at.isoformat()))
    return connected, taken_over


async def hook(books: Books, line_id: LineId, hook_id: str | None) -> None:
    """The bank reports at our address, under this name; or it could not be asked to."""
    login = await books.find_login(line_id)
    if login is not None and login.state is State.READY and login.hook_id != hook_id:
        books.save(login.hooked(hook_id))


async def part(books: Books, line_id: LineId) -> None:
    """The bank was told, or can't be: no token is left, nor anything else of the login."""
    login = await books.find_login(line_id)
    if login is not None and login.state is State.LEAVING:
        books.save(login.ended())
        await forget_reading(books, line_id)
