"""The buttons of a weekly game."""

from collections.abc import Sequence
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot.callbacks import ChangeWeekly, OpensWhen, ShowWeekly, SkipDate, StopWeekly
from bot.keyboards.common import Rows, button, column, in_rows
from bot.texts import weekly as texts
from bot.texts.words import plural
from club.series import FIRST_HOUR, FORTNIGHTLY, LAST_HOUR, MOST_DAYS, WEEKLY, Ahead, Series

MOST_SHOWN = 40
MOST_BROUGHT_BACK = 3


def which_weekly(games: Sequence[Series]) -> InlineKeyboardMarkup:
    """A weekly game each."""
    return column(button(texts.button(one), ShowWeekly(one.series_id)) for one in games[:MOST_SHOWN])


def weekly_page(series: Series, ahead: Sequence[Ahead], *, now: datetime) -> InlineKeyboardMarkup:
    """The next date, what can be changed, and stop; a stopped one can only be started again."""
    if series.stopped:
        return InlineKeyboardMarkup([[button("Start again", StopWeekly(series.series_id, "start"))]])
    other = FORTNIGHTLY if series.every == WEEKLY else WEEKLY
    changes = {
        "dates": "Dates to skip",
        "opens": "When it opens",
        "time": "Time",
        "place": "Place",
        "price": "Price",
        "hire": "Hire",
        "players": "Players",
        f"every{other}": texts.how_often(other).capitalize(),
    }
    wanted = [button(words, ChangeWeekly(series.series_id, what)) for what, words in changes.items()]
    stop = [button("Stop", StopWeekly(series.series_id, "stop"))]
    return InlineKeyboardMarkup([*_dates(series, ahead, now), *in_rows(wanted, 2), stop])


def opens_when(series: Series) -> InlineKeyboardMarkup:
    """Days before and hours, the present ones ticked."""
    days = [
        button(
            texts.ticked(plural(day, "day"), on=day == series.opens_days),
            OpensWhen(series.series_id, day, series.opens_hour),
        )
        for day in range(1, MOST_DAYS + 1)
    ]
    hours = [
        button(
            texts.ticked(f"{hour:02d}:00", on=hour == series.opens_hour),
            OpensWhen(series.series_id, series.opens_days, hour),
        )
        for hour in range(FIRST_HOUR, LAST_HOUR + 1)
    ]
    done = [button("Done", ShowWeekly(series.series_id))]
    return InlineKeyboardMarkup([*in_rows(days, 4), *in_rows(hours, 4), done])


def sure_to_stop(series: Series) -> InlineKeyboardMarkup:
    """Sure?"""
    stop = button("Stop it", StopWeekly(series.series_id, "sure"))
    return InlineKeyboardMarkup([[stop, button("Leave it on", ShowWeekly(series.series_id))]])


def _dates(series: Series, ahead: Sequence[Ahead], now: datetime) -> Rows:
    played = next((one for one in ahead if one.left_out is None), None)
    rows: Rows = []
    if played is not None:
        skip = SkipDate(series.series_id, played.day.isoformat(), play=False)
        rows.append([button(texts.skip(played.day, now=now), skip)])
    for one in [one for one in ahead if one.left_out is not None][:MOST_BROUGHT_BACK]:
        play = SkipDate(series.series_id, one.day.isoformat(), play=True)
        rows.append([button(texts.play(one.day, now=now), play)])
    return rows
