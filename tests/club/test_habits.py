"""A club's habits are changed by name, one at a time, and never to what cannot be meant."""

import pytest

from club.errors import Invalid
from club.habits import Habits, LastCall, Nation


def test_what_is_not_named_stays() -> None:
    changed = Habits().changed({"guests": 3, "offers": False, "last_call": "never"})
    assert changed == Habits(guests=3, offers=False, last_call=LastCall.NEVER)
    assert changed.changed({}) == changed


def test_a_word_becomes_what_it_stands_for() -> None:
    assert Habits().changed({"bank_holidays": "scotland"}).bank_holidays is Nation.SCOTLAND


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("guests", 6),
        ("guests", -1),
        ("guests", True),
        ("notice_hours", 14 * 24 + 1),
        ("debtors_wait", "3"),
        ("offers", 1),
        ("last_call", "always"),
        ("bank_holidays", True),
        ("shoes", True),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(name: str, value: bool | int | str) -> None:
    with pytest.raises(Invalid) as refused:
        Habits().changed({name: value})
    assert refused.value.field == name
