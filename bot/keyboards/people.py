"""The buttons of one player's page."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.callbacks import (
    Dismiss,
    Erase,
    History,
    MakeOne,
    MakePlayer,
    Retire,
    SameAs,
    ShowPlayer,
    UndoAdjustment,
    WriteOff,
)
from bot.keyboards.common import button, in_rows
from bot.keyboards.ratings import strength
from club.ids import AdjustmentId
from club.ledger import owes
from club.money import Pence, pounds
from club.players import Player

A_PAGE = 8


def player_page(one: Player, balance: Pence, *, page: int, pages: int) -> InlineKeyboardMarkup:
    """Through the statement, how strong the player is, and what can be done about them."""
    turns = [button("‹ Earlier", History(one.player_id, page + 1))] if page + 1 < pages else []
    if page:
        turns.append(button("Later ›", History(one.player_id, page - 1)))
    acts = [button(f"Write off {pounds(owes(balance))}", WriteOff(one.player_id, sure=False))] if balance < 0 else []
    acts.append(
        button("Plays again", Retire(one.player_id, retired=False))
        if one.retired
        else button("Plays no more", Retire(one.player_id, retired=True))
    )
    if one.guest_of is not None:
        acts.append(button("Make them a player", MakePlayer(one.player_id)))
    acts.append(button("Same person as…", SameAs(one.player_id, 0)))
    if not balance:
        acts.append(button("Erase", Erase(one.player_id, sure=False)))
    return InlineKeyboardMarkup([*([turns] if turns else []), strength(one), *in_rows(acts, 2)])


def same_as(one: Player, others: Sequence[Player], page: int) -> InlineKeyboardMarkup:
    """A page of everybody else."""
    shown = others[page * A_PAGE : (page + 1) * A_PAGE]
    rows = in_rows([button(other.name[:40], MakeOne(one.player_id, other.player_id, sure=False)) for other in shown], 2)
    turns = [button("‹ Earlier", SameAs(one.player_id, page - 1))] if page else []
    if len(others) > (page + 1) * A_PAGE:
        turns.append(button("Later ›", SameAs(one.player_id, page + 1)))
    back = [button("Back", ShowPlayer(one.player_id))]
    return InlineKeyboardMarkup([*rows, *([turns] if turns else []), back])


def sure_to_make_one(kept: Player, gone: Player) -> InlineKeyboardMarkup:
    """Sure?"""
    return _sure("Make them one", MakeOne(kept.player_id, gone.player_id, sure=True))


def sure_to_write_off(one: Player) -> InlineKeyboardMarkup:
    """Sure?"""
    return _sure("Write it off", WriteOff(one.player_id, sure=True))


def sure_to_erase(one: Player) -> InlineKeyboardMarkup:
    """Sure?"""
    return _sure("Erase", Erase(one.player_id, sure=True))


def confirm_undo_adjustment(adjustment_id: AdjustmentId) -> InlineKeyboardMarkup:
    """Before it is taken back."""
    return _sure("Take it back", UndoAdjustment(adjustment_id))


def _sure(words: str, means: WriteOff | MakeOne | Erase | UndoAdjustment) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button(words, means), button("Leave it", Dismiss())]])
