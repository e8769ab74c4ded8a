"""Is it true? What was told of a payment is only a hint; booked is what the bank says when it is asked."""

from functools import partial
from typing import Final

from club.actions.reading import bank_answers, report_forged, report_gone, wait_for_bank
from club.bank import BankError, LoggedOut, NotApproved, TooFarBack, Unknown
from club.hints import LONGEST_PAUSE, Hint, pause
from club.ids import payment_id
from club.lines import Line
from club.logins import Login
from club.payments import Transfer
from club.teller import Teller, asked_to_wait

DROPPED: Final = "dropped"
FORGED: Final = "forged"
GONE: Final = "gone"
NOT_OURS: Final = "not_ours"
TOO_OLD: Final = "too_old"
WAITS: Final = "waits"


async def verify(teller: Teller, hint: Hint) -> str:
    """Ask the bank about one transaction, and act upon its answer. What became of it is for the metrics.

    Without an answer the hint stays, and everything else about this line waits too. What the bank does not know at
    first is asked about once more when the hint is free again: it may tell of a thing before it can show it. Raises
    StoreDown.
    """
    line, login = await teller.line(hint.line_id), await teller.store.logins.find(hint.line_id)
    if line is None or login is None or login.account_id is None:
        await teller.store.hints.settle(hint, teller.now())  # nobody is left who could be asked
        return DROPPED
    try:
        outcome = await _verified(teller, hint, line, login)
    except BankError as error:
        await _wait(teller, hint, error)
        return WAITS
    await _relieved(teller, hint)
    if outcome is not WAITS:
        await teller.store.hints.settle(hint, teller.now())
    return outcome


async def _verified(teller: Teller, hint: Hint, line: Line, login: Login) -> str:
    bank = teller.access.bank
    try:
        truth = await teller.access.replayed(line.line_id, lambda token: bank.transaction(token, hint.transaction_id))
    except Unknown:
        if hint.tries == 1:
            return WAITS
        return GONE if await _is_gone(teller, hint, login) else await _forged(teller, line)
    except TooFarBack:  # nobody can ever ask about it again, and it must not hold up the others
        return TOO_OLD
    if truth is None:  # a pot, a card, another currency; or what counted once does so no more
        return GONE if await _is_gone(teller, hint, login) else NOT_OURS
    return await _booked(teller, hint, line, login, truth)


async def _booked(teller: Teller, hint: Hint, line: Line, login: Login, truth: Transfer) -> str:
    if truth.account_id != login.account_id:
        return await _forged(teller, line)
    forged, reading = hint.is_forged(truth), await teller.reading(line.line_id)
    if reading.precedes(truth) and not await _is_known(teller, truth):
        outcome = NOT_OURS  # what came before is booked when its owner wants that
    else:
        outcome = await teller.book(line, reading, truth)
    return await _forged(teller, line) if forged else outcome


async def _is_known(teller: Teller, truth: Transfer) -> bool:
    return bool(await teller.store.payments.known([payment_id(truth.account_id, truth.transaction_id)]))


async def _forged(teller: Teller, line: Line) -> str:
    await teller.store.write(partial(report_forged, line_id=line.line_id, at=teller.now()))
    return FORGED


async def _is_gone(teller: Teller, hint: Hint, login: Login) -> bool:
    assert login.account_id is not None
    known = payment_id(login.account_id, hint.transaction_id)
    return await teller.store.write(partial(report_gone, line_id=hint.line_id, payment_id=known))


async def _wait(teller: Teller, hint: Hint, error: BankError) -> None:
    """Try again later. Who has to log in again was told so already."""
    at, out = teller.now(), isinstance(error, LoggedOut)
    wait = LONGEST_PAUSE if out else max(pause(hint.tries), asked_to_wait(error))
    await teller.store.hints.put_off(hint, at + wait)
    if not out:
        unapproved = isinstance(error, NotApproved)
        await teller.store.write(partial(wait_for_bank, line_id=hint.line_id, at=at, unapproved=unapproved))


async def _relieved(teller: Teller, hint: Hint) -> None:
    """The bank answers again: what waited for it need not wait any longer."""
    reading = await teller.store.readings.find(hint.line_id)
    if reading is not None and reading.behind_since is not None:
        await teller.store.write(partial(bank_answers, line_id=hint.line_id, at=teller.now()))
        await teller.store.hints.rouse(hint.line_id, teller.now())
