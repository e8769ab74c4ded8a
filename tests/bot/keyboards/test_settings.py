"""The buttons of /settings."""

from dataclasses import replace

from bot import keyboards
from bot.callbacks import unpack
from bot.callbacks.club import FreeUntil, Setting, SetTo
from bot.settings.sections import CLUB, PLACES, WEEKLY, WORTH
from club.habits import Habits
from tests.bot.keyboards.words import words
from tests.builders import a_club

RIVERSIDE = a_club().played_at("Riverside")


def test_the_overview_leads_everywhere() -> None:
    assert words(keyboards.sections(a_club())) == [
        ["A usual game", "Is it worth it?"],
        ["Places and fairness", "Messages"],
        ["Teams", "Weekly games"],
        ["The club"],
    ]


def test_a_button_says_what_shall_be() -> None:
    club = a_club()
    assert words(keyboards.section(club, PLACES))[:2] == [["Offers → off"], ["Missed out first → on"]]
    [[first], *_] = keyboards.section(club, PLACES).inline_keyboard
    assert unpack(str(first.callback_data)) == SetTo(club.club_id, "offers", "off")
    off = replace(club, habits=Habits(offers=False))
    assert words(keyboards.section(off, PLACES))[0] == ["Offers → on"]
    assert words(keyboards.section(club, WEEKLY)) == [["Bank holidays → England & Wales"], ["Back"]]


def test_what_has_no_few_values_is_asked_for() -> None:
    keyboard = keyboards.section(a_club(), CLUB)
    assert words(keyboard) == [["monzo.me link…", "Time zone…"], ["Group admins → on"], ["Back"]]
    assert unpack(str(keyboard.inline_keyboard[0][1].callback_data)) == Setting(a_club().club_id, "time zone")


def test_each_place_has_hours() -> None:
    keyboard = keyboards.section(RIVERSIDE, WORTH)
    assert words(keyboard) == [["Free cancellation…", "Riverside…"], ["Cancel automatically → on"], ["Back"]]
    here = unpack(str(keyboard.inline_keyboard[0][1].callback_data))
    assert isinstance(here, FreeUntil)
    assert here.hours == "which"


def test_the_hours_that_count_are_ticked() -> None:
    assert words(keyboards.hours(RIVERSIDE, None))[0] == ["never", "12 hours", "✓ 24 hours"]
    usual = words(keyboards.hours(RIVERSIDE, "Riverside"))
    assert "✓" not in str(usual)
    assert usual[2:] == [["Other…"], ["Back"]]
    own = words(keyboards.hours(RIVERSIDE.with_notice("Riverside", 48), "Riverside"))
    assert own[1:3] == [["✓ 48 hours", "3 days", "7 days"], ["Other…", "As usual: 24 hours"]]


def test_long_names_fit() -> None:
    club = a_club().played_at("x" * 80)
    assert words(keyboards.section(club, WORTH))[0] == ["Free cancellation…", "x" * 40 + "…"]
