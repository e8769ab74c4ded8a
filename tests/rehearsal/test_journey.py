"""Time that travels: by the hour, to the same time of the next day, one journey at a time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal.bell import Bell
from rehearsal.journey import HOUR, LONDON, Journey, UnderWay, a_day, an_hour, shown

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # made UTC


@given(MOMENTS)
def test_a_day_goes_hour_by_hour_to_the_same_time_tomorrow(now: datetime) -> None:
    stops = a_day(now)
    way = [now, *stops]
    assert all(timedelta(0) < later - sooner <= HOUR for sooner, later in zip(way, stops, strict=False))
    before, after = now.astimezone(LONDON), stops[-1].astimezone(LONDON)
    assert after.date() == before.date() + timedelta(days=1)
    assert after.time() == before.time() or before.hour in (0, 1, 2), "but for a time that the clocks skip"
    assert len(stops) in (23, 24, 25)


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 3, 4, 18, tzinfo=UTC), 24),
        (datetime(2026, 3, 28, 18, tzinfo=UTC), 23),
        (datetime(2026, 10, 24, 17, tzinfo=UTC), 25),
    ],
)
def test_a_day_is_as_long_as_the_clock_on_the_wall_says(now: datetime, hours: int) -> None:
    assert len(a_day(now)) == hours
    assert a_day(now)[-1] == now + HOUR * hours


def test_an_hour_is_one_step() -> None:
    now = datetime(2026, 3, 4, 18, 5, tzinfo=UTC)
    assert an_hour(now) == [now + HOUR]


def test_the_time_is_london_s() -> None:
    assert shown(datetime(2026, 3, 4, 18, tzinfo=UTC)) == "Wed 4 Mar 2026, 18:00"
    assert shown(datetime(2026, 7, 1, 18, tzinfo=UTC)) == "Wed 1 Jul 2026, 19:00"


def test_one_journey_at_a_time_and_the_bell_tells_of_both_ends() -> None:
    journey = Journey(bell := Bell())
    begin, end = bell.coming(), None
    with journey.begun():
        assert begin.is_set()
        end = bell.coming()
        with pytest.raises(UnderWay), journey.begun():
            raise AssertionError
        assert journey.under_way
        assert not end.is_set()
    assert end.is_set()
    with pytest.raises(ValueError, match="lost"), journey.begun():
        raise ValueError("lost")
    assert not journey.under_way, "also after a journey that went wrong"
