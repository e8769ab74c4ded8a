"""Money arrives. Who paid?

This is the one path that must be quick: when the payer is certain, nothing is read and one document is written.
Everything that takes longer (a question, a second look at a payment that came before) is off that path.
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import partial

from club import notices
from club.ids import AccountKey, ClubId, PaymentId, payment_id
from club.lines import Line
from club.matching import Ambiguous, Matched, NotFootball, Part, Roster, Shared, Unknown
from club.money import Pence
from club.notices.reminders import follows
from club.payments import Payment, Share, State, Transfer
from club.people import whoever
from club.ports import Books, Keys, Listening, Store


class Receipt(StrEnum):
    """What became of a transfer, for the metrics and the log."""

    MATCHED = "matched"
    ASKED = "asked"
    FORGOTTEN = "forgotten"
    REPEATED = "repeated"
    TAKEN_BACK = "taken_back"
    AMENDED = "amended"
    REFUSED = "refused"


async def receive(
    store: Store, listening: Listening, transfer: Transfer, *, keys: Keys, at: datetime, verified: bool = False
) -> Receipt:
    """Book the transfer, ask about it, or forget it. Safe to call for every delivery of it, in any order.

    `verified`: it is the bank's own copy, and not what anybody may have sent; another amount is believed then.
    """
    line = listening.line
    if transfer.amount < 0 and line.account_id != transfer.account_id:
        return Receipt.FORGOTTEN  # only money that arrives says whose line this is
    if line.account_id is None:
        line = await store.write(lambda books: pin(books, line, transfer.account_id))
    if line.account_id != transfer.account_id:
        await store.write(lambda books: refuse(books, line, transfer.account_id))
        return Receipt.REFUSED
    payment = _seen(line, transfer, keys.account_keys(transfer.account), listening.roster)
    if payment.is_refund and not await _may_be_refund(store, listening.roster, transfer, payment):
        return Receipt.FORGOTTEN  # the organiser's own business: of money that leaves not even an id is kept
    receipt, payment = await _decide(store, line, listening.roster, transfer, payment, at)
    news = _news(payment, listening.roster)
    known = await store.payments.add(payment, news)
    if known is None:
        if receipt is Receipt.MATCHED and _teaches(listening.roster, transfer, payment):
            store.write_soon(partial(learn, payment=payment, at=at), "what a code taught")
        return receipt
    if _was_nothing_elsewhere(known, payment):
        taken_up = await store.write(lambda books: take_up(books, payment, news))
        return receipt if taken_up else Receipt.REPEATED
    return await _look_again(store, known, transfer, at, verified=verified)


async def _may_be_refund(store: Store, roster: Roster, transfer: Transfer, payment: Payment) -> bool:
    """Whether a player is known by that account, and has as much in credit; that it failed is always worth knowing."""
    if transfer.taken_back:
        return True
    if roster.refund_to(transfer, payment.account_keys) is None:
        return False
    standings = await store.ledger.standings(payment.clubs)
    return roster.refund_to(transfer, payment.account_keys, standings) is not None


def _teaches(roster: Roster, transfer: Transfer, payment: Payment) -> bool:
    """Whether the account is the payer's own, which nobody knew yet: next time the code may be missing."""
    match payment.booked_for:
        case [player]:
            return roster.teaches(transfer, payment.account_keys, roster.players[player])
        case _:
            return False  # it was divided because the account is known


async def learn(books: Books, payment: Payment, *, at: datetime) -> None:
    """The account that paid with a player's code, under the player's name, is known from then on."""
    player = await whoever(books, payment.booked_for[0])
    if player is None or (await books.payment(payment.payment_id)).state is not State.MATCHED:
        return
    if await books.paid_from(payment.account_keys, (player.club_id, *payment.clubs)):
        return  # somebody's it is already, as of this moment
    taught = player.learned(payment.account_keys[0], payment.payment_id, at, payer=payment.payer_name or "")
    if taught != player:
        books.save(taught)


async def pin(books: Books, line: Line, account_id: str) -> Line:
    """The first event on a line says which account it belongs to."""
    stored = await books.line(line.line_id)
    pinned = stored.pinned_to(account_id)
    if pinned != stored:
        books.save(pinned)
    return pinned


async def refuse(books: Books, line: Line, account_id: str) -> None:
    """Another account than the pinned one: nothing is booked, and the organiser hears of it once."""
    stored = await books.line(line.line_id)
    hint = account_id[-6:]
    refusing = stored.refusing(hint)
    if refusing != stored:
        books.save(refusing)
        if stored.owner is not None:
            books.tell(notices.account_refused(stored.line_id, stored.owner, next(iter(stored.clubs), None), hint))


def _seen(line: Line, transfer: Transfer, keys: tuple[AccountKey, ...], roster: Roster) -> Payment:
    return Payment(
        payment_id=payment_id(transfer.account_id, transfer.transaction_id),
        clubs=tuple(club.club_id for club in roster.clubs),
        amount=transfer.amount,
        received_at=transfer.created_at,
        route=transfer.route,
        state=State.REVERSED if transfer.taken_back else State.UNMATCHED,
        line_id=line.line_id,
        transaction_id=transfer.transaction_id,
        bank_updated_at=transfer.updated_at,
        payer_name=next(iter(transfer.payer_names), ""),
        reference=transfer.reference,
        account_keys=keys,
        review=transfer.review,
        labels=any(club.labels_payments for club in roster.clubs),
    )


