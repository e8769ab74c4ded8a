"""The pages of /settings: calm for a new club, plain in each section, and one message each."""

from dataclasses import replace

import pytest

from bot.settings import SECTIONS, WORTH
from bot.texts import settings as texts
from bot.texts.words import MESSAGE_ROOM, TOAST_ROOM, length
from club.habits import Habits, LastCall, Nation
from tests.builders import a_club

BUSY = replace(
    a_club(monzo_me="https://monzo.me/olly"),
    admins_may=True,
    remind_automatically=True,
    habits=Habits(
        cancel_automatically=True,
        missed_out_first=True,
        regulars_first=True,
        debtors_wait=2,
        guests=1,
        last_call=LastCall.WHILE_PLACES,
        teams_before=True,
        results=True,
        rota=True,
        bank_holidays=Nation.SCOTLAND,
    ),
).stating_monthly(on=True)


def test_a_new_club_reads_a_few_calm_lines() -> None:
    assert texts.overview(a_club()) == (
        "<b>Wednesday Five</b>, unless you say otherwise:\n"
        "· £5.00 each, pitch £45.00, 8 to 12 players\n"
        "· A game still short 24 hours before: I ask you\n"
        "· A free place is offered down the line, late leavers pay, up to 2 guests each\n"
        "· A last call when a game is short, a word on the day\n"
        "· Europe/London"
    )


def test_what_is_on_is_said_and_what_is_off_is_not() -> None:
    busy = texts.overview(BUSY)
    for words in (
        "24 hours before: I call it off",
        "up to 1 guest each, those who missed out come first, regulars come first, debtors wait",
        "A last call while there are places, a word on the day, reminders, a monthly statement",
        "Teams an hour before, results, who brings ball and bibs",
        "No weekly games on bank holidays",
        "Group admins may organise",
        "https://monzo.me/olly, Europe/London",
    ):
        assert words in busy
    quiet = Habits(
        notice_hours=0, offers=False, late_leavers_pay=False, guests=0, last_call=LastCall.NEVER, tonight=False
    )
    assert texts.overview(replace(a_club(), habits=quiet)).splitlines()[2:] == [
        "· The first in line gets a free place",
        "· Europe/London",
    ]


@pytest.mark.parametrize("club", [a_club(), BUSY], ids=["new", "busy"])
def test_every_section_says_each_thing_in_one_plain_line(club: object) -> None:
    assert isinstance(club, type(BUSY))
    for section in SECTIONS:
        shown = texts.section(club, section)
        assert length(shown) < MESSAGE_ROOM
        assert shown.count("\n<b>") == len(section.options)
        assert "None" not in shown
        assert all(len(texts.now(club, option.name)) <= TOAST_ROOM for option in section.options)


def test_places_say_whether_they_have_a_time_of_their_own() -> None:
    club = a_club().played_at("Goals").played_at("Riverside").with_notice("riverside", 48).with_notice("Park", 0)
    shown = texts.section(club, WORTH)
    assert "<b>Riverside</b>: until 48 hours before kick-off" in shown
    assert "<b>Park</b>: never" in shown
    assert "<b>Goals</b>: as usual" in shown
    assert texts.now_at(club, "Riverside") == "Riverside: until 48 hours before kick-off"
    assert texts.now_at(club, None).startswith("Free cancellation: until 24 hours before kick-off")


def test_names_are_text() -> None:
    club = a_club(name="<b>").played_at("<i>").with_notice("<u>", 5)
    shown = [texts.overview(club), *(texts.section(club, one) for one in SECTIONS)]
    assert all("&lt;b&gt;" in text for text in shown)
    asked = [texts.section(club, WORTH), texts.which_hours("<i>"), texts.hours_asked("<i>")]
    assert all("&lt;i&gt;" in text and "<i>" not in text.replace("<i>The hours", "") for text in asked)
    assert "usually" in texts.which_hours(None)
    assert "usually" in texts.hours_asked(None)
