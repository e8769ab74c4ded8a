"""Who paid: said in the group without a sound, corrected in place; what is still open is said to the person alone.

Several payments may share one message. Telegram does not let a bot read its own messages, so the lines of a shared one
are found again among the club's latest payments when one of them has to be struck through.
"""

import contextlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from telegram.error import TelegramError

from bot import keyboards
from bot.sending.card import recount
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import money as texts
from bot.texts.money import Line
from club.clubs import Club
from club.ledger import Entry, owes
from club.notices import Notice
from club.payments import Payment
from club.ports import Post

logger = logging.getLogger(__name__)

LOOKED_THROUGH = 200
"""Payments among which the neighbours of a line are looked for; a shared message holds at most fifteen."""


@dataclass(frozen=True, slots=True)
class Booking:
    """A payment's line for one player, in the payment it belongs to."""

    payment: Payment
    entry: Entry

    @property
    def subject(self) -> str:
        """What the message about it is kept under."""
        return f"paid:{self.entry.entry_id}"

    @property
    def stands(self) -> bool:
        """Whether it was not taken back since."""
        return self.entry in self.payment.shares


async def paid(stage: Stage, notices: Sequence[Notice]) -> None:
    """One message for one payment, or a line each for several."""
    club = await stage.club_of(notices[0])
    bookings = [booking for booking in await _find(stage, notices) if booking.stands]
    told = await stage.store.posts.of_all([booking.subject for booking in bookings])
    fresh = [booking for booking in bookings if booking.subject not in told]
    if not fresh:
        return
    post = await stage.telegram.post(club.chat_id, texts.paid(await _lines(stage, club, fresh)), silent=True)
    shared = [_shared(post)] if len(fresh) > 1 else []
    await stage.store.posts.keep_all([*(booking.subject for booking in fresh), *shared], post)
    await _recount(stage, club)


async def taken_back(stage: Stage, notice: Notice) -> None:
    """Strike the line through, if the group ever saw it."""
    bookings = await _find(stage, [notice])
    post = await stage.store.posts.of(bookings[0].subject) if bookings else None
    if post is None:
        return
    club = await stage.club_of(notice)
    if await stage.store.posts.of(_shared(post)) is not None:
        bookings = await _sharing(stage, club, post) or bookings
    with contextlib.suppress(Gone):
        await stage.telegram.edit(post, texts.paid(await _lines(stage, club, bookings)))
    await _recount(stage, club)


async def still_open(stage: Stage, notice: Notice) -> None:
    """To the payer, if there is something to say."""
    found = [booking.entry for booking in await _find(stage, [notice]) if booking.stands]
    if not found:
        return
    (entry,) = found
    balance = await stage.store.ledger.balance(entry.player_id)
    if not owes(balance):
        return
    club = await stage.club_of(notice)
    player = await stage.store.players.get(entry.player_id)
    keyboard = keyboards.pay(club.monzo_me, owes(balance), player.reference_code)
    text = texts.still_open(entry.amount, balance)
    await stage.telegram.post(await stage.chat_of(notice), text, keyboard, silent=stage.at_night(club))


async def _recount(stage: Stage, club: Club) -> None:
    """The count on the card is a courtesy: it is not worth sending the confirmation again."""
    try:
        await recount(stage, club)
    except TelegramError as error:
        logger.debug("a card was not recounted: %s", error.message)


async def _lines(stage: Stage, club: Club, bookings: Sequence[Booking]) -> list[Line]:
    names = await stage.first_names(club.club_id)
    after = await stage.store.ledger.balances_after([booking.entry for booking in bookings])
    return [
        Line(
            name=names.get(booking.entry.player_id, "Somebody"),
            amount=booking.entry.amount,
            balance=after[booking.entry.entry_id],
            taken_back=not booking.stands,
        )
        for booking in bookings
    ]


async def _find(stage: Stage, notices: Sequence[Notice]) -> list[Booking]:
    """The bookings that the notices are about, in their order; a payment that was forgotten has none."""
    payments = await stage.store.payments.some([known(notice.payment_id) for notice in notices])
    wanted = {notice.entry_id: payments.get(known(notice.payment_id)) for notice in notices}
    return [
        Booking(payment, entry)
        for entry_id, payment in wanted.items()
        if payment is not None
        for entry in payment.entries
        if entry.entry_id == entry_id
    ]


async def _sharing(stage: Stage, club: Club, post: Post) -> list[Booking]:
    page = await stage.store.payments.page(club.club_id, state=None, limit=LOOKED_THROUGH, cursor=None)
    booked = [Booking(payment, entry) for payment in page.items for entry in payment.entries if entry.reverses is None]
    posts = await stage.store.posts.of_all([booking.subject for booking in booked])
    sharing = [booking for booking in booked if posts.get(booking.subject) == post]
    return sorted(sharing, key=lambda booking: (booking.entry.booked_at, booking.entry.entry_id))


def _shared(post: Post) -> str:
    return f"shared:{post.chat_id}:{post.message_id}"
