"""Catching up: the statement is the truth. Whatever the bank did not tell of, or told while we were away, stands in it.

One process reads a line at a time. Everything goes through the same door as what the bank tells, so twice is once; and
a day is read again each time, in which declined and changed payments show.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from club.actions.reading import begin, fail, finish, turn_page
from club.bank import BankError, LoggedOut, NotApproved, Refused, StatementPage, TooFarBack, Unknown
from club.decisions import Ambiguous, Decision
from club.decisions import Unknown as Unplaced
from club.hints import LONGEST_PAUSE, hint
from club.ids import AccountKey, LineId, PaymentId, PlayerId, payment_id
from club.ledger import owes
from club.lines import Line
from club.logins import Login
from club.matching import Roster, Standing
from club.payments import Payment, Route, Transfer
from club.readings import FARTHEST, Reading
from club.teller import Teller, asked_to_wait

EVERY: Final = timedelta(hours=3)
EVERY_UNREACHED: Final = timedelta(minutes=10)
EVERY_UNREACHED_OWED: Final = timedelta(minutes=1)
PAGES: Final = 20
"""So many pages of a hundred lines are read in one run; the next run goes on."""
STEP: Final = timedelta(days=10)
"""So much less is asked for when the bank shows only what is later."""


class Caught(StrEnum):
    """What became of a run."""

    UP = "up"
    ONWARD = "onward"  # there is more to read
    NOT_NOW = "not_now"  # not due, or somebody else reads
    WAITS = "waits"


class _Overtaken(Exception):
    """It took so long that somebody else reads by now."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One transfer that would be booked, asked about or forgotten: as decided now, with nothing written."""

    transfer: Transfer
    decision: Decision


async def catch_up(teller: Teller, line_id: LineId, *, anyway: bool = False) -> Caught:
    """Read what is new in the statement of a line, if it is time to (or `anyway`), and book it. Raises StoreDown."""
    line, login = await teller.line(line_id), await teller.store.logins.find(line_id)
    if line is None or login is None or login.account_id is None:
        return Caught.NOT_NOW
    holder = teller.access.new_id()
    reading = await teller.store.write(partial(begin, line_id=line_id, holder=holder, at=teller.now(), anyway=anyway))
    if reading is None:
        return Caught.NOT_NOW
    try:
        return await _read(_Run(teller, line, login, login.account_id, holder), reading)
    except _Overtaken:
        return Caught.NOT_NOW
    except BankError as error:
        out = isinstance(error, LoggedOut)  # who has to log in again was told so already
        failed = partial(
            fail,
            line_id=line_id,
            holder=holder,
            wait=LONGEST_PAUSE if out else asked_to_wait(error),
            unapproved=isinstance(error, NotApproved),
            matters=not (teller.public or out),
        )
        await teller.store.write(partial(failed, at=teller.now()))
        return Caught.WAITS


async def preview(teller: Teller, line_id: LineId, days: int, *, most: int = 1_000) -> list[Preview]:
    """What catching up with the last days would do with each transfer, oldest first, without doing it.

    What is in the books already, what the owner moved between accounts of their own, and what left is not among them.

    Raises:
        BankError: the bank cannot be asked.
        StoreDown: the database is away.
    """
    store, login = teller.store, await teller.store.logins.find(line_id)
    if login is None or login.account_id is None:
        raise LoggedOut("nobody is logged in on this line")
    line, own = await store.lines.get(line_id), await teller.own_accounts(line_id)
    reading, roster = Reading(line_id=line_id, own_accounts=own), await store.lines.roster(line)
    standings = await store.ledger.standings(line.clubs)
    start: datetime | str = teller.now() - min(timedelta(days=days), FARTHEST)
    found: list[Preview] = []
    while len(found) < most:
        page = await _page(teller, line_id, login.account_id, start)
        new = [one for one in page.transfers if one.amount > 0 and not one.taken_back]
        known = await store.payments.known([payment_id(one.account_id, one.transaction_id) for one in new])
        for one in new:
            keys = teller.keys.account_keys(one.account)
            if payment_id(one.account_id, one.transaction_id) not in known and not reading.owns(keys):
                found.append(Preview(one, _decided(roster, one, keys, standings, line)))
        if not page.more or page.last_id is None:
            break
        start = page.last_id
    return found[:most]


