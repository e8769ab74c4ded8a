"""The buttons of strength: a row of one to five, and the list of everybody."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import Rate
from bot.keyboards.common import button, in_rows
from bot.texts import ratings as texts
from club.players import STRONGEST, WEAKEST, Player

A_PAGE = 20


def strength(one: Player, page: int = 0) -> list[InlineKeyboardButton]:
    """One to five, with a tick at what it is: tapping that one takes it away."""
    return [
        button(f"{number} ✓", Rate(one.player_id, "0", page))
        if number == one.rating
        else button(str(number), Rate(one.player_id, str(number), page))
        for number in range(WEAKEST, STRONGEST + 1)
    ]


def rate(one: Player, page: int) -> InlineKeyboardMarkup:
    """The row, and back to the list."""
    return InlineKeyboardMarkup([strength(one, page), [button("Back", Rate(one.player_id, "list", page))]])


def ratings(people: Sequence[Player], page: int) -> InlineKeyboardMarkup:
    """A part of the list, counting from 1, a player each."""
    first = (page - 1) * A_PAGE
    shown = people[first : first + A_PAGE]
    rows = in_rows([button(texts.on_a_button(one), Rate(one.player_id, "ask", page)) for one in shown], 2)
    turns = [button("‹ Earlier", Rate(people[0].player_id, "list", page - 1))] if page > 1 else []
    if len(people) > first + A_PAGE:
        turns.append(button("Later ›", Rate(people[0].player_id, "list", page + 1)))
    return InlineKeyboardMarkup([*rows, *([turns] if turns else [])])
