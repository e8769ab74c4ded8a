"""The buttons of `/settings`: the sections, what each thing shall be, and hours."""

from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import FreeUntil, Setting, SetTo, ShowSettings
from bot.keyboards.common import button, in_rows
from bot.settings import (
    CANCELLATION,
    EVERYWHERE,
    OVERVIEW,
    SECTIONS,
    USUAL,
    WHICH,
    WORDS,
    WORTH,
    Option,
    Section,
    key_of_pitch,
    pitches,
)
from bot.texts.habits import hours as in_hours
from bot.texts.habits import label, shown
from bot.texts.settings import TITLES
from club.clubs import Club

_HOURS: Final = (0, 12, 24, 48, 72, 168)


def sections(club: Club) -> InlineKeyboardMarkup:
    """One button a section."""
    titles = [button(TITLES[one.name], ShowSettings(club.club_id, one.name)) for one in SECTIONS]
    return InlineKeyboardMarkup(in_rows(titles, 2))


def section(club: Club, which: Section) -> InlineKeyboardMarkup:
    """A button for each thing: what it shall be, or a question; then the way back."""
    asked = [_ask(club, option) for option in which.options if not option.values]
    switched = [[_turn(club, option)] for option in which.options if option.values]
    places = pitches(club) if which is WORTH else ()
    pitch = [button(f"{place[:40]}…", FreeUntil(club.club_id, key_of_pitch(club, place), WHICH)) for place in places]
    back = [button("Back", ShowSettings(club.club_id, OVERVIEW))]
    return InlineKeyboardMarkup([*in_rows([*asked, *pitch], 2), *switched, back])


def hours(club: Club, place: str | None) -> InlineKeyboardMarkup:
    """The hours that pitches usually ask for, others in words, and for a place with its own the usual ones again."""
    key = EVERYWHERE if place is None else key_of_pitch(club, place)

    def means(what: str) -> FreeUntil:
        return FreeUntil(club.club_id, key, what)

    now = club.habits.notice_hours if place is None else club.notice_at(place)
    own = place is not None and any(notice.place == place for notice in club.notices)
    ticked = now if place is None or own else None
    picks = [button(f"{'✓ ' if number == ticked else ''}{_hours(number)}", means(str(number))) for number in _HOURS]
    more = [button("Other…", means(WORDS))]
    usual = [button(f"As usual: {_hours(club.habits.notice_hours)}", means(USUAL))] if own else []
    back = [button("Back", ShowSettings(club.club_id, WORTH.name))]
    return InlineKeyboardMarkup([*in_rows(picks, 3), [*more, *usual], back])


def _hours(number: int) -> str:
    return in_hours(number) if number else "never"


def _ask(club: Club, option: Option) -> InlineKeyboardButton:
    asks = FreeUntil(club.club_id, EVERYWHERE, WHICH)
    return button(f"{label(option.name)}…", asks if option.name == CANCELLATION else Setting(club.club_id, option.name))


def _turn(club: Club, option: Option) -> InlineKeyboardButton:
    after = option.after(club)
    return button(f"{label(option.name)} → {shown(after)}", SetTo(club.club_id, option.name, after))
