"""A month is the club's own: it begins and ends at its midnights, and is told of at its ten in the morning."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.months import Month, next_statement

LONDON, SYDNEY, APIA = "Europe/London", "Australia/Sydney", "Pacific/Apia"
FEBRUARY = Month(2026, 2)
zones = st.sampled_from([LONDON, SYDNEY, APIA, "America/Los_Angeles", "Asia/Kathmandu"])
instants = st.datetimes(datetime(2001, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # made aware


def test_how_it_is_written() -> None:
    assert (str(FEBRUARY), Month.read("2026-02")) == ("2026-02", FEBRUARY)
    assert FEBRUARY.in_words(now=datetime(2026, 3, 1, tzinfo=UTC), timezone=LONDON) == "February"
    assert Month(2025, 12).in_words(now=datetime(2026, 1, 1, tzinfo=UTC), timezone=LONDON) == "December 2025"


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "26-02", "2026-2", "２０２６-02", "2026-02-01", "0000-01"]
)
def test_anything_else_is_no_month(text: str) -> None:
    assert Month.read(text) is None


def test_the_year_turns() -> None:
    assert (Month(2026, 1).before, Month(2025, 12).next) == (Month(2025, 12), Month(2026, 1))


def test_midnight_is_the_clubs() -> None:
    late = datetime(2026, 2, 28, 20, tzinfo=UTC)
    assert (Month.of(late, LONDON), Month.of(late, SYDNEY)) == (FEBRUARY, Month(2026, 3))
    assert Month(2026, 3).begins(SYDNEY) == datetime(2026, 2, 28, 13, tzinfo=UTC) < late < Month(2026, 3).begins(LONDON)


@given(instants, zones)
def test_every_instant_is_in_one_month(at: datetime, zone: str) -> None:
    month = Month.of(at, zone)
    assert month.begins(zone) <= at < month.next.begins(zone)
    assert (month.before.next, Month.read(str(month))) == (month, month)


def test_the_next_statement_is_at_ten_of_the_first() -> None:
    ten = datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert next_statement(ten - timedelta(seconds=1), LONDON) == ten
    assert next_statement(ten, LONDON) == datetime(2026, 4, 1, 9, tzinfo=UTC), "summer time by then"
    assert next_statement(datetime(2026, 12, 5, tzinfo=UTC), LONDON) == datetime(2027, 1, 1, 10, tzinfo=UTC)


@given(instants, zones)
def test_one_follows_the_other_within_a_month(at: datetime, zone: str) -> None:
    due = next_statement(at, zone)
    assert at < due <= at + timedelta(days=32)
    assert Month.of(due, zone) == Month.of(next_statement(due - timedelta(hours=1), zone), zone)
