"""What was booked for the wrong player: said to both in private, as things stand when it is said.

Whoever is told that money was not theirs is told if it is in the end; whoever never heard of the slip need not.
"""

from collections.abc import Callable
from typing import TypeAlias

from bot import keyboards
from bot.sending.stage import Stage, known
from bot.texts import corrections as texts
from club.ledger import Entry, owes
from club.money import Pence
from club.notices import Notice
from club.payments import Payment
from club.ports import Post

Words: TypeAlias = Callable[[Pence, Pence], str]


async def not_yours(stage: Stage, notice: Notice) -> None:
    """To whom it had been booked for, unless it is again."""
    payment = await stage.store.payments.get(known(notice.payment_id))
    entry = _entry(payment, notice)
    if entry is None or any((one.player_id, one.amount) == (entry.player_id, entry.amount) for one in payment.shares):
        return
    post = await _tell(stage, notice, entry, texts.not_yours)
    await stage.store.posts.keep(_subject(entry), post)


async def yours_after_all(stage: Stage, notice: Notice) -> None:
    """To whom it is booked for now, unless they never heard that it had been taken from them."""
    payment = await stage.store.payments.get(known(notice.payment_id))
    entry = _entry(payment, notice)
    if entry is None or entry not in payment.shares:
        return
    earlier = [one for one in payment.entries if one.player_id == entry.player_id and one.reverses is None]
    before = earlier[: earlier.index(entry)]
    if before and await stage.store.posts.of(_subject(before[-1])) is None:
        return
    await _tell(stage, notice, entry, texts.yours_after_all)


async def _tell(stage: Stage, notice: Notice, entry: Entry, words: Words) -> Post:
    club = await stage.club_of(notice)
    player = await stage.store.players.get(entry.player_id)
    balance = await stage.store.ledger.balance(entry.player_id)
    due = owes(balance)
    keyboard = keyboards.pay(club.monzo_me, due, player.reference_code) if due else None
    text = words(entry.amount, balance)
    return await stage.telegram.post(await stage.chat_of(notice), text, keyboard, silent=stage.at_night(club))


def _entry(payment: Payment, notice: Notice) -> Entry | None:
    return next((one for one in payment.entries if one.entry_id == notice.entry_id), None)


def _subject(entry: Entry) -> str:
    """What the message that a booking was a mistake is kept under."""
    return f"not-yours:{entry.entry_id}"
