from datetime import UTC, date, datetime, time

import pytest

from bot.dates import Unreadable, first_weekday, instant, read_day, read_time
from club.errors import Invalid

TODAY = date(2026, 3, 4)  # a Wednesday


def day(text: str, *, kick_off: time | None = None) -> object:
    return read_day(text, today=TODAY, asked_at=time(12), kick_off=kick_off).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed", date(2026, 3, 4)),
        ("thurs", date(2026, 3, 5)),
        ("TUESDAY", date(2026, 3, 10)),
        ("next Wed", date(2026, 3, 11)),
        ("next Sun", date(2026, 3, 15)),
        ("next Mon", date(2026, 3, 9)),
        ("this Fri", date(2026, 3, 6)),
        ("yesterday", date(2026, 3, 3)),
        ("today", TODAY),
        ("tonight", TODAY),
        ("tomorrow night", date(2026, 3, 5)),
        ("25/12", date(2026, 12, 25)),
        ("25/12/26", date(2026, 12, 25)),
        ("2026-12-25", date(2026, 12, 25)),
        ("25.12.2026", date(2026, 12, 25)),
        ("4th of March", TODAY),
        ("March 20", date(2026, 3, 20)),
        ("20 Sept", date(2026, 9, 20)),
        ("1 Dec", date(2026, 12, 1)),
        ("29 Feb", date(2028, 2, 29)),
        ("Wed 4 Mar", TODAY),
        ("2 March", date(2026, 3, 2)),
        ("Riverside", None),
        ("Marchmont 3", None),
        ("Sunderland", None),
        ("Monday's Field", None),
    ],
)
def test_days_as_people_type_them(text: str, expected: date | None) -> None:
    assert day(text) == expected


def test_a_date_long_gone_is_next_years() -> None:
    later = read_day("4 March", today=date(2026, 11, 1), asked_at=time(12), kick_off=None).value
    assert later == date(2027, 3, 4)


def test_today_counts_while_the_time_is_still_to_come() -> None:
    assert day("Wed", kick_off=time(18)) == TODAY
    assert day("Wed", kick_off=time(11)) == date(2026, 3, 11)


@pytest.mark.parametrize("text", ["31/2", "32 March", "Thu 4 Mar", "Wed Fri", "tomorrow 25/12"])
def test_days_that_cannot_be(text: str) -> None:
    with pytest.raises(Unreadable):
        day(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18:00", time(18)),
        ("18.30", time(18, 30)),
        ("6.30pm", time(18, 30)),
        ("7 PM", time(19)),
        ("7 p.m.", time(19)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("18", time(18)),
        ("6-8pm", time(18)),
        ("18:00-19:00", time(18)),
        ("Pitch 3", None),
        ("Area 51", None),
        ("£18", None),
        ("Riverside", None),
    ],
)
def test_times_as_people_type_them(text: str, expected: time | None) -> None:
    assert read_time(text).value == expected


@pytest.mark.parametrize("text", ["25:00", "18:75", "13pm", "6", "at 6", "0"])
def test_times_that_cannot_be_or_may_be_two(text: str) -> None:
    with pytest.raises(Unreadable):
        read_time(text)


def test_what_was_read_is_gone_from_the_rest() -> None:
    assert read_time("at 18:00 Riverside").rest.split() == ["Riverside"]
    assert read_day("next Wed Riverside", today=TODAY, asked_at=time(12), kick_off=None).rest.split() == ["Riverside"]


def test_clocks_that_change() -> None:
    assert instant(date(2026, 3, 28), time(18), "Europe/London") == datetime(2026, 3, 28, 18, tzinfo=UTC)
    assert instant(date(2026, 3, 29), time(18), "Europe/London") == datetime(2026, 3, 29, 17, tzinfo=UTC)
    assert instant(date(2026, 10, 25), time(1, 30), "Europe/London") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with pytest.raises(Invalid, match="clocks go forward"):
        instant(date(2026, 3, 29), time(1, 30), "Europe/London")


def test_the_first_weekday_of_a_text() -> None:
    assert first_weekday("see you thursday") == "Thu"
    assert first_weekday("25:00") is None
