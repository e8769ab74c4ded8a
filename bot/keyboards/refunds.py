"""The buttons under money that went back."""

from telegram import InlineKeyboardMarkup

from bot.callbacks import Assign, NotFootball, SomeoneElse
from bot.keyboards.common import button
from bot.texts import refunds
from club.payments import Payment
from club.players import Player


def refund(payment: Payment, payee: Player | None) -> InlineKeyboardMarkup:
    """Yes, for somebody else, or no."""
    yes = [[button(refunds.yes(payee.name), Assign(payment.payment_id, payee.player_id))]] if payee else []
    no = button("No", NotFootball(payment.payment_id, always=False))
    return InlineKeyboardMarkup([*yes, [button("For someone else", SomeoneElse(payment.payment_id, 0)), no]])
