"""The group is asked whose a payment is, and somebody says that it was them. Only the organiser books it."""

from datetime import datetime

from club import notices
from club.asking import Claim
from club.errors import NotFound
from club.ids import ClubId, PaymentId
from club.payments import Payment
from club.people import Person, recognise
from club.ports import Books


async def ask_group(
    books: Books, club_id: ClubId, payment_id: PaymentId, *, reference: str | None, at: datetime
) -> Payment:
    """Ask a club's group about a payment, with as much of the reference as it may read. Twice is once.

    Raises Conflict when it is settled, NotFound.
    """
    payment = await books.payment(payment_id)
    if club_id not in payment.clubs:
        raise NotFound("There is no such payment in this club.")
    asked = payment.ask(club_id, reference=reference, at=at)
    if asked != payment:
        books.save(asked)
        books.tell(*notices.group_asked(asked))
        await _show(books, asked)
    return asked


async def claim(books: Books, payment_id: PaymentId, number: int, who: Person, *, chat_id: int) -> Claim:
    """Somebody in the group taps [That was me] under the message of this number, and is a player from then on.

    Raises NotFound anywhere but in the group that was asked: whoever taps there is one of them.
    """
    payment = await books.payment(payment_id)
    if not 1 <= number <= len(payment.askings):
        raise NotFound("Nobody was asked about that payment.")
    club = await books.club(payment.askings[number - 1].club_id)
    if club.chat_id != chat_id:
        raise NotFound("Nobody was asked about that payment here.")
    if not payment.is_asked(number):
        return Claim.TOO_LATE
    player = await recognise(books, club.club_id, who)
    claimed, outcome = payment.claim(player.player_id)
    if claimed != payment:
        books.save(claimed)
        await _show(books, claimed)
    return outcome


async def _show(books: Books, payment: Payment) -> None:
    """The organisers' questions say that the group was asked, and who says that it was them."""
    books.tell(*notices.question(payment, [await books.club(club) for club in payment.clubs]))