async def _decide(
    store: Store, line: Line, roster: Roster, transfer: Transfer, payment: Payment, at: datetime
) -> tuple[Receipt, Payment]:
    if transfer.taken_back:
        return Receipt.TAKEN_BACK, _tombstone(payment)
    if payment.is_refund:
        return Receipt.ASKED, payment
    decision = roster.decide(transfer, payment.account_keys, not_football=line.not_football)
    if isinstance(decision, Unknown | Ambiguous):
        # when it is clear whom it may concern, their own lines are read, and not everybody's
        concerned = decision.players if isinstance(decision, Ambiguous) else ()
        ledger = store.ledger
        standings = await (ledger.standings_of(concerned) if concerned else ledger.standings(payment.clubs))
        decision = roster.settle(transfer, payment.account_keys, standings, not_football=line.not_football)
    match decision:
        case NotFootball():
            return Receipt.FORGOTTEN, _tombstone(payment)
        case Matched(player, evidence):
            return Receipt.MATCHED, _booked(payment, (Part(player, payment.amount),), evidence, at)
        case Shared(parts, evidence):
            return Receipt.MATCHED, _booked(payment, parts, evidence, at)
        case Ambiguous() | Unknown():
            return Receipt.ASKED, payment


def _booked(payment: Payment, parts: tuple[Part, ...], evidence: tuple[str, ...], at: datetime) -> Payment:
    shares = (Share(club_id=part.player.club_id, player_id=part.player.player_id, amount=part.amount) for part in parts)
    return payment.assign(tuple(shares), evidence=evidence, at=at)


def _tombstone(payment: Payment) -> Payment:
    """Only the id is left, and the bank's version of it: enough to know it again, and nothing of anybody's business."""
    no_clubs: tuple[ClubId, ...] = ()
    return replace(payment.forgotten(), state=State.FORGOTTEN, clubs=no_clubs, amount=Pence(0), transaction_id=None)


def _news(payment: Payment, roster: Roster) -> tuple[notices.Notice, ...]:
    if payment.state is State.MATCHED:
        told = [
            notice
            for entry, player in ((entry, roster.players[entry.player_id]) for entry in payment.shares)
            for notice in (notices.paid(entry), notices.still_open(entry, player), follows(entry, player))
        ]
        return tuple(notice for notice in told if notice is not None)
    return notices.question(payment, roster.clubs) if payment.state is State.UNMATCHED else ()


def _was_nothing_elsewhere(known: Payment, payment: Payment) -> bool:
    """Two lines may read one account: what is nothing to the clubs of one may be football to those of the other."""
    elsewhere = known.state is State.FORGOTTEN and known.line_id != payment.line_id
    return elsewhere and payment.state in (State.MATCHED, State.UNMATCHED) and not _is_older(payment, known)


def _is_older(payment: Payment, known: Payment) -> bool:
    told, before = payment.bank_updated_at, known.bank_updated_at
    return told is not None and before is not None and told < before


async def take_up(books: Books, payment: Payment, news: tuple[notices.Notice, ...]) -> bool:
    """What another line forgot is booked or asked about after all. False when somebody else was quicker."""
    known = await books.payment(payment.payment_id)
    if not _was_nothing_elsewhere(known, payment):
        return False
    books.save(replace(payment, version=known.version))
    books.tell(*news)
    return True


async def _look_again(store: Store, known: Payment, transfer: Transfer, at: datetime, *, verified: bool) -> Receipt:
    """It was here before. Only a newer word of the bank that the money is gone, or another sum, changes anything."""
    if verified and _changed(known, transfer):
        await store.write(lambda books: amend(books, known.payment_id, transfer, at=at))
        return Receipt.AMENDED
    if not _withdrawn(known, transfer):
        return Receipt.REPEATED
    await store.write(lambda books: withdraw(books, known.payment_id, transfer, at=at))
    return Receipt.TAKEN_BACK


def _changed(known: Payment, transfer: Transfer) -> bool:
    newer = known.bank_updated_at is None or transfer.updated_at > known.bank_updated_at
    counts = known.state in (State.MATCHED, State.UNMATCHED)
    return newer and counts and not transfer.taken_back and known.amount != transfer.amount


async def amend(books: Books, payment_id_: PaymentId, transfer: Transfer, *, at: datetime) -> None:
    """The bank says another amount than before: the booking is reversed, and the organiser asked about the new one."""
    payment = await books.payment(payment_id_)
    if not _changed(payment, transfer):
        return
    line = None if payment.line_id is None else await books.line(payment.line_id)
    amended = payment.amended(
        transfer.amount, at=at, bank_updated_at=transfer.updated_at, clubs=line.clubs if line else ()
    )
    books.save(amended)
    for entry in payment.shares:
        books.tell(notices.taken_back(entry.reversed_at(at)))
        books.tell(follows(entry.reversed_at(at), await whoever(books, entry.player_id)))
    books.tell(*notices.group_asked(payment))
    books.tell(*notices.question(amended, [await books.club(club) for club in amended.clubs]))


def _withdrawn(known: Payment, transfer: Transfer) -> bool:
    newer = known.bank_updated_at is None or transfer.updated_at > known.bank_updated_at
    return newer and transfer.taken_back and known.state not in (State.REVERSED, State.FORGOTTEN)


async def withdraw(books: Books, payment_id_: PaymentId, transfer: Transfer, *, at: datetime) -> None:
    """The bank took back what it had reported: the booking is reversed and the organiser told."""
    payment = await books.payment(payment_id_)
    if not _withdrawn(payment, transfer):
        return
    back = payment.taken_back(at=at, bank_updated_at=transfer.updated_at)
    books.save(back)
    for entry in payment.shares:
        books.tell(notices.taken_back(entry.reversed_at(at)))
        books.tell(follows(entry.reversed_at(at), await whoever(books, entry.player_id)))
    books.tell(*notices.group_asked(payment))
    books.tell(*notices.question(back, [await books.club(club) for club in back.clubs]))
