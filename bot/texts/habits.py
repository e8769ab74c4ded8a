"""What each thing that can be set is now: one plain line each, by the name one types for it. Not escaped."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.texts.words import cut, plural
from club.clubs import Club
from club.habits import Habits, LastCall, Nation
from club.money import pounds

Line = Callable[[Club], str]
LONGEST_QUOTE = 60

_LABELS: Final[Mapping[str, str]] = {
    "link": "monzo.me link",
    "hire": "Pitch hire",
    "charge": "Charged",
    "cancellation": "Free cancellation",
    "tonight": "On the day",
    "statement": "Monthly statement",
    "rota": "Ball and bibs",
    "admins": "Group admins",
}

_SHOWN: Final[Mapping[str, str]] = {
    "england": "England & Wales",
    "scotland": "Scotland",
    "northern ireland": "Northern Ireland",
}


def label(option: str) -> str:
    """What it is called on the page and on its button."""
    return _LABELS.get(option, option[:1].upper() + option[1:])


def shown(value: str) -> str:
    """A value on its button."""
    return _SHOWN.get(value, value)


def hours(number: int) -> str:
    """`24 hours`, `48 hours`, `7 days`: so many hours as people say them."""
    return f"{number // 24} days" if number >= 72 and number % 24 == 0 else plural(number, "hour")


def _either(yes: str, no: str, habit: Callable[[Habits], bool]) -> Line:
    return lambda club: yes if habit(club.habits) else no


def _charge(club: Club) -> str:
    after = club.charge_after_minutes
    if not after:
        return "at kick-off"
    return "an hour after kick-off" if after == 60 else f"{plural(after, 'minute')} after kick-off"


def _cancellation(club: Club) -> str:
    number = club.habits.notice_hours
    if not number:
        return "never, so I don't watch whether there are enough players"
    return f"until {hours(number)} before kick-off; by then a game needs its minimum"


def _debtors(club: Club) -> str:
    most = club.habits.debtors_wait
    return (
        f"who owes for more than {plural(most, 'game')} can sign up a day after the others"
        if most
        else "off. What somebody owes makes no difference to signing up"
    )


def _guests(club: Club) -> str:
    most = club.habits.guests
    return f"a player may bring up to {most}" if most else "off. Only players sign up"


_LAST_CALL: Final[Mapping[LastCall, str]] = {
    LastCall.NEVER: "never",
    LastCall.WHEN_SHORT: "when a game is short, I ask those who haven't answered, in private",
    LastCall.WHILE_PLACES: "while there are places, I ask those who haven't answered, in private",
}
_HOLIDAYS: Final[Mapping[Nation, str]] = {
    Nation.NONE: "off. A weekly game opens whatever the day",
    Nation.ENGLAND: "a weekly game leaves out those of England and Wales",
    Nation.SCOTLAND: "a weekly game leaves out those of Scotland",
    Nation.NORTHERN_IRELAND: "a weekly game leaves out those of Northern Ireland",
}

LINES: Final[Mapping[str, Line]] = {
    "price": lambda club: f"{pounds(club.default_price)} each",
    "hire": lambda club: pounds(club.default_hire),
    "minimum": lambda club: f"a game needs {plural(club.default_minimum, 'player')}",
    "maximum": lambda club: f"{club.default_maximum} can play, the others wait in line",
    "charge": _charge,
    "cancellation": _cancellation,
    "cancel automatically": _either(
        "on. A game that is short by then is called off",
        "off. When a game is short by then, I ask you",
        lambda habits: habits.cancel_automatically,
    ),
    "offers": _either(
        "on. A free place is offered to the first in line, who has a while to take it",
        "off. The first in line is put in at once when a place is free",
        lambda habits: habits.offers,
    ),
    "missed out first": _either(
        "on. For a day, a new game keeps places for those who waited in vain the last time",
        "off. Waiting in vain gives no head start",
        lambda habits: habits.missed_out_first,
    ),
    "regulars first": _either(
        "on. For a day, a new game keeps places for those who nearly always play",
        "off. Regulars have no head start",
        lambda habits: habits.regulars_first,
    ),
    "debtors wait": _debtors,
    "late leavers pay": _either(
        "on. Who drops out after free cancellation ends owes for the place until it is filled",
        "off. Who drops out owes nothing, however late",
        lambda habits: habits.late_leavers_pay,
    ),
    "guests": _guests,
    "guests make way": _either(
        "on. A player who waits gets a guest's place",
        "off. A guest keeps the place, also when players wait",
        lambda habits: habits.guests_make_way,
    ),
    "last call": lambda club: _LAST_CALL[club.habits.last_call],
    "tonight": _either(
        "on. Those who are in are told when and where",
        "off. Nobody is told again",
        lambda habits: habits.tonight,
    ),
    "reminders": lambda club: (
        "on. Two days after a game, those who still owe are reminded in private"
        if club.remind_automatically
        else "off. Only when you use /remind"
    ),
    "statement": lambda club: (
        "on. On the 1st the group reads how the month went, without names"
        if club.monthly_statement
        else "off. The group gets none"
    ),
    "teams before": _either(
        "on. An hour before kick-off I post two even sides in the group",
        "off. Only when you use /teams",
        lambda habits: habits.teams_before,
    ),
    "results": _either(
        "on. After a game you can enter the score",
        "off. No scores are kept",
        lambda habits: habits.results,
    ),
    "rota": _either(
        "on. I say who brings them, in turn",
        "off. You see to it yourselves",
        lambda habits: habits.rota,
    ),
    "bank holidays": lambda club: _HOLIDAYS[club.habits.bank_holidays],
    "admins": lambda club: "may organise too" if club.admins_may else "only the organisers run the club",
    "link": lambda club: club.monzo_me or "none",
    "time zone": lambda club: club.timezone,
}


def has_to_be(takes: str, example: str) -> str:
    """What was said in reply can't be read. Plain text."""
    return f"That has to be {takes}, such as {example}."


def misread(said: str, right: str | None, takes: str = "") -> str:
    """What was typed can't be read; `right` is the nearest right form. Plain text."""
    need = f" It has to be {takes}." if takes else ""
    if right is None:
        return f"I couldn't read “{cut(said, LONGEST_QUOTE)}”. Try: /settings price £6, or /settings for the list."
    return f"I couldn't read “{cut(said, LONGEST_QUOTE)}”.{need} Try: /settings {right}"
