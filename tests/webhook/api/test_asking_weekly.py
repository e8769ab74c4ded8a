from datetime import UTC, date, datetime, time

import pytest

from club.series import Terms
from webhook.api import asking_weekly as asking
from webhook.api.forms import Flawed

FIRST = {"starts_at": "2026-03-04T18:00:00Z", "location": "Riverside"}


def test_a_beginning_needs_a_first_game_and_is_weekly_unless_it_says_otherwise() -> None:
    asked = asking.beginning(FIRST)
    assert (asked.plan.starts_at, asked.plan.location) == (datetime(2026, 3, 4, 18, tzinfo=UTC), "Riverside")
    assert (asked.every, asked.terms) == (1, Terms())
    assert asking.beginning(FIRST | {"every_weeks": 2, "price": None}).every == 2
    with pytest.raises(Flawed) as caught:
        asking.beginning({"every_weeks": 0})
    assert set(caught.value.flaws) == {"starts_at", "location", "every_weeks"}


def test_terms_say_only_what_changes() -> None:
    assert asking.terms({}) == Terms()
    asked = asking.terms({"weekday": "sunday", "kick_off": "09:30", "skipped": ["2026-12-25"], "stopped": False})
    assert asked == Terms(weekday=6, kick_off=time(9, 30), skipped=(date(2026, 12, 25),), stopped=False)
    assert asking.terms({"skipped": []}).skipped == ()


@pytest.mark.parametrize(
    "body",
    [{"weekday": "Sunday"}, {"kick_off": 9}, {"every_weeks": True}, {"skipped": None}, {"stopped": 1}, {"price": None}],
)
def test_what_cannot_be_read_is_refused_by_its_field(body: dict[str, object]) -> None:
    with pytest.raises(Flawed) as caught:
        asking.terms(body)
    assert set(caught.value.flaws) == set(body)
