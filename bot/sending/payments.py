"""Who paid: said in the group without a sound, corrected in place; what is still open is said to the person alone.

Several payments may share one message. Telegram does not let a bot read its own messages, so the lines of a shared one
are found again among the club's latest payments when one of them has to be struck through.
"""

import contextlib
import logging
from collections.abc import Sequence

from telegram.error import TelegramError

from bot import keyboards
from bot.sending.card import recount
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import money as texts
from bot.texts.money import Line
from club.clubs import Club
from club.errors import NotFound
from club.ids import PaymentId
from club.ledger import Entry, owes
from club.notices import Notice
from club.payments import Payment
from club.ports import Post

logger = logging.getLogger(__name__)

LOOKED_THROUGH = 200
"""Payments among which the neighbours of a line are looked for; a shared message holds at most fifteen."""


async def paid(stage: Stage, notices: Sequence[Notice]) -> None:
    """One message for one payment, or a line each for several."""
    club = await stage.club_of(notices[0])
    entries = [entry for notice in notices if (entry := await _standing(stage, notice)) is not None]
    fresh = [entry for entry in entries if await stage.store.posts.of(_subject(entry)) is None]
    if not fresh:
        return
    text = texts.paid([await _line(stage, club, entry) for entry in fresh])
    post = await stage.telegram.post(club.chat_id, text, silent=True)
    for entry in fresh:
        await stage.store.posts.keep(_subject(entry), post)
    if len(fresh) > 1:
        await stage.store.posts.keep(_shared(post), post)
    await _recount(stage, club)


async def taken_back(stage: Stage, notice: Notice) -> None:
    """Strike the line through, if the group ever saw it."""
    entry = await _entry(stage, notice)
    post = await stage.store.posts.of(_subject(entry)) if entry is not None else None
    if entry is None or post is None:
        return
    club = await stage.club_of(notice)
    entries = [entry] if await stage.store.posts.of(_shared(post)) is None else await _sharing(stage, club, post)
    text = texts.paid([await _line(stage, club, one) for one in entries or [entry]])
    with contextlib.suppress(Gone):
        await stage.telegram.edit(post, text)
    await _recount(stage, club)


async def still_open(stage: Stage, notice: Notice) -> None:
    """To the payer, if there is something to say."""
    entry = await _standing(stage, notice)
    if entry is None:
        return
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


async def _line(stage: Stage, club: Club, entry: Entry) -> Line:
    names = await stage.first_names(club.club_id)
    return Line(
        name=names.get(entry.player_id, "Somebody"),
        amount=entry.amount,
        balance=await stage.store.ledger.balance_after(entry.entry_id, entry.player_id),
        taken_back=not _stands(await stage.store.payments.get(known(entry.payment_id)), entry),
    )


async def _standing(stage: Stage, notice: Notice) -> Entry | None:
    """The booking that the notice is about, unless it was taken back meanwhile."""
    found = await _find(stage, notice)
    return found[1] if found is not None and _stands(*found) else None


async def _entry(stage: Stage, notice: Notice) -> Entry | None:
    found = await _find(stage, notice)
    return None if found is None else found[1]


async def _find(stage: Stage, notice: Notice) -> tuple[Payment, Entry] | None:
    payment_id: PaymentId = known(notice.payment_id)
    try:
        payment = await stage.store.payments.get(payment_id)
    except NotFound:
        return None
    return next(((payment, entry) for entry in payment.entries if entry.entry_id == notice.entry_id), None)


def _stands(payment: Payment, entry: Entry) -> bool:
    return entry in payment.shares


async def _sharing(stage: Stage, club: Club, post: Post) -> list[Entry]:
    page = await stage.store.payments.page(club.club_id, state=None, limit=LOOKED_THROUGH, cursor=None)
    booked = [entry for payment in page.items for entry in payment.entries if entry.reverses is None]
    sharing = [entry for entry in booked if await stage.store.posts.of(_subject(entry)) == post]
    return sorted(sharing, key=lambda entry: (entry.booked_at, entry.entry_id))


def _subject(entry: Entry) -> str:
    return f"paid:{entry.entry_id}"


def _shared(post: Post) -> str:
    return f"shared:{post.chat_id}:{post.message_id}"
