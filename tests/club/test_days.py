from datetime import UTC, datetime, timedelta

import pytest

from club import days

LONDON = "Europe/London"
NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 3, 4, 20, 0, tzinfo=UTC), "last night"),
        (datetime(2026, 3, 4, 12, 0, tzinfo=UTC), "yesterday"),
        (datetime(2026, 3, 5, 8, 0, tzinfo=UTC), "today"),
        (datetime(2026, 3, 5, 19, 0, tzinfo=UTC), "tonight"),
        (datetime(2026, 3, 6, 19, 0, tzinfo=UTC), "tomorrow"),
        (datetime(2026, 3, 2, 19, 0, tzinfo=UTC), "on Monday"),
        (datetime(2026, 2, 26, 19, 0, tzinfo=UTC), "on Thu 26 Feb"),
        (datetime(2025, 12, 31, 19, 0, tzinfo=UTC), "on Wed 31 Dec 2025"),
    ],
)
def test_days_are_named_from_today(at: datetime, words: str) -> None:
    assert days.relative_day(at, now=NOW, timezone=LONDON) == words


def test_the_day_is_the_one_of_the_club() -> None:
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert days.day(late, now=late, timezone=LONDON) == "Thu 2 Jul"
    assert days.day(late, now=late, timezone="UTC") == "Wed 1 Jul"
    assert days.date_in_full(late, now=late + timedelta(days=365), timezone="UTC") == "1 July 2026"
