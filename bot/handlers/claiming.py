"""Ask the group whose a payment is: the organiser reads the words first; whoever taps [That was me] only claims it."""

from bot import keyboards
from bot.callbacks import AskGroup, ThatWasMe, WhichGroup
from bot.question import is_question, payment_of
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.sending.question import asked
from bot.texts import claiming as texts
from bot.turn import Turn
from club.actions.claiming import ask_group, claim
from club.asking import tellable
from club.clubs import Club
from club.payments import Payment


def handlers() -> list[Handler]:
    """Two buttons of the organiser's, one of the group's."""
    return [tap(WhichGroup, which_group), tap(AskGroup, ask), tap(ThatWasMe, that_was_me)]


async def which_group(turn: Turn, button: WhichGroup) -> None:
    """[Ask the group], where the payment may belong to several clubs."""
    payment, clubs = await payment_of(turn, button.payment_id)
    left = [club for club in clubs if club.club_id not in payment.asked_in]
    turn.edit(texts.WHICH_GROUP, keyboards.which_group(payment.payment_id, left))


async def ask(turn: Turn, button: AskGroup) -> None:
    """[Ask the group] shows the words that the group would read, and [Ask them] posts them."""
    club = await turn.store.clubs.get(button.club_id)
    await must_organise(turn, club)
    payment, _ = await payment_of(turn, button.payment_id)
    reference = await _told(turn, payment, club)
    if not button.sure:
        payment.ask(club.club_id, reference=reference, at=turn.now)  # of what is settled nothing is shown
        words = texts.shall_i(club.name, payment.amount, reference, withheld=bool(payment.reference) and not reference)
        turn.edit(words, keyboards.ask_them(payment.payment_id, club.club_id))
        return
    done = await turn.write(
        lambda books: ask_group(books, club.club_id, payment.payment_id, reference=reference, at=turn.now)
    )
    turn.toast(texts.asked(club.name))
    if done == payment or not await is_question(turn, done):  # else the outbox brings the question back
        turn.edit(*await asked(turn.store, done, now=turn.now))


async def that_was_me(turn: Turn, button: ThatWasMe) -> None:
    """[That was me], for anybody in that group."""
    outcome = await turn.write(
        lambda books: claim(books, button.payment_id, button.number, turn.person, chat_id=turn.chat_id)
    )
    turn.toast(texts.claimed(outcome))


async def _told(turn: Turn, payment: Payment, club: Club) -> str | None:
    """What the group may read of the reference."""
    names = (await turn.store.players.names(club.club_id)).values()
    reference = payment.reference or ""
    return reference if tellable(reference, payer=payment.payer_name or "", players=names) else None
