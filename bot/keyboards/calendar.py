"""The buttons under somebody's calendar."""

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import Subscription
from bot.keyboards.common import Rows, button
from club.clubs import Club
from club.players import Player


def calendar(
    club: Club, player: Player | None, *, mine: str | None, everything: str | None
) -> InlineKeyboardMarkup | None:
    """A way in for each address there is, one to copy, and its end: `mine` the player's, `everything` the club's."""
    rows: Rows = []
    if mine is not None and player is not None:
        renew = Subscription(club.club_id, "mine", player.calendar)
        rows += [*_way_in("Add my games", mine), [button("New address", renew)]]
    if everything is not None:
        words = "New address for all games" if rows else "New address"
        renew = Subscription(club.club_id, "club", club.calendar)
        rows += [*_way_in("Add all games of the club", everything), [button(words, renew)]]
    return InlineKeyboardMarkup(rows) if rows else None


def sure_to_end(asked: Subscription) -> InlineKeyboardMarkup:
    """Sure?"""
    sure = Subscription(asked.club_id, f"{asked.what}!", asked.revision)
    keep = Subscription(asked.club_id, "keep", asked.revision)
    return InlineKeyboardMarkup([[button("New address", sure), button("Leave it", keep)]])


def _way_in(words: str, address: str) -> Rows:
    """Telegram opens web pages only, and not `webcal:`, so the first button is the page that goes with the feed."""
    return [
        [InlineKeyboardButton(f"📅 {words}", url=address.removesuffix(".ics"))],
        [InlineKeyboardButton("Copy the address", copy_text=CopyTextButton(address))],
    ]
