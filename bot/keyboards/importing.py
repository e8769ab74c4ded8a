"""The buttons of a spreadsheet that is being brought in."""

from telegram import InlineKeyboardMarkup

from bot.callbacks import Sheet
from bot.keyboards.common import button, column
from bot.texts import importing as texts
from club.cells import Says
from club.doubts import NONE_OF_THEM, Doubt, WhatItMeans, WhichMoney
from club.money import Pence, pounds


def sheet_question(doubt: Doubt) -> InlineKeyboardMarkup:
    """The answers to one question."""
    match doubt:
        case WhatItMeans(_, _, amount):
            sum_ = pounds(Pence(abs(amount)))
            owed, ahead = f"They owe {sum_}", f"They have {sum_} in credit"
            if amount < 0:  # asked is what a plain number means
                owed, ahead = ahead, owed
            choices = [
                button(owed, Sheet("means", Says.OWES)),
                button(ahead, Sheet("means", Says.CREDIT)),
                button("Leave that column out", Sheet("money", str(NONE_OF_THEM))),
            ]
        case WhichMoney(columns):
            choices = [button(texts.choice(one), Sheet("money", str(one.index))) for one in columns]
            choices.append(button("None of them", Sheet("money", str(NONE_OF_THEM))))
        case _:
            choices = [button(texts.choice(one), Sheet("name", str(one.index))) for one in doubt.columns]
    return column([*choices, button("Drop it", Sheet("drop", "-"))])


def import_sheet(number: int, *, on_top: bool = False) -> InlineKeyboardMarkup:
    """Book it? Where balances would come on top of others, such as in our own sheet, they may be left out."""
    without = [button("Leave the balances out", Sheet("money", str(NONE_OF_THEM)))] if on_top else []
    return column([button(texts.go(number), Sheet("go", "-")), *without, button("Drop it", Sheet("drop", "-"))])
