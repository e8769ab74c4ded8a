"""One thing that can be set: what can be said of it, and what a tap makes of it."""

from dataclasses import replace

import pytest

from bot.settings import option_called
from bot.settings.option import Option
from club.actions.settings import Preferences
from club.errors import Invalid
from club.habits import Habits, LastCall, Nation
from club.money import Pence
from tests.builders import a_club


def called(name: str) -> Option:
    option = option_called(name)
    assert option is not None
    return option


@pytest.mark.parametrize(
    ("what", "said", "wanted"),
    [
        ("price", "£6", Preferences(default_price=Pence(600))),
        ("hire", "free", Preferences(default_hire=Pence(0))),
        ("minimum", "6", Preferences(default_minimum=6)),
        ("maximum", " 14 ", Preferences(default_maximum=14)),
        ("charge", "0", Preferences(charge_after_minutes=0)),
        ("link", "monzo.me/olly", Preferences(monzo_me="monzo.me/olly")),
        ("link", "None", Preferences(monzo_me="")),
        ("time zone", "Europe/Dublin", Preferences(timezone="Europe/Dublin")),
        ("admins", "Yes", Preferences(admins_may=True)),
        ("admins", "off", Preferences(admins_may=False)),
        ("statement", "on", Preferences(monthly_statement=True)),
        ("reminders", "No", Preferences(remind_automatically=False)),
        ("offers", "off", Preferences(habits={"offers": False})),
        ("guests", "3", Preferences(habits={"guests": 3})),
        ("guests", "none", Preferences(habits={"guests": 0})),
        ("debtors", "20", Preferences(habits={"debtors_wait": 20})),
        ("cancellation", "2 days", Preferences(habits={"notice_hours": 48})),
        ("last call", "While places", Preferences(habits={"last_call": LastCall.WHILE_PLACES})),
        ("last call", "off", Preferences(habits={"last_call": LastCall.NEVER})),
        ("bank holidays", "Wales", Preferences(habits={"bank_holidays": Nation.ENGLAND})),
        ("bank holidays", "northern_ireland", Preferences(habits={"bank_holidays": Nation.NORTHERN_IRELAND})),
    ],
)
def test_what_can_be_said(what: str, said: str, wanted: Preferences) -> None:
    assert called(what).preference(said) == wanted


@pytest.mark.parametrize(
    ("what", "said", "right"),
    [
        ("minimum", "six", "That has to be a number from 1 to 100, such as 8."),
        ("maximum", "99999", "That has to be a number from 1 to 100, such as 12."),
        ("minimum", "²", "That has to be a number from 1 to 100, such as 8."),
        ("minimum", "0", "That has to be a number from 1 to 100, such as 8."),
        ("price", "lots", "That has to be a sum, such as £6."),
        ("admins", "maybe", "That has to be on or off, such as on."),
        ("guests", "6", "That has to be a number from 0 to 5, such as 2."),
        ("guests", "-1", "That has to be a number from 0 to 5, such as 2."),
        ("cancellation", "337", "That has to be a number of hours from 0 to 336, such as 48."),
        ("last call", "always", "That has to be never or when short or while places, such as while places."),
    ],
)
def test_a_slip_is_told_what_would_be_right(what: str, said: str, right: str) -> None:
    with pytest.raises(Invalid) as slip:
        called(what).preference(said)
    assert slip.value.message == right


def test_a_tap_goes_round() -> None:
    club = a_club()
    assert called("offers").after(club) == "off"
    assert called("guests").after(club) == "3"
    assert called("guests").after(replace(club, habits=Habits(guests=3))) == "off"
    assert called("guests").after(replace(club, habits=Habits(guests=5))) == "off", "typed, and not among the values"
    assert called("last call").after(club) == "while places"
    assert called("admins").after(replace(club, admins_may=True)) == "off"
