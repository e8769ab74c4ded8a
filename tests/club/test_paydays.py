"""The next payday, and the day after it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.errors import Invalid
from club.paydays import FRIDAYS, MONTHS_END, Payday, day_after, known, next_payday, read

EVERY_KIND = [FRIDAYS, MONTHS_END, *(Payday(str(day)) for day in range(1, 32))]


@pytest.mark.parametrize(
    ("payday", "today", "expected"),
    [
        (MONTHS_END, date(2026, 2, 3), date(2026, 2, 28)),
        (MONTHS_END, date(2028, 2, 3), date(2028, 2, 29)),
        (MONTHS_END, date(2026, 12, 31), date(2026, 12, 31)),
        (FRIDAYS, date(2026, 3, 4), date(2026, 3, 6)),
        (FRIDAYS, date(2026, 3, 6), date(2026, 3, 6)),
        (FRIDAYS, date(2026, 3, 7), date(2026, 3, 13)),
        (Payday("25"), date(2026, 3, 25), date(2026, 3, 25)),
        (Payday("25"), date(2026, 12, 26), date(2027, 1, 25)),
        (Payday("31"), date(2026, 4, 1), date(2026, 4, 30)),
        (Payday("31"), date(2026, 1, 31), date(2026, 1, 31)),
    ],
)
def test_the_next_one(payday: Payday, today: date, expected: date) -> None:
    assert next_payday(payday, today) == expected


@given(st.sampled_from(EVERY_KIND), st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_it_is_never_past_and_comes_within_a_month(payday: Payday, today: date) -> None:
    found = next_payday(payday, today)
    assert today <= found <= today + timedelta(days=31)
    assert next_payday(payday, found) == found


def test_the_day_after_begins_at_midnight_where_they_live() -> None:
    at = datetime(2026, 7, 31, 22, 30, tzinfo=UTC)
    assert day_after(MONTHS_END, at, "Europe/London") == datetime(2026, 7, 31, 23, 0, tzinfo=UTC)
    assert day_after(MONTHS_END, at, "Europe/Paris") == datetime(2026, 8, 31, 22, 0, tzinfo=UTC), "August there"


@pytest.mark.parametrize(
    ("said", "payday"),
    [
        ("25", "25"),
        ("the 25th", "25"),
        (" 1st ", "1"),
        ("05", "5"),
        ("on the 3rd of the month", "3"),
        ("Fridays", "fri"),
        ("every friday", "fri"),
        ("end of the month", "end"),
        ("the last day", "end"),
    ],
)
def test_days_as_people_type_them(said: str, payday: str) -> None:
    assert read(said) == payday


@pytest.mark.parametrize("said", ["", "0", "32", "-5", "soon", "25 26", "x" * 500, "2.5"])
def test_what_is_no_day_is_asked_for_again(said: str) -> None:
    with pytest.raises(Invalid, match="such as 25"):
        read(said)


@given(st.text(max_size=12))
def test_a_button_carries_only_what_we_made(word: str) -> None:
    assert (known(word) is None) == (word not in EVERY_KIND)


def test_every_kind_is_known() -> None:
    assert [known(payday) for payday in EVERY_KIND] == EVERY_KIND
