"""The buttons under messages, one file per feature. Pure: what is shown in, a keyboard out."""

from bot.keyboards.calendar import calendar, sure_to_end
from bot.keyboards.calls import back_in, calls_stopped, last_call, tonight
from bot.keyboards.claiming import ask_them, that_was_me, which_group
from bot.keyboards.club import sure_to_cut, which_club, which_player
from bot.keyboards.common import button, column, in_rows, open_chat, reply
from bot.keyboards.danger import decision, plea, sure_to_call_off
from bot.keyboards.games import (
    can_not_come,
    card,
    confirm_cancel,
    first_to_tap,
    game_menu,
    offer,
    ticks,
    which_game,
    which_of_mine,
    which_to_cancel,
)
from bot.keyboards.guests import bringing, guest, whom_to_bring
from bot.keyboards.importing import import_sheet, sheet_question
from bot.keyboards.moves import still_in
from bot.keyboards.payers import payers, take_back
from bot.keyboards.payments import confirm_undo, everybody, pay, question, undo, undo_or_never, unmatched, whose
from bot.keyboards.people import (
    confirm_undo_adjustment,
    player_page,
    same_as,
    sure_to_erase,
    sure_to_make_one,
    sure_to_write_off,
)
from bot.keyboards.ratings import rate, ratings
from bot.keyboards.refunds import refund
from bot.keyboards.reminders import paydays, reminder, round_of, says_paid, sure_of_cash
from bot.keyboards.settings import hours, section, sections
from bot.keyboards.sides import first_of_pair, second_of_pair, sides, which_way, who_comes, who_leaves
from bot.keyboards.splitting import proposals, tick_list
from bot.keyboards.steps import days_ahead, kick_offs, places, prices, put_up
from bot.keyboards.summary import summary, sure_to_post
from bot.keyboards.weekly import opens_when, sure_to_stop, weekly_page, which_weekly

__all__ = [
    "ask_them",
    "back_in",
    "bringing",
    "button",
    "calendar",
    "calls_stopped",
    "can_not_come",
    "card",
    "column",
    "confirm_cancel",
    "confirm_undo",
    "confirm_undo_adjustment",
    "days_ahead",
    "decision",
    "everybody",
    "first_of_pair",
    "first_to_tap",
    "game_menu",
    "guest",
    "hours",
    "import_sheet",
    "in_rows",
    "kick_offs",
    "last_call",
    "offer",
    "open_chat",
    "opens_when",
    "pay",
    "paydays",
    "payers",
    "places",
    "player_page",
    "plea",
    "prices",
    "proposals",
    "put_up",
    "question",
    "rate",
    "ratings",
    "refund",
    "reminder",
    "reply",
    "round_of",
    "same_as",
    "says_paid",
    "second_of_pair",
    "section",
    "sections",
    "sheet_question",
    "sides",
    "still_in",
    "summary",
    "sure_of_cash",
    "sure_to_call_off",
    "sure_to_cut",
    "sure_to_end",
    "sure_to_erase",
    "sure_to_make_one",
    "sure_to_post",
    "sure_to_stop",
    "sure_to_write_off",
    "take_back",
    "that_was_me",
    "tick_list",
    "ticks",
    "tonight",
    "undo",
    "undo_or_never",
    "unmatched",
    "weekly_page",
    "which_club",
    "which_game",
    "which_group",
    "which_of_mine",
    "which_player",
    "which_to_cancel",
    "which_way",
    "which_weekly",
    "who_comes",
    "who_leaves",
    "whom_to_bring",
    "whose",
]
