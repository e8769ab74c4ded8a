"""[Paid in cash], where a player says it is paid: exactly what is owed, shown once more before it counts."""

from functools import partial

from bot import keyboards
from bot.callbacks import OwedCash
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.texts import reminders as texts
from bot.texts.people import cash_booked
from bot.turn import Turn
from club.actions.deciding import cash_owed
from club.clubs import Club
from club.errors import Conflict
from club.ids import PaymentId, derived
from club.ledger import owes
from club.money import Pence
from club.players import Player


def handlers() -> list[Handler]:
    """Both taps."""
    return [tap(OwedCash, ask, lambda button: not button.sure), tap(OwedCash, book, lambda button: button.sure)]


async def ask(turn: Turn, button: OwedCash) -> None:
    """What would be booked: all that is owed by now."""
    player, _ = await _player(turn, button)
    await _show(turn, player)


async def book(turn: Turn, button: OwedCash) -> None:
    """The very sum that was shown. If another is owed by now, that one is shown first; twice is once."""
    player, club = await _player(turn, button)
    new_id = PaymentId(derived("owed cash", player.player_id, turn.stamp))
    amount = Pence(button.amount)
    pay = partial(cash_owed, club_id=club.club_id, player_id=player.player_id, amount=amount, at=turn.now)
    try:
        await turn.write(partial(pay, new_id=new_id))
    except Conflict:
        await _show(turn, player)
        return
    balance = await turn.store.ledger.balance(player.player_id)
    turn.edit(cash_booked(player, amount, balance), keyboards.undo(new_id))


async def _show(turn: Turn, player: Player) -> None:
    owed = owes(await turn.store.ledger.balance(player.player_id))
    if owed:
        turn.edit(texts.sure_of_cash(player.name, owed), keyboards.sure_of_cash(player, owed))
    else:
        turn.edit(texts.square_already(player.name))


async def _player(turn: Turn, button: OwedCash) -> tuple[Player, Club]:
    """The player, for somebody who runs their club."""
    player = await turn.store.players.get(button.player_id)
    club = await turn.store.clubs.get(player.club_id)
    await must_organise(turn, club)
    return player, club
