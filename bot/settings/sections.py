"""What can be set, in the order in which it is shown. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.settings.option import Option, habit_number, habit_switch, habit_word, money, number, switch
from bot.settings.pitches import CANCELLATION, HOURS, read_hours
from club.actions.settings import Preferences
from club.habits import MOST_DEBTS, MOST_GUESTS, LastCall, Nation
from club.limits import LARGEST_LIST

OVERVIEW = "all"
"""In a button: no section, but all in a few lines."""
_NO_LINK = ("none", "no", "off", "-", "nothing", "remove")


@dataclass(frozen=True, slots=True)
class Section:
    """Things that belong together; `also` are other words for it."""

    name: str
    options: tuple[Option, ...]
    also: tuple[str, ...] = ()


GAME: Final = Section(
    "game",
    (
        money("price", "£6", lambda club: club.default_price, lambda sum_: Preferences(default_price=sum_)),
        money("hire", "£45", lambda club: club.default_hire, lambda sum_: Preferences(default_hire=sum_)),
        number(
            "minimum", "8", 1, LARGEST_LIST, lambda club: club.default_minimum,
            lambda least: Preferences(default_minimum=least),
        ),
        number(
            "maximum", "12", 1, LARGEST_LIST, lambda club: club.default_maximum,
            lambda most: Preferences(default_maximum=most),
        ),
        number(
            "charge", "60", 0, 24 * 60, lambda club: club.charge_after_minutes,
            lambda minutes: Preferences(charge_after_minutes=minutes),
        ),
    ),
    ("a usual game", "usual game"),
)  # fmt: skip
WORTH: Final = Section(
    "worth",
    (
        Option(
            name=CANCELLATION,
            takes=HOURS,
            example="48",
            read=read_hours,
            now=lambda club: str(club.habits.notice_hours),
            also=("cancellation hours", "free cancellation", "notice"),
        ),
        habit_switch("cancel automatically", "cancel_automatically", "automatic", "cancel"),
    ),
    ("is it worth it", "worth it"),
)
PLACES: Final = Section(
    "places",
    (
        habit_switch("offers", "offers", "offer"),
        habit_switch("missed out first", "missed_out_first", "missed out", "missed"),
        habit_switch("regulars first", "regulars_first", "regulars"),
        habit_number("debtors wait", "debtors_wait", MOST_DEBTS, ("off", "1", "2", "3"), "debtors", "debts"),
        habit_switch("late leavers pay", "late_leavers_pay", "late leavers", "leavers"),
        habit_number("guests", "guests", MOST_GUESTS, ("off", "1", "2", "3"), "guest"),
        habit_switch("guests make way", "guests_make_way", "make way"),
    ),
    ("place", "waiting list", "fairness", "places and fairness"),
)
MESSAGES: Final = Section(
    "messages",
    (
        habit_word(
            "last call",
            "last_call",
            {"never": LastCall.NEVER, "when short": LastCall.WHEN_SHORT, "while places": LastCall.WHILE_PLACES},
            {"off": "never", "no": "never", "on": "when short", "yes": "when short", "short": "when short"},
        ),
        habit_switch("tonight", "tonight", "on the day"),
        switch(
            "reminders",
            lambda club: club.remind_automatically,
            lambda on: Preferences(remind_automatically=on),
            "reminder",
            "remind",
        ),
        switch(
            "statement",
            lambda club: club.monthly_statement,
            lambda on: Preferences(monthly_statement=on),
            "monthly statement",
        ),
    ),
    ("message",),
)
TEAMS: Final = Section(
    "teams",
    (
        habit_switch("teams before", "teams_before", "teams", "sides"),
        habit_switch("results", "results", "result"),
        habit_switch("rota", "rota", "kit", "ball and bibs"),
    ),
)
WEEKLY: Final = Section(
    "weekly",
    (
        habit_word(
            "bank holidays",
            "bank_holidays",
            {
                "off": Nation.NONE,
                "england": Nation.ENGLAND,
                "scotland": Nation.SCOTLAND,
                "northern ireland": Nation.NORTHERN_IRELAND,
            },
            {"none": "off", "no": "off", "wales": "england", "england and wales": "england", "ni": "northern ireland"},
            "holidays",
        ),
    ),
)
CLUB: Final = Section(
    "club",
    (
        switch("admins", lambda club: club.admins_may, lambda may: Preferences(admins_may=may), "admin"),
        Option(
            name="link",
            takes="a monzo.me link, or none",
            example="monzo.me/yourname",
            read=lambda said: Preferences(monzo_me="" if said.casefold() in _NO_LINK else said),
            now=lambda club: club.monzo_me or "none",
            also=("monzo.me", "monzo.me link", "monzo"),
        ),
        Option(
            name="time zone",
            takes="the name of a time zone",
            example="Europe/London",
            read=lambda said: Preferences(timezone=said),
            now=lambda club: club.timezone,
            also=("timezone", "zone"),
        ),
    ),
)
SECTIONS: Final = (GAME, WORTH, PLACES, MESSAGES, TEAMS, WEEKLY, CLUB)

_OPTIONS: Final[Mapping[str, Option]] = {
    word: option for section in SECTIONS for option in section.options for word in (option.name, *option.also)
}
_SECTIONS: Final[Mapping[str, Section]] = {
    word: section for section in SECTIONS for word in (section.name, *section.also)
}
WORDS: Final = tuple(_OPTIONS)


def option_called(word: str) -> Option | None:
    """The thing that goes by this word, however it is written."""
    return _OPTIONS.get(_plain(word))


def section_called(word: str) -> Section | None:
    """The section that goes by this word."""
    return _SECTIONS.get(_plain(word))


def section_of(option: Option) -> Section:
    """The section in which it is shown."""
    return next(section for section in SECTIONS if option in section.options)


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").rstrip("?:").split())
