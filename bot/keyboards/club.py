"""The buttons of a club: which one, what it does, its bank."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.callbacks import (
    Bank,
    Dismiss,
    InClub,
    ShowPlayer,
)
from bot.keyboards.common import button, column
from club.clubs import Club
from club.players import Player


def which_club(command: str, clubs: Sequence[Club]) -> InlineKeyboardMarkup:
    """A club each."""
    return column(button(club.name[:60], InClub(command, club.club_id)) for club in clubs[:50])


def which_player(people: Sequence[Player], names: Sequence[str]) -> InlineKeyboardMarkup:
    """A player each, under these names."""
    shown = list(zip(people, names, strict=True))[:20]
    return column(button(name[:60], ShowPlayer(one.player_id)) for one, name in shown)


def sure_to_cut(club: Club) -> InlineKeyboardMarkup:
    """Sure?"""
    return InlineKeyboardMarkup([[button("Disconnect", Bank(club.club_id, "cut!")), button("Leave it", Dismiss())]])
