"""The organiser's desk: whose money is it, what is not football, what was a mistake, and what was paid in cash."""

from datetime import datetime

from club import notices
from club.errors import Conflict, NotFound
from club.ids import ClubId, PaymentId, PlayerId
from club.learning import learn
from club.ledger import credit, owes
from club.lines import Line
from club.money import Pence, checked, pounds
from club.notices.reminders import follows
from club.payments import Payment, Route, Share, State
from club.people import player_of, whoever
from club.players import Player
from club.ports import Books

BY_HAND = ("the organiser said so",)


async def assign(
    books: Books,
    club_id: ClubId,
    payment_id: PaymentId,
    shares: dict[PlayerId, Pence] | PlayerId,
    *,
    at: datetime,
    evidence: tuple[str, ...] = BY_HAND,
) -> Payment:
    """Book a payment for one player, or in shares for several. The account is known from then on, theirs or shared.

    With other `evidence` than the organiser's word nothing is learned: what it says was known before.

    Raises Conflict when it is booked already, Invalid when the shares do not add up, NotFound.
    """
    payment = of_club(await books.payment(payment_id), club_id)
    parts = shares if isinstance(shares, dict) else {shares: payment.amount}
    players = [await books.player(player) for player in parts]
    if any(player.club_id != club_id for player in players):
        raise NotFound("There is no such player in this club.")
    booked = payment.assign(
        tuple(Share(club_id=club_id, player_id=player.player_id, amount=parts[player.player_id]) for player in players),
        evidence=evidence,
        at=at,
    )
    if booked == payment:
        return payment
    books.save(booked)
    if evidence is BY_HAND and not payment.is_refund:
        await learn(books, payment, players, (club_id, *payment.clubs), at=at)
    alone = notices.yours_after_all if payment.entries else notices.still_open
    for entry in booked.shares:
        player = next(one for one in players if one.player_id == entry.player_id)
        if payment.is_refund:
            books.tell(notices.paid_back(entry, player))
        else:
            books.tell(notices.paid(entry), alone(entry, player), follows(entry, player))
    if payment.state is State.IGNORED and payment.line_id is not None:
        _notice(books, await books.line(payment.line_id), payment)
    books.tell(*notices.group_asked(payment))
    await _ask_again(books, booked, also=payment.clubs)
    return booked


async def ignore(
    books: Books, club_id: ClubId, payment_id: PaymentId, *, always: bool = False, at: datetime
) -> Payment:
    """Not football, this once or whenever this account pays. The name is forgotten a day later. Raises Conflict."""
    payment = of_club(await books.payment(payment_id), club_id)
    ignored = payment.ignore(at=at)
    if ignored != payment:
        books.save(ignored)
        books.tell(*notices.group_asked(payment))
        await _ask_again(books, ignored)
    if payment.line_id is not None and payment.account_keys:
        line = await books.line(payment.line_id)
        remembering = line if ignored == payment else line.putting_aside(payment.account_keys[0])
        if always:
            remembering = remembering.ignoring(payment.account_keys[:1])
        if remembering != line:
            books.save(remembering)
    return ignored


async def undo(books: Books, club_id: ClubId, payment_id: PaymentId, *, at: datetime) -> Payment:
    """Take a decision back: a reversal in the ledger, the group's confirmation corrected, what it taught forgotten.

    Whoever it was booked for hears of it in private.
    """
    payment = of_club(await books.payment(payment_id), club_id)
    line = None if payment.line_id is None else await books.line(payment.line_id)
    undone = payment.undo(at=at, clubs=line.clubs if line else ())
    books.save(undone)
    for entry in payment.shares:
        books.tell(notices.taken_back(entry.reversed_at(at)))
        player = await whoever(books, entry.player_id)
        if player is None:
            continue
        books.tell(notices.not_yours(entry, player))
        if (forgetful := player.unlearned(payment.payment_id)) != player:
            books.save(forgetful)
        books.tell(follows(entry.reversed_at(at), player))
    if payment.state is State.IGNORED and line is not None:
        _notice(books, line, payment)
    if payment.route is not Route.CASH:
        await _ask_again(books, undone)
    return undone


