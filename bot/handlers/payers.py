"""`/payers`: whose accounts are known, from which payment, and a way to forget one that is wrong."""

from functools import partial

from bot import keyboards
from bot.callbacks import Forget, TakeBack
from bot.desk import organiser
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.texts import payers as texts
from bot.texts.payers import Learned
from bot.turn import Turn
from club.actions.deciding import BY_HAND, undo
from club.actions.forgetting import forget_account
from club.clubs import Club
from club.errors import Conflict, NotFound
from club.ids import PaymentId
from club.payments import Payment
from club.players import Player


def handlers() -> list[Handler]:
    """The list and its buttons."""
    return [*organiser("payers", payers), tap(Forget, forget), tap(TakeBack, take_back)]


async def payers(turn: Turn, club: Club, _: str) -> None:
    """`/payers`, in private: it is about people's bank accounts."""
    learned = await _learned(turn, club)
    if learned:
        text, keyboard = texts.payers(club, learned, now=turn.now), keyboards.payers(learned)
        turn.whisper(text, keyboard, payload=club.club_id)
    else:
        turn.whisper(texts.NOBODY, payload=club.club_id)


async def forget(turn: Turn, button: Forget) -> None:
    """One that is wrong. What it had booked stays until the organiser says otherwise."""
    player, _ = await _player(turn, button)
    booked = await _booked_by(turn, player, button.payment_id)
    await turn.write(lambda books: forget_account(books, player.player_id, button.payment_id))
    keyboard = keyboards.take_back(player.player_id, button.payment_id) if booked else None
    turn.edit(texts.forgotten(player, booked), keyboard)


async def take_back(turn: Turn, button: TakeBack) -> None:
    """[Take it back]: all that the account had booked by itself is open again."""
    player, club = await _player(turn, button)
    back: list[Payment] = []
    for payment in await _booked_by(turn, player, button.payment_id):
        try:
            act = partial(undo, club_id=club.club_id, payment_id=payment.payment_id, at=turn.now)
            await turn.write(act)
            back.append(payment)
        except (Conflict, NotFound):
            continue  # somebody else took it back in this very moment
    turn.edit(texts.taken_back(back))


async def _player(turn: Turn, button: Forget | TakeBack) -> tuple[Player, Club]:
    """The player, for somebody who runs their club."""
    player = await turn.store.players.get(button.player_id)
    club = await turn.store.clubs.get(player.club_id)
    await must_organise(turn, club)
    return player, club


async def _learned(turn: Turn, club: Club) -> list[Learned]:
    known = [(player, account) for player in await turn.store.players.all(club.club_id) for account in player.accounts]
    payments = await turn.store.payments.some([account.payment_id for _, account in known])
    learned = [Learned(player, account, payments.get(account.payment_id)) for player, account in known]
    return sorted(learned, key=lambda one: one.account.since, reverse=True)


async def _booked_by(turn: Turn, player: Player, payment_id: PaymentId) -> list[Payment]:
    """What was booked for the player by itself from the account that this payment came from."""
    taught = (await turn.store.payments.some([payment_id])).get(payment_id)
    keys = set(taught.account_keys) if taught is not None else set()
    booked = await turn.store.payments.booked_for(player.player_id)
    return [one for one in booked if keys & set(one.account_keys) and one.evidence != BY_HAND]
