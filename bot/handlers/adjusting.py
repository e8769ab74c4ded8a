"""What the organiser puts in the books by hand: a debt written off, a balance put right, credit moved to another."""

from bot import keyboards
from bot.callbacks import UndoAdjustment, WriteOff
from bot.desk import one_player, organiser
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.sums import parse_correction, parse_move, parse_write_off
from bot.texts import adjusting as texts
from bot.texts.words import together
from bot.turn import Turn
from club.actions.adjusting import correct, move_credit, take_back, write_off
from club.adjustments import Adjustment
from club.clubs import Club
from club.ids import AdjustmentId, PlayerId, TelegramId, derived
from club.money import Pence
from club.players import Player


def handlers() -> list[Handler]:
    """All of them for organisers, answered in private."""
    return [
        *organiser("writeoff", forgive),
        *organiser("correct", put_right),
        *organiser("move", move),
        tap(WriteOff, forgive_sure, lambda button: not button.sure),
        tap(WriteOff, forgive_all, lambda button: button.sure),
        tap(UndoAdjustment, undo),
    ]


async def forgive(turn: Turn, club: Club, said: str) -> None:
    """`/writeoff NAME`, with a sum if it is not everything, and with a reason."""
    read = parse_write_off(said)
    player = await one_player(turn, club, read.name)
    await _forgive(turn, player, read.amount, read.reason)


async def forgive_sure(turn: Turn, button: WriteOff) -> None:
    """[Write off £5.00] on a player's page: asked once more."""
    player, _ = await _player(turn, button.player_id)
    balance = await turn.store.ledger.balance(player.player_id)
    turn.edit(texts.sure(player, balance), keyboards.sure_to_write_off(player))


async def forgive_all(turn: Turn, button: WriteOff) -> None:
    """Sure."""
    player, _ = await _player(turn, button.player_id)
    await _forgive(turn, player, None, "")


async def put_right(turn: Turn, club: Club, said: str) -> None:
    """`/correct NAME £5 REASON`: in the player's favour, or against it with a minus."""
    read = parse_correction(said)
    player = await one_player(turn, club, read.name)
    amount, new_id, by = read.amount or Pence(0), _new_id(turn, "correction"), _by(turn)
    made = await turn.write(
        lambda books: correct(
            books, club.club_id, player.player_id, amount, new_id=new_id, at=turn.now, by=by, reason=read.reason
        )
    )
    await _done(turn, made, player)


async def move(turn: Turn, club: Club, said: str) -> None:
    """`/move £5 from NAME to NAME`."""
    giver_name, taker_name, amount = parse_move(said)
    giver, taker = await one_player(turn, club, giver_name), await one_player(turn, club, taker_name)
    new_id, by = _new_id(turn, "move"), _by(turn)
    made = await turn.write(
        lambda books: move_credit(
            books, club.club_id, giver.player_id, taker.player_id, amount, new_id=new_id, at=turn.now, by=by
        )
    )
    await _done(turn, made, giver, taker)


async def undo(turn: Turn, button: UndoAdjustment) -> None:
    """[Take it back], after `/undo` has shown what."""
    made = await turn.store.adjustments.get(button.adjustment_id)
    await must_organise(turn, await turn.store.clubs.get(made.club_id))
    await turn.write(lambda books: take_back(books, made.club_id, made.adjustment_id, at=turn.now))
    names = await turn.store.players.names(made.club_id)
    whose = together([names.get(entry.player_id, "Somebody") for entry in made.shares])
    turn.edit(texts.taken_back(made, whose))


async def _forgive(turn: Turn, player: Player, amount: Pence | None, reason: str) -> None:
    new_id, by = _new_id(turn, f"write-off {player.player_id}"), _by(turn)
    made = await turn.write(
        lambda books: write_off(
            books, player.club_id, player.player_id, amount, new_id=new_id, at=turn.now, by=by, reason=reason
        )
    )
    await _done(turn, made, player)


async def _done(turn: Turn, made: Adjustment, player: Player, other: Player | None = None) -> None:
    text = texts.done(made, player, await turn.store.ledger.balance(player.player_id), other)
    if turn.update.callback_query is not None:
        turn.edit(text)
    else:
        turn.whisper(text, payload=player.club_id)


async def _player(turn: Turn, player_id: PlayerId) -> tuple[Player, Club]:
    """The player, for somebody who runs their club."""
    player = await turn.store.players.get(player_id)
    club = await turn.store.clubs.get(player.club_id)
    await must_organise(turn, club)
    return player, club


def _new_id(turn: Turn, what: str) -> AdjustmentId:
    return AdjustmentId(derived(what, turn.stamp))


def _by(turn: Turn) -> TelegramId:
    return TelegramId(turn.person.telegram_id)
