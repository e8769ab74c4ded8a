"""The pages of `/settings`: a calm overview, its sections, and what is asked in words."""

from collections.abc import Mapping
from typing import Final

from bot.settings import CANCELLATION, WORTH, Section, pitches
from bot.texts.habits import LINES, hours, label
from bot.texts.words import plural, safe
from club.clubs import Club
from club.habits import LastCall, Nation
from club.money import pounds

TITLES: Final[Mapping[str, str]] = {
    "game": "A usual game",
    "worth": "Is it worth it?",
    "places": "Places and fairness",
    "messages": "Messages",
    "teams": "Teams",
    "weekly": "Weekly games",
    "club": "The club",
}
_BELOW: Final[Mapping[str, str]] = {
    "game": "Games that are up keep what they have; /change is for one game.",
    "worth": "The hours count for games that are put up from now on.",
    "weekly": "/weekly shows your weekly games, and when the next ones open.",
}
QUESTIONS: Final[Mapping[str, str]] = {
    "price": "What does a game usually cost each? Reply with a sum, such as £5.",
    "hire": "What does the pitch cost? Reply with a sum, such as £45.",
    "minimum": "How many players does a game need? Reply with a number.",
    "maximum": "How many can play at most? Reply with a number.",
    "charge": "How many minutes after kick-off is a game charged? Reply with a number, such as 60.",
    "link": "What is your monzo.me link? Reply with it, or with “none”.",
    "time zone": "Which time zone do you play in? Reply with its name, such as Europe/London.",
}


def overview(club: Club) -> str:
    """What is on, in a few lines; what is off is not mentioned."""
    habits = club.habits
    price = f"{pounds(club.default_price)} each, pitch {pounds(club.default_hire)}"
    lines = [
        f"{price}, {club.default_minimum} to {club.default_maximum} players",
        _short(club),
        _those(
            ("a free place is offered down the line", habits.offers),
            ("the first in line gets a free place", not habits.offers),
            ("late leavers pay", habits.late_leavers_pay),
            (f"up to {plural(habits.guests, 'guest')} each", habits.guests),
            ("those who missed out come first", habits.missed_out_first),
            ("regulars come first", habits.regulars_first),
            ("debtors wait", habits.debtors_wait),
        ),
        _those(
            ("a last call when a game is short", habits.last_call is LastCall.WHEN_SHORT),
            ("a last call while there are places", habits.last_call is LastCall.WHILE_PLACES),
            ("a word on the day", habits.tonight),
            ("reminders", club.remind_automatically),
            ("a monthly statement", club.monthly_statement),
        ),
        _those(
            ("teams an hour before", habits.teams_before),
            ("results", habits.results),
            ("who brings ball and bibs", habits.rota),
        ),
        _those(("no weekly games on bank holidays", habits.bank_holidays is not Nation.NONE)),
        _those(("group admins may organise", club.admins_may)),
        ", ".join(part for part in (club.monzo_me, club.timezone) if part),
    ]
    shown = "\n".join(f"· {safe(line)}" for line in lines if line)
    return f"<b>{safe(club.name)}</b>, unless you say otherwise:\n{shown}"


def section(club: Club, shown: Section) -> str:
    """One section: what each thing is now, and at which places another time counts."""
    lines = [f"<b>{safe(label(option.name))}</b>: {safe(LINES[option.name](club))}" for option in shown.options]
    if shown is WORTH:
        lines += [f"<b>{safe(place)}</b>: {safe(_until(club, place))}" for place in pitches(club)]
    below = [f"\n<i>{_BELOW[shown.name]}</i>"] if shown.name in _BELOW else []
    return "\n".join([f"<b>{TITLES[shown.name]}</b> · {safe(club.name)}\n", *lines, *below])


def which_hours(place: str | None) -> str:
    """The question above the hours; None is everywhere that has no time of its own."""
    where = f"<b>{safe(place)}</b>: how" if place is not None else "How"
    usual = "" if place is not None else " usually"
    return f"{where} long before kick-off can the pitch{usual} be called off for free?"


def hours_asked(place: str | None) -> str:
    """The same, to be answered in words."""
    return (
        f"How many hours before kick-off can {safe(place) if place is not None else 'a pitch usually'} "
        "be called off for free? Reply with a number, such as 48; 0 is never."
    )


def now(club: Club, option: str) -> str:
    """What something is now, as the answer to a tap."""
    return f"{label(option)}: {LINES[option](club)}"


def now_at(club: Club, place: str | None) -> str:
    """The same of a place; None is everywhere that has no time of its own."""
    return now(club, CANCELLATION) if place is None else f"{place}: {_until(club, place)}"


def _until(club: Club, place: str) -> str:
    if not any(notice.place.casefold() == place.casefold() for notice in club.notices):
        return "as usual"
    number = club.notice_at(place)
    return f"until {hours(number)} before kick-off" if number else "never"


def _short(club: Club) -> str:
    number = club.habits.notice_hours
    if not number:
        return ""
    what = "I call it off" if club.habits.cancel_automatically else "I ask you"
    return f"A game still short {hours(number)} before: {what}"


def _those(*parts: tuple[str, object]) -> str:
    """A sentence of those parts that are so."""
    words = ", ".join(words for words, so in parts if so)
    return words[:1].upper() + words[1:]
