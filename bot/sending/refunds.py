"""Money that went back: the question in the organiser's chat, and a word to whom it was paid."""

from telegram import InlineKeyboardMarkup

from bot import keyboards
from bot.sending.stage import Stage, known
from bot.texts import refunds as texts
from bot.texts.words import together
from club.hindsight import as_it_came
from club.money import Pence
from club.notices import Notice
from club.payments import Payment, State
from club.ports import Store


async def asked(store: Store, payment: Payment, at: str) -> tuple[str, InlineKeyboardMarkup | None]:
    """The question as it stands, or what became of it."""
    if payment.state is State.UNMATCHED:
        return await _open(store, payment, at)
    names = [await store.players.names(club) for club in payment.clubs]
    whose = [next((some[player] for some in names if player in some), "somebody") for player in payment.booked_for]
    settled = payment.state in (State.MATCHED, State.IGNORED)
    return texts.settled(payment, at, together(whose)), keyboards.undo(payment.payment_id) if settled else None


async def _open(store: Store, payment: Payment, at: str) -> tuple[str, InlineKeyboardMarkup]:
    payee = None
    if payment.line_id is not None:
        roster = await store.lines.roster(await store.lines.get(payment.line_id))
        payee = roster.refund_to(as_it_came(payment), payment.account_keys)
    balance = Pence(0) if payee is None else await store.ledger.balance(payee.player_id)
    return texts.is_it(payment, at, payee.name if payee else None, balance), keyboards.refund(payment, payee)


async def paid_back(stage: Stage, notice: Notice) -> None:
    """To the player, unless it was taken back before it was said."""
    payment = await stage.store.payments.get(known(notice.payment_id))
    entry = next((one for one in payment.shares if one.entry_id == notice.entry_id), None)
    if entry is None:
        return
    club = await stage.club_of(notice)
    text = texts.paid_back(entry.amount, await stage.store.ledger.balance(entry.player_id))
    await stage.telegram.post(await stage.chat_of(notice), text, silent=stage.at_night(club))
