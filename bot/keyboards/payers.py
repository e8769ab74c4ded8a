"""The buttons of what Fiver knows about payers."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.callbacks import Dismiss, Forget, TakeBack
from bot.keyboards.common import button, column
from bot.texts import payers as texts
from bot.texts.payers import Learned
from club.ids import PaymentId, PlayerId

MOST = 20


def payers(learned: Sequence[Learned]) -> InlineKeyboardMarkup:
    """An account each, the latest first."""
    return column(
        button(texts.button(one), Forget(one.player.player_id, one.account.payment_id)) for one in learned[:MOST]
    )


def take_back(player_id: PlayerId, payment_id: PaymentId) -> InlineKeyboardMarkup:
    """What that account had booked: back, or not."""
    back = button("Take it back", TakeBack(player_id, payment_id))
    return InlineKeyboardMarkup([[back, button("Leave it", Dismiss())]])
