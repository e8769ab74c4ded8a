"""How games run, in JSON."""

from dataclasses import replace
from typing import get_type_hints

import pytest

from club.clubs import PlaceNotice
from club.habits import BOUNDS, NAMES, Habits, LastCall, Nation
from webhook.api.asking import preferences
from webhook.api.forms import Flawed
from webhook.api.habits import HABITS, habits, notices
from webhook.api.shapes import HabitsShape


def test_every_habit_is_in_the_shape_and_in_the_form() -> None:
    assert tuple(get_type_hints(HabitsShape)) == NAMES
    properties = HABITS.schema["properties"]
    assert isinstance(properties, dict)
    assert tuple(properties) == NAMES
    for name, (least, most) in BOUNDS.items():
        assert (properties[name]["minimum"], properties[name]["maximum"]) == (least, most)
    assert properties["last_call"]["enum"] == list(LastCall)


def test_what_is_shown_can_be_said_again() -> None:
    busy = replace(Habits(), guests=5, bank_holidays=Nation.SCOTLAND, last_call=LastCall.NEVER, rota=True)
    assert Habits().changed(preferences({"habits": dict(habits(busy))}).habits) == busy


def test_what_is_not_named_is_not_changed() -> None:
    wanted = preferences({"habits": {"offers": False}})
    assert (wanted.habits, wanted.notices) == ({"offers": False}, None)
    assert preferences({}).habits == {}


def test_places_there_and_back() -> None:
    known = (PlaceNotice("Riverside", 48), PlaceNotice("Park", 0))
    assert preferences({"notices": notices(known)}).notices == known
    assert preferences({"notices": []}).notices == ()


@pytest.mark.parametrize("value", [-1, True, "48", 14 * 24 + 1])
def test_hours_that_cannot_be_meant(value: object) -> None:
    with pytest.raises(Flawed) as caught:
        preferences({"habits": {"notice_hours": value}})
    assert set(caught.value.flaws) == {"habits.notice_hours"}
