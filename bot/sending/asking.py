"""The group is asked whose a payment is, once, and reads that it is sorted."""

import contextlib

from bot import keyboards
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import claiming as texts
from club.notices import Notice


async def group_asked(stage: Stage, notice: Notice) -> None:
    """Posted while nobody has decided; afterwards it has no button. Settled before it was asked, nobody is asked."""
    payment = await stage.store.payments.get(known(notice.payment_id))
    number, subject = int(notice.detail), known(notice.subject)
    asking, post = payment.askings[number - 1], await stage.store.posts.of(subject)
    if asking.open and post is None:
        club = await stage.club_of(notice)
        text = texts.was_it_you(payment.amount, asking.reference)
        keyboard = keyboards.that_was_me(payment.payment_id, number)
        post = await stage.telegram.post(club.chat_id, text, keyboard, silent=stage.at_night(club))
        await stage.store.posts.keep(subject, post)
    elif not asking.open and post is not None:
        with contextlib.suppress(Gone):
            await stage.telegram.edit(post, texts.SORTED)