def _decided(
    roster: Roster, one: Transfer, keys: tuple[AccountKey, ...], standings: Mapping[PlayerId, Standing], line: Line
) -> Decision:
    """As it is decided when it is booked: a certain one without a look at who owes."""
    decision = roster.decide(one, keys, not_football=line.not_football)
    if isinstance(decision, Unplaced | Ambiguous):
        return roster.settle(one, keys, standings, not_football=line.not_football)
    return decision


@dataclass(frozen=True, slots=True)
class _Run:
    teller: Teller
    line: Line
    login: Login
    account_id: str
    holder: str


async def _read(run: _Run, reading: Reading) -> Caught:
    teller, line_id = run.teller, run.line.line_id
    reading = reading.knowing(await teller.own_accounts(line_id))
    since = reading.since(run.login, teller.now())
    start: datetime | str = reading.after or since
    met: set[PaymentId] = set()
    page = await _first(run, start, since)
    for left in reversed(range(PAGES)):
        met |= {payment_id(one.account_id, one.transaction_id) for one in page.transfers}
        await _book(run, reading, page)
        turned = partial(turn_page, line_id=line_id, page=page, holder=run.holder, at=teller.now())
        if not await teller.store.write(turned):
            raise _Overtaken
        if not page.more or page.last_id is None or left == 0:
            break
        page = await _page(teller, line_id, run.account_id, page.last_id)
    whole = reading.after is None and not page.more
    if whole:
        await _look_for_lost(run, since, met)
    if reading.behind_since is not None or reading.connected_at != run.login.connected_at:
        await teller.store.hints.rouse(line_id, teller.now())
    next_at = teller.now() + (timedelta() if page.more else await _until_next(run))
    done = partial(finish, line_id=line_id, holder=run.holder, at=teller.now(), next_at=next_at)
    if await teller.store.write(done) is None:
        raise _Overtaken
    return Caught.ONWARD if page.more else Caught.UP


async def _first(run: _Run, start: datetime | str, since: datetime) -> StatementPage:
    """The first page; of as much as the bank shows."""
    teller, line_id = run.teller, run.line.line_id
    while True:
        try:
            return await _page(teller, line_id, run.account_id, start)
        except TooFarBack:
            if since + STEP >= teller.now():
                raise
            since += STEP
            start = since
        except (Refused, Unknown):
            if start == since:
                raise
            start = since  # where the last run stopped is nowhere any more


async def _page(teller: Teller, line_id: LineId, account_id: str, since: datetime | str) -> StatementPage:
    bank = teller.access.bank
    return await teller.access.replayed(line_id, lambda token: bank.statement(token, account_id, since=since))


async def _book(run: _Run, reading: Reading, page: StatementPage) -> None:
    for transfer in page.transfers:
        if transfer.account_id != run.account_id:
            continue  # not what was asked for
        outcome = await run.teller.book(run.line, reading, transfer)
        run.teller.counted("monzo_statement", outcome)


async def _look_for_lost(run: _Run, since: datetime, met: set[PaymentId]) -> None:
    """What counts in the books and stands in the statement no more is asked about, one by one."""
    teller, at = run.teller, run.teller.now()
    for payment in await teller.store.payments.arrived(run.line, after=since, before=at):
        if payment.payment_id not in met and (told := _as_told(payment, run.account_id)) is not None:
            await teller.store.hints.hear(hint(run.line.line_id, told, at=at))


def _as_told(payment: Payment, account_id: str) -> Transfer | None:
    """The payment as the bank once told of it; None for one that came from another account of the owner's."""
    if payment.transaction_id is None or payment.payment_id != payment_id(account_id, payment.transaction_id):
        return None
    return Transfer(
        account_id=account_id,
        transaction_id=payment.transaction_id,
        amount=payment.amount,
        created_at=payment.received_at,
        updated_at=payment.bank_updated_at or payment.received_at,
        payer_names=(),
        reference="",
        account=None,
        route=Route.BANK,
    )


async def _until_next(run: _Run) -> timedelta:
    """Where the bank can't reach us, it is asked the more often the more it matters."""
    if run.teller.public:
        return EVERY
    for club in run.line.clubs:
        if any(owes(balance) for balance in (await run.teller.store.ledger.balances(club)).values()):
            return EVERY_UNREACHED_OWED
    return EVERY_UNREACHED
