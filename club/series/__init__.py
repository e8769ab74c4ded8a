"""A weekly game: what it is like, on which dates it is played, and when each of them opens by itself.

Dates and times of day are local, so that a game stays at 18:00 when the clocks change. A date is settled once, when its
time to open has come; the game of a date has an id of its own, so looking twice never makes two.
"""

from club.series.parts import (
    FIRST_HOUR,
    FORTNIGHTLY,
    LAST_HOUR,
    MOST_DAYS,
    MOST_LEFT_OUT,
    WEEKLY,
    Ahead,
    BankHolidays,
    Closed,
    Terms,
    Why,
    closed_to,
    game_on,
    no_bank_holidays,
    said,
)
from club.series.series import Series, begun

__all__ = [
    "FIRST_HOUR",
    "FORTNIGHTLY",
    "LAST_HOUR",
    "MOST_DAYS",
    "MOST_LEFT_OUT",
    "WEEKLY",
    "Ahead",
    "BankHolidays",
    "Closed",
    "Series",
    "Terms",
    "Why",
    "begun",
    "closed_to",
    "game_on",
    "no_bank_holidays",
    "said",
]
