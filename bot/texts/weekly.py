"""Weekly games: what they are like, which dates come, and what is asked about them."""

from collections.abc import Sequence
from datetime import date, datetime

from bot import when
from bot.texts.card import price
from bot.texts.words import cut, listed, plural, safe
from club.days import WEEKDAYS
from club.money import pounds
from club.series import FORTNIGHTLY, WEEKLY, Ahead, Series, Why

NONE = "You have no weekly game. /newfixture Wed 18:00 Riverside £45 weekly begins one."
WHICH = "Which one do you want to look at?"
FOR_GAMES_TO_COME = "What you change here counts for the games to come. One that is up already stays as it is: /change."
STOPPED = "Stopped: no more games open by themselves."
STARTED = "It opens by itself again."
QUESTIONS = {
    "time": "When is it played from now on? Reply with a time, a weekday or both, such as Thu 19:00.",
    "place": "Where is it played from now on? Reply with the place.",
    "price": "How much is it each from now on? Reply with a sum, such as £5 or £5.50.",
    "hire": "What does the pitch cost from now on? Reply with a sum, such as £45.",
    "players": "How many can play? Reply with a number, or the least and the most, such as 8-12.",
    "dates": "Which dates are left out? Reply with a date such as 25/12, or several: 25 Dec, 1 Jan.",
}
ROOM_FOR_DATES = 1500
_REASONS = {Why.SKIPPED: "skipped", Why.BANK_HOLIDAY: "bank holiday"}


def how_often(weeks: int | None) -> str:
    """`every week`."""
    return {WEEKLY: "every week", FORTNIGHTLY: "every two weeks"}.get(weeks or 0, "just once")


def title(series: Series) -> str:
    """`Wed 18:00, Riverside, every week`, escaped."""
    return safe(_title(series, series.location))


def button(series: Series) -> str:
    """The same on a button: plain text, and short."""
    return cut(_title(series, cut(series.location, 30)), 60)


def begun(series: Series, ahead: Sequence[Ahead], *, now: datetime, timezone: str) -> str:
    """To the organiser, when the first game is up."""
    coming = _coming(series, ahead, now, timezone)
    return f"I'll put it up {how_often(series.every)} from now on. {coming} /weekly changes that."


def overview(games: Sequence[tuple[Series, Sequence[Ahead]]], *, now: datetime, timezone: str) -> str:
    """Several weekly games, a few lines each."""
    lines = [f"<b>{title(one)}</b>\n{_coming(one, ahead, now, timezone)}" for one, ahead in games]
    return f"{listed(lines, room=3500, between=chr(10) * 2)}\n\n{WHICH}"


def page(series: Series, ahead: Sequence[Ahead], *, now: datetime, timezone: str) -> str:
    """Everything about one."""
    players = f"{series.minimum} to {series.maximum} players"
    return (
        f"<b>{title(series)}</b>\n"
        f"{price(series.price)}, hire {pounds(series.hire)}, {players}\n"
        f"Opens {plural(series.opens_days, 'day')} before, at {series.opens_hour:02d}:00\n"
        f"{_coming(series, ahead, now, timezone)}\n\n{FOR_GAMES_TO_COME}"
    )


def ask_for(what: str, series: Series) -> str:
    """The question whose reply changes one thing."""
    return f"{title(series)}\n{QUESTIONS[what]}"


def when_it_opens(series: Series) -> str:
    """Over the buttons for days and hours."""
    so_far = f"Opens {plural(series.opens_days, 'day')} before, at {series.opens_hour:02d}:00."
    return f"<b>{title(series)}</b>\n{so_far}\nHow many days before the game, and at what hour?"


def sure_to_stop(series: Series) -> str:
    """Before it is stopped."""
    return f"Stop {title(series)}? No more games open by themselves. One that is up stays: /cancel calls it off."


def skip(day: date, *, now: datetime) -> str:
    """On a button."""
    return f"Skip {on_date(day, now=now)}"


def play(day: date, *, now: datetime) -> str:
    """On a button."""
    return f"Play on {on_date(day, now=now)} after all"


def ticked(words: str, *, on: bool) -> str:
    """A choice on a button."""
    return f"✓ {words}" if on else words


def on_date(day: date, *, now: datetime) -> str:
    """`Wed 11 Mar`, with the year only when it is not the current one."""
    return when.day(datetime(day.year, day.month, day.day, tzinfo=now.tzinfo), now=now, timezone="UTC")


def _title(series: Series, place: str) -> str:
    kick_off = f"{series.kick_off.hour:02d}:{series.kick_off.minute:02d}"
    return f"{WEEKDAYS[series.weekday][:3]} {kick_off}, {place}, {how_often(series.every)}"


def _coming(series: Series, ahead: Sequence[Ahead], now: datetime, timezone: str) -> str:
    """As `Next: Wed 11 Mar (opens Thu 5 Mar, 12:00), Wed 18 Mar; not on Wed 25 Mar (skipped)`, and a full stop."""
    if series.stopped:
        return STOPPED
    played = [one for one in ahead if one.left_out is None]
    shown = [on_date(one.day, now=now) for one in played]
    if played:
        opens = "now" if played[0].opens_at <= now else when.moment(played[0].opens_at, now=now, timezone=timezone)
        shown[0] += f" (opens {opens})"
    reasons = {one.day: one.left_out for one in ahead if one.left_out is not None}
    reasons |= {day: Why.SKIPPED for day in series.skipped if series.starts(day, timezone) > now}
    left_out = [f"{on_date(day, now=now)} ({_REASONS[reasons[day]]})" for day in sorted(reasons)]
    parts = [f"Next: {', '.join(shown)}"] if shown else []
    parts += [f"not on {listed(left_out, room=ROOM_FOR_DATES)}"] if left_out else []
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."
