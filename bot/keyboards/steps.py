"""The buttons by which a game is put together."""

from collections.abc import Sequence
from datetime import date, timedelta

from telegram import InlineKeyboardMarkup

from bot import drafts
from bot.callbacks import (
    Draft,
)
from bot.keyboards.common import button, in_rows
from bot.texts import fixtures, weekly
from club.money import Pence

A_WEEK = 8


def days_ahead(today: date) -> InlineKeyboardMarkup:
    """The coming week."""
    week = [today + timedelta(days=away) for away in range(A_WEEK)]
    return _steps("day", [(fixtures.on_day(day), day.isoformat()) for day in week], 4)


def kick_offs() -> InlineKeyboardMarkup:
    """When people play."""
    return _steps(
        "time",
        [(f"{hour:02d}:{minute:02d}", f"{hour:02d}{minute:02d}") for hour in range(17, 21) for minute in (0, 30)],
        4,
    )


def places(known: Sequence[str]) -> InlineKeyboardMarkup:
    """Where the club played before."""
    return _steps("place", [(place[:60], drafts.key_of(number, place)) for number, place in enumerate(known)], 1)


def prices(usual: Pence) -> InlineKeyboardMarkup:
    """The usual one and those near it."""
    return _steps("price", [(drafts.in_pounds(price), str(price)) for price in drafts.prices_near(usual)], 4)


def put_up(every: int | None) -> InlineKeyboardMarkup:
    """How often, with the choice so far ticked; and done?"""
    often = [
        button(weekly.ticked(weekly.how_often(weeks).capitalize(), on=weeks == every), Draft("every", value))
        for value, weeks in drafts.HOW_OFTEN.items()
    ]
    return InlineKeyboardMarkup([often, [button("Put it up", Draft("go", "-")), button("Drop it", Draft("drop", "-"))]])


def _steps(step: str, choices: Sequence[tuple[str, str]], width: int) -> InlineKeyboardMarkup:
    rows = in_rows([button(words, Draft(step, value)) for words, value in choices], width)
    return InlineKeyboardMarkup(
        [*rows, [button(f"Another {step}", Draft("type", step)), button("Drop it", Draft("drop", "-"))]]
    )
