"""The buttons of reminders: the player's, and those of the list that the organiser sees first."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import when
from bot.callbacks import (
    AfterPayday,
    Ask,
    Dismiss,
    DropRound,
    HowToPay,
    LookAgain,
    OwedCash,
    RoundPage,
    SendRound,
    SetPayday,
    Spare,
    StopReminders,
)
from bot.keyboards.common import Rows, button, in_rows
from bot.texts import questions
from bot.texts import reminders as texts
from club.ids import PlayerId
from club.links import pay_link
from club.money import Pence, pounds
from club.paydays import FRIDAYS, MONTHS_END
from club.payments import Payment
from club.players import Player
from club.reminders import Due, Round, State

A_PAGE = 20


def reminder(player: Player, due: Pence, link: str | None, *, waiting: bool = False) -> InlineKeyboardMarkup:
    """Under a reminder, and under what it turned into: `waiting` for payday, or stopped, with a way back."""
    paying = _paying(player, due, link)
    if player.reminders_stopped:
        return InlineKeyboardMarkup([*paying, [button("Remind me after all", _stop(player, stopped=False))]])
    later = (
        button("Another payday", AfterPayday(player.player_id, change=True))
        if waiting
        else button(texts.AFTER_PAYDAY, AfterPayday(player.player_id, change=False))
    )
    return InlineKeyboardMarkup([*paying, [later, button(texts.STOP, _stop(player, stopped=True))]])


def paydays(player: Player, due: Pence, link: str | None) -> InlineKeyboardMarkup:
    """Which day it is; paying at once remains as easy as before."""
    usual = {"End of the month": MONTHS_END, "Fridays": FRIDAYS, "The 25th": "25", "Another day": "type"}
    days = in_rows([button(words, SetPayday(player.player_id, day)) for words, day in usual.items()], 2)
    return InlineKeyboardMarkup([*_paying(player, due, link), *days])


def round_of(drawn: Round, names: Mapping[PlayerId, str], page: int) -> InlineKeyboardMarkup | None:
    """A tick for everybody on the list, a page at a time; then off it goes, or not. Nothing once it is decided."""
    if drawn.state is State.WAITING:
        return InlineKeyboardMarkup([[button("Don't send", DropRound(drawn.round_id))]])
    if drawn.state is not State.OPEN or not drawn.due:
        return None
    page = min(page, (len(drawn.due) - 1) // A_PAGE)
    shown = drawn.due[page * A_PAGE : (page + 1) * A_PAGE]
    turns = [button("‹ Earlier", RoundPage(drawn.round_id, page - 1))] if page else []
    if len(drawn.due) > (page + 1) * A_PAGE:
        turns.append(button("Later ›", RoundPage(drawn.round_id, page + 1)))
    end = [button("Not now", DropRound(drawn.round_id))]
    if drawn.chosen:
        end.insert(0, button(f"Send to {len(drawn.chosen)}", SendRound(drawn.round_id)))
    ticks = in_rows([_tick(drawn, one, names, page) for one in shown], 2)
    return InlineKeyboardMarkup([*ticks, *([turns] if turns else []), end])


def says_paid(
    player: Player, due: Pence, likely: Sequence[Payment], *, now: datetime, timezone: str
) -> InlineKeyboardMarkup:
    """The payments that it may be, each with its day, and cash."""
    days = [when.day(payment.received_at, now=now, timezone=timezone) for payment in likely]
    asks = [
        [button(questions.unmatched_button(payment, day), Ask(payment.payment_id))]
        for payment, day in zip(likely, days, strict=True)
    ]
    return InlineKeyboardMarkup([*asks, [button("Paid in cash", OwedCash(player.player_id, due, sure=False))]])


def sure_of_cash(player: Player, due: Pence) -> InlineKeyboardMarkup:
    """Sure?"""
    book = button(f"Book {pounds(due)}", OwedCash(player.player_id, due, sure=True))
    return InlineKeyboardMarkup([[book, button("Leave it", Dismiss())]])


def _paying(player: Player, due: Pence, link: str | None) -> Rows:
    pay = texts.pay(due)
    if link is None:
        first = button(pay, HowToPay(player.player_id))
    else:
        first = InlineKeyboardButton(pay, url=pay_link(link, due, player.reference_code))
    return [[first], [button(texts.LOOK_AGAIN, LookAgain(player.player_id))]]


def _tick(drawn: Round, one: Due, names: Mapping[PlayerId, str], page: int) -> InlineKeyboardButton:
    spared = one.player_id in drawn.spared
    words = f"{'☐' if spared else '✅'} {names.get(one.player_id, 'Somebody')[:40]} {pounds(one.amount)}"
    return button(words, Spare(drawn.round_id, one.player_id, page, spared=not spared))


def _stop(player: Player, *, stopped: bool) -> StopReminders:
    return StopReminders(player.player_id, stopped=stopped)
