"""Typed answers about a weekly game; what lies ahead is shown in tests/bot/handlers/test_weekly."""

from datetime import date, time

import pytest

from bot.weeks import dates, terms
from club.errors import Invalid
from club.money import Pence
from club.series import Terms
from tests.builders import NOW


@pytest.mark.parametrize(
    ("what", "said", "wanted"),
    [
        ("time", "Thu 19:00", Terms(weekday=3, kick_off=time(19))),
        ("time", "7.30pm", Terms(kick_off=time(19, 30))),
        ("time", "on Sunday", Terms(weekday=6)),
        ("place", " The  Cage ", Terms(location="The Cage")),
        ("price", "free", Terms(price=Pence(0))),
        ("hire", "£50", Terms(hire=Pence(5000))),
        ("players", "6-10", Terms(minimum=6, maximum=10)),
        ("players", "14", Terms(maximum=14)),
    ],
)
def test_what_an_answer_changes(what: str, said: str, wanted: Terms) -> None:
    assert terms(what, said) == wanted


@pytest.mark.parametrize(
    ("what", "said"), [("time", "later"), ("time", "at 6"), ("place", " "), ("price", "lots"), ("players", "ten")]
)
def test_a_slip_is_answered(what: str, said: str) -> None:
    with pytest.raises(Invalid):
        terms(what, said)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("25 Dec", [date(2026, 12, 25)]),
        ("25/12, 1/1", [date(2026, 12, 25), date(2027, 1, 1)]),
        ("Wed 11 March and 18 March\n25 March", [date(2026, 3, day) for day in (11, 18, 25)]),
        ("2026-12-23", [date(2026, 12, 23)]),
        ("1/1/2026, yesterday", [date(2026, 1, 1), date(2026, 3, 3)]),
        ("next Wed", [date(2026, 3, 11)]),
    ],
)
def test_dates_as_people_write_them(said: str, found: list[date]) -> None:
    assert dates(said, local=NOW) == found


@pytest.mark.parametrize("said", ["", "Christmas", "25/12 at Bob's", "31/2", "Thu 11 March", ", and"])
def test_what_is_no_date_is_answered_with_one_that_is(said: str) -> None:
    with pytest.raises(Invalid):
        dates(said, local=NOW)
