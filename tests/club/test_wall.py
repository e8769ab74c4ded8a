from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.wall import hours_before, instant_of, on_the_wall

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("hours", "before"),
    [
        (24, datetime(2026, 3, 28, 18, tzinfo=UTC)),  # the clocks go forward in between, and it is 18:00 all the same
        (48, datetime(2026, 3, 27, 18, tzinfo=UTC)),
        (2, datetime(2026, 3, 29, 15, tzinfo=UTC)),
        (0, datetime(2026, 3, 29, 17, tzinfo=UTC)),
    ],
)
def test_hours_are_counted_on_the_wall(hours: int, before: datetime) -> None:
    assert hours_before(datetime(2026, 3, 29, 17, tzinfo=UTC), hours, LONDON) == before


def test_a_time_that_the_clocks_skip_is_as_much_later() -> None:
    assert instant_of(date(2026, 3, 29), time(1, 30), LONDON) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert on_the_wall(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), LONDON) == datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.integers(0, 400))  # noqa: DTZ001
def test_whole_days_before_are_the_same_time_of_day(local: datetime, days: int) -> None:
    at = instant_of(local.date(), time(12, local.minute), "America/New_York")
    earlier = on_the_wall(hours_before(at, 24 * days, "America/New_York"), "America/New_York")
    assert earlier == on_the_wall(at, "America/New_York") - timedelta(days=days)
