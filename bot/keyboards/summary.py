"""The buttons under the summary."""

from telegram import InlineKeyboardMarkup

from bot.callbacks import Dismiss, PostMonth, WhoOwes
from bot.keyboards.common import button
from club.clubs import Club
from club.months import Month


def summary(club: Club, ended: Month | None, *, owed: bool) -> InlineKeyboardMarkup | None:
    """Who owes, if anybody does, and last month for the group, if there was a game and it was not told of."""
    rows = [[button("Who owes", WhoOwes(club.club_id))]] if owed else []
    if ended is not None and str(ended) > club.stated:
        rows.append([button("Post last month in the group", PostMonth(club.club_id, str(ended), sure=False))])
    return InlineKeyboardMarkup(rows) if rows else None


def sure_to_post(club: Club, month: Month) -> InlineKeyboardMarkup:
    """Sure?"""
    post = button("Post it", PostMonth(club.club_id, str(month), sure=True))
    return InlineKeyboardMarkup([[post, button("Leave it", Dismiss())]])
