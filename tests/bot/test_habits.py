"""Typed settings."""

import pytest

from bot.habits import preference
from club.actions.settings import Preferences
from club.errors import Invalid
from club.money import Pence


@pytest.mark.parametrize(
    ("what", "said", "wanted"),
    [
        ("price", "£6", Preferences(default_price=Pence(600))),
        ("hire", "free", Preferences(default_hire=Pence(0))),
        ("minimum", "6", Preferences(default_minimum=6)),
        ("maximum", " 14 ", Preferences(default_maximum=14)),
        ("link", "monzo.me/olly", Preferences(monzo_me="monzo.me/olly")),
        ("link", "None", Preferences(monzo_me="")),
        ("timezone", "Europe/Dublin", Preferences(timezone="Europe/Dublin")),
        ("admins", "Yes", Preferences(admins_may=True)),
        ("admins", "off", Preferences(admins_may=False)),
        ("statement", "on", Preferences(monthly_statement=True)),
        ("statement", "No", Preferences(monthly_statement=False)),
    ],
)
def test_read(what: str, said: str, wanted: Preferences) -> None:
    assert preference(what, said) == wanted


@pytest.mark.parametrize(
    ("what", "said"),
    [("minimum", "six"), ("maximum", "99999"), ("minimum", "²"), ("admins", "maybe"), ("statement", "2"), ("x", "y")],
)
def test_slips(what: str, said: str) -> None:
    with pytest.raises(Invalid):
        preference(what, said)