async def cash(
    books: Books, club_id: ClubId, player_id: PlayerId, amount: Pence, *, new_id: PaymentId, at: datetime
) -> Payment:
    """Somebody paid in cash. The same `new_id` twice is one payment. Raises Invalid, NotFound."""
    if known := await books.find_payment(new_id):
        return of_club(known, club_id)
    player = await player_of(books, club_id, player_id)
    payment = _by_hand(player, checked(amount), "paid in cash", new_id=new_id, at=at)
    books.save(payment)
    (entry,) = payment.shares
    books.tell(notices.paid(entry), notices.still_open(entry, player), follows(entry, player))
    return payment


async def cash_owed(
    books: Books, club_id: ClubId, player_id: PlayerId, amount: Pence, *, new_id: PaymentId, at: datetime
) -> Payment:
    """Somebody paid in cash all that they owe, which is this amount. The same `new_id` twice is one payment.

    Raises Conflict when another sum is owed by now, also when two organisers book it in one moment: the player is saved
    with it, so that these two meet. Raises NotFound.
    """
    if await books.find_payment(new_id) is None:
        player = await books.player(player_id)
        if owes(await books.balance(player_id)) != amount:
            raise Conflict(f"{player.name} owes another sum by now.")
        books.save(player)
    return await cash(books, club_id, player_id, amount, new_id=new_id, at=at)


async def refund(
    books: Books, club_id: ClubId, player_id: PlayerId, amount: Pence, *, new_id: PaymentId, at: datetime
) -> Payment:
    """Credit was paid back by hand; `amount` is positive pence. The same `new_id` twice is one refund.

    Raises Conflict when there is not as much credit, Invalid, NotFound.
    """
    if known := await books.find_payment(new_id):
        return of_club(known, club_id)
    player = await player_of(books, club_id, player_id)
    ahead = credit(await books.balance(player_id))
    if checked(amount) > ahead:
        raise Conflict(f"{player.name} has {pounds(ahead)} in credit: more than that can't be paid back.")
    payment = _by_hand(player, Pence(-amount), "paid back by hand", new_id=new_id, at=at)
    books.save(payment)
    books.save(player)  # so that of two refunds at once, which both looked at the credit, one looks again
    books.tell(notices.paid_back(payment.shares[0], player))
    return payment


def _by_hand(player: Player, amount: Pence, how: str, *, new_id: PaymentId, at: datetime) -> Payment:
    """Money that no bank tells of, booked for this player."""
    payment = Payment(
        payment_id=new_id,
        clubs=(player.club_id,),
        amount=amount,
        received_at=at,
        route=Route.CASH,
        state=State.UNMATCHED,
        payer_name=player.name,
        reference="",
    )
    share = Share(club_id=player.club_id, player_id=player.player_id, amount=amount)
    return payment.assign((share,), evidence=(how,), at=at)


async def forget(books: Books, payment_id: PaymentId) -> None:
    """Of a payment that is not football, nothing of anybody's business is kept."""
    payment = await books.payment(payment_id)
    if payment.state is State.IGNORED and payment.payer_name is not None:
        books.save(payment.forgotten())


def _notice(books: Books, line: Line, payment: Payment) -> None:
    """The account does pay for football: it is no longer passed over."""
    if (noticing := line.noticing(payment.account_keys)) != line:
        books.save(noticing)


async def _ask_again(books: Books, payment: Payment, also: tuple[ClubId, ...] = ()) -> None:
    """The organisers' messages about this payment show what became of it, whoever decided and wherever."""
    clubs = dict.fromkeys((*payment.clubs, *also))
    books.tell(*notices.question(payment, [await books.club(club) for club in clubs]))


def of_club(payment: Payment, club_id: ClubId) -> Payment:
    """The payment, if this club may see it. Raises NotFound otherwise."""
    if club_id not in payment.clubs:
        raise NotFound("There is no such payment in this club.")
    return payment
