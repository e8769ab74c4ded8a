"""The night is where the club plays."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.nights import at_night, morning_after, waking

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("at", "timezone", "night"),
    [
        ("2026-03-04T21:59:59", LONDON, False),
        ("2026-03-04T22:00:00", LONDON, True),
        ("2026-03-04T07:59:59", LONDON, True),
        ("2026-03-04T08:00:00", LONDON, False),
        ("2026-07-04T07:00:00", LONDON, False),  # summer time: eight o'clock there
        ("2026-03-04T22:00:00", "America/New_York", False),
    ],
)
def test_nobody_is_woken_from_ten_to_eight(at: str, timezone: str, night: bool) -> None:
    assert at_night(datetime.fromisoformat(at).replace(tzinfo=UTC), timezone) is night


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        ("2026-03-04T22:30:00", "2026-03-05T08:00:00"),
        ("2026-03-05T02:30:00", "2026-03-05T08:00:00"),
        ("2026-03-28T23:00:00", "2026-03-29T07:00:00"),  # the clocks go forward in this night
        ("2026-10-24T22:00:00", "2026-10-25T08:00:00"),  # and back in this one
    ],
)
def test_the_morning_is_the_next_eight_o_clock(at: str, morning: str) -> None:
    found = morning_after(datetime.fromisoformat(at).replace(tzinfo=UTC), LONDON)
    assert found == datetime.fromisoformat(morning).replace(tzinfo=UTC)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # made aware
    st.sampled_from([LONDON, "America/New_York", "Asia/Kathmandu", "Pacific/Auckland"]),
)
def test_a_morning_is_ahead_and_no_night(at: datetime, timezone: str) -> None:
    morning = morning_after(at, timezone)
    assert at < morning <= at + timedelta(hours=33)
    assert not at_night(morning, timezone)
    assert at_night(morning - timedelta(seconds=1), timezone)


def test_time_passes_only_while_people_are_awake() -> None:
    evening = datetime(2026, 3, 4, 21, 30, tzinfo=UTC)
    assert waking(evening, timedelta(minutes=30), LONDON) == datetime(2026, 3, 4, 22, 0, tzinfo=UTC)
    assert waking(evening, timedelta(hours=1), LONDON) == datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
    assert waking(evening, timedelta(hours=15), LONDON) == datetime(2026, 3, 6, 8, 30, tzinfo=UTC)
    clocks_change = datetime(2026, 3, 28, 21, 0, tzinfo=UTC)
    assert waking(clocks_change, timedelta(hours=2), LONDON) == datetime(2026, 3, 29, 8, 0, tzinfo=UTC)
