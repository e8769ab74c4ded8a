"""Reading a bank's statement: one at a time, as far as it goes; and what its owner hears when it goes badly."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from club import notices
from club.bank import StatementPage
from club.ids import AccountKey, LineId, PaymentId
from club.logins import State
from club.nights import at_night
from club.notices import Checked
from club.payments import State as Paid
from club.ports import Books
from club.readings import Reading


async def begin(books: Books, line_id: LineId, *, holder: str, at: datetime, anyway: bool) -> Reading | None:
    """Whoever gets the reading back reads; None when it is not time yet (unless `anyway`), or somebody is at it."""
    reading, login = await _reading(books, line_id), await books.find_login(line_id)
    if login is None or login.account_id is None or not reading.is_free(at):
        return None
    reading = reading.of_account(login.account_id).starting(login)
    if not (anyway or reading.is_due(login, at)):
        return None
    leased = reading.leased(holder, at=at)
    books.save(leased)
    return leased


async def know_accounts(books: Books, line_id: LineId, own_accounts: Sequence[AccountKey]) -> None:
    """These are the accounts of the line's owner. Not once the login is over."""
    reading, login = await _reading(books, line_id), await books.find_login(line_id)
    if login is None or login.account_id is None or login.state is State.LEAVING:
        return
    knowing = reading.knowing(own_accounts)
    if knowing != reading:
        books.save(knowing)


async def turn_page(books: Books, line_id: LineId, page: StatementPage, *, holder: str, at: datetime) -> bool:
    """One page more was booked. False when somebody else reads by now, because this took too long."""
    reading = await _reading(books, line_id)
    if reading.lease_holder != holder:
        return False
    books.save(reading.paged(page, at=at))
    return True


async def finish(books: Books, line_id: LineId, *, holder: str, at: datetime, next_at: datetime) -> Reading | None:
    """Read to the end, or as far as it may go at once. None when somebody else reads by now.

    A login that waited to be approved again is approved, or nothing could have been read.
    """
    reading, login = await _reading(books, line_id), await books.find_login(line_id)
    if reading.lease_holder != holder or login is None:
        return None
    finished = reading.finished(login, at=at, next_at=next_at)
    books.save(finished)
    await _is_approved(books, line_id, at)
    return finished


async def fail(
    books: Books, line_id: LineId, *, holder: str, at: datetime, wait: timedelta, unapproved: bool, matters: bool
) -> None:
    """Reading came to nothing this time.

    It `matters` to the owner where nothing else brings payments; elsewhere a payment that waits will tell them.
    """
    reading = await _reading(books, line_id)
    if reading.lease_holder == holder:
        await _complain(books, reading.failed(at=at, wait=wait), at, matters=matters or unapproved)
    if unapproved:
        await _await_approval(books, line_id)


async def wait_for_bank(books: Books, line_id: LineId, *, at: datetime, unapproved: bool) -> None:
    """The bank could not be asked about a payment."""
    await _complain(books, (await _reading(books, line_id)).unanswered(at), at)
    if unapproved:
        await _await_approval(books, line_id)


async def bank_answers(books: Books, line_id: LineId, *, at: datetime) -> None:
    """It could be asked again: what waited for an approval has it."""
    reading = await _reading(books, line_id)
    if reading.answered() != reading:
        books.save(reading.answered())
    await _is_approved(books, line_id, at)


async def report_forged(books: Books, line_id: LineId, *, at: datetime) -> None:
    """Somebody imitates the bank: the owner hears so, once a day at most."""
    line = await books.line(line_id)
    if line.clubs:
        club = await books.club(line.clubs[0])
        books.tell(notices.bank_forged(line, day=at.astimezone(ZoneInfo(club.timezone)).date()))


async def report_gone(books: Books, line_id: LineId, payment_id: PaymentId) -> bool:
    """The bank knows nothing any more of a payment that counts: reported, and left as it is. Whether there is one."""
    payment = await books.find_payment(payment_id)
    if payment is None or payment.state not in (Paid.MATCHED, Paid.UNMATCHED):
        return False
    books.tell(notices.bank_gone(await books.line(line_id), payment))
    return True


async def report_silence(books: Books, line_id: LineId, *, since: datetime, found: Collection[Checked]) -> None:
    """Nothing was heard since then. Once, until there is a later sign of life."""
    reading = await _reading(books, line_id)
    if reading.silence_told is not None and reading.silence_told >= since:
        return
    books.save(replace(reading, silence_told=since))
    books.tell(notices.bank_silent(await books.line(line_id), since=since, found=found))


async def note_hook(books: Books, line_id: LineId, hook_id: str, *, at: datetime) -> None:
    """The bank reports at our address by this webhook, as was just seen."""
    reading, login = await _reading(books, line_id), await books.find_login(line_id)
    if login is None or login.state not in (State.READY, State.AWAITING_APPROVAL):
        return
    books.save(replace(reading, hook_seen_at=at))
    if login.hook_id != hook_id:
        books.save(login.hooked(hook_id))


async def _reading(books: Books, line_id: LineId) -> Reading:
    return await books.find_reading(line_id) or Reading(line_id=line_id)


async def _is_approved(books: Books, line_id: LineId, at: datetime) -> None:
    """Nothing could have been read otherwise. Which account it is was settled before, or the owner has yet to say."""
    login = await books.find_login(line_id)
    if login is not None and login.state is State.AWAITING_APPROVAL and login.account_id and login.connected_at:
        books.save(login.approved(login.account_id, at=at))


async def _await_approval(books: Books, line_id: LineId) -> None:
    login = await books.find_login(line_id)
    if login is not None and login.unapproved() != login:
        books.save(login.unapproved())


async def _complain(books: Books, reading: Reading, at: datetime, *, matters: bool = True) -> None:
    """Save it, and tell the owner when it is time to; not at night, since nothing is lost by then."""
    line = await books.line(reading.line_id)
    told = matters and reading.may_complain(at) and bool(line.clubs)
    if told:
        club = await books.club(line.clubs[0])
        told = not at_night(at, club.timezone)
    if told and reading.behind_since is not None:
        books.tell(notices.bank_behind(line, since=reading.behind_since))
    noted = replace(reading, behind_told=reading.behind_told or told)
    if noted != await books.find_reading(reading.line_id):
        books.save(noted)
