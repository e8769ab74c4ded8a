"""The buttons by which the group is asked whose a payment is."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.callbacks import Ask, AskGroup, ThatWasMe
from bot.keyboards.common import button
from bot.texts import claiming as texts
from club.clubs import Club
from club.ids import ClubId, PaymentId


def that_was_me(payment_id: PaymentId, number: int) -> InlineKeyboardMarkup:
    """In the group."""
    return InlineKeyboardMarkup([[button(texts.THAT_WAS_ME, ThatWasMe(payment_id, number))]])


def which_group(payment_id: PaymentId, clubs: Sequence[Club]) -> InlineKeyboardMarkup:
    """A payment that may belong to several clubs."""
    rows = [[button(club.name[:60], AskGroup(payment_id, club.club_id, sure=False))] for club in clubs]
    return InlineKeyboardMarkup([*rows, [button("Back", Ask(payment_id))]])


def ask_them(payment_id: PaymentId, club_id: ClubId) -> InlineKeyboardMarkup:
    """Under the words that the group would read."""
    sure = button("Ask them", AskGroup(payment_id, club_id, sure=True))
    return InlineKeyboardMarkup([[sure, button("Back", Ask(payment_id))]])
