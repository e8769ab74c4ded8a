"""One plain line for each thing that can be set."""

from dataclasses import replace

import pytest

from bot.texts.habits import LINES, hours, label, misread, shown
from club.clubs import Club
from club.habits import Habits, LastCall
from tests.builders import a_club


def having(**habits: int | bool | LastCall) -> Club:
    return replace(a_club(), habits=Habits(**habits))  # type: ignore[arg-type]  # the test says which is which


@pytest.mark.parametrize(
    ("option", "club", "line"),
    [
        ("charge", replace(a_club(), charge_after_minutes=0), "at kick-off"),
        ("charge", a_club(), "an hour after kick-off"),
        ("charge", replace(a_club(), charge_after_minutes=90), "90 minutes after kick-off"),
        ("guests", having(guests=0), "off. Only players sign up"),
        ("guests", having(guests=3), "a player may bring up to 3"),
        ("debtors wait", having(debtors_wait=1), "who owes for more than 1 game can sign up a day after the others"),
        ("offers", having(offers=False), "off. The first in line is put in at once when a place is free"),
        ("last call", having(last_call=LastCall.NEVER), "never"),
        ("cancellation", having(notice_hours=0), "never, so I don't watch whether there are enough players"),
        ("reminders", a_club(), "off. Only when you use /remind"),
        ("admins", replace(a_club(), admins_may=True), "may organise too"),
        ("link", a_club(), "none"),
    ],
)
def test_what_it_is_now(option: str, club: Club, line: str) -> None:
    assert LINES[option](club) == line


def test_hours_as_people_say_them() -> None:
    assert [hours(number) for number in (1, 24, 48, 72, 73, 168)] == [
        "1 hour",
        "24 hours",
        "48 hours",
        "3 days",
        "73 hours",
        "7 days",
    ]


def test_names_on_buttons() -> None:
    assert (label("price"), label("rota"), label("link")) == ("Price", "Ball and bibs", "monzo.me link")
    assert (shown("england"), shown("off")) == ("England & Wales", "off")


def test_a_long_slip_is_cut() -> None:
    assert misread("x" * 4000, "guests 2") == f"I couldn't read “{'x' * 59}…”. Try: /settings guests 2"
