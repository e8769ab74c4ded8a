import locale
from datetime import UTC, datetime, timedelta

from bot import when

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


def test_moments_are_written_in_the_time_of_the_club() -> None:
    assert when.moment(datetime(2026, 3, 4, 18, 0, tzinfo=UTC), now=NOW, timezone="Europe/London") == "Wed 4 Mar, 18:00"
    assert when.moment(datetime(2026, 7, 1, 18, 5, tzinfo=UTC), now=NOW, timezone="Europe/London") == "Wed 1 Jul, 19:05"
    assert when.brief(datetime(2026, 7, 1, 18, 5, tzinfo=UTC), now=NOW, timezone="Europe/London") == "Wed 1 Jul 19:05"


def test_the_year_is_written_only_when_it_is_another() -> None:
    assert when.moment(datetime(2027, 1, 6, 8, 0, tzinfo=UTC), now=NOW, timezone="UTC") == "Wed 6 Jan 2027, 08:00"
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert when.day(new_year, now=NOW, timezone="Europe/Berlin") == "Fri 1 Jan 2027"


def test_the_machine_speaks_english_whatever_its_locale() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("de_DE.UTF-8", "C.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            assert when.day(datetime(2026, 5, 6, tzinfo=UTC), now=NOW, timezone="UTC") == "Wed 6 May"
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_what_is_to_come_needs_a_date_only_beyond_the_week() -> None:
    for days, written in ((0, "Wed 18:00"), (6, "Tue 18:00"), (7, "Wed 11 Mar 18:00")):
        at = datetime(2026, 3, 4, 18, 0, tzinfo=UTC) + timedelta(days=days)
        assert when.coming(at, now=NOW, timezone="Europe/London") == written


def test_relative_days_fit_into_a_sentence() -> None:
    assert when.relative(datetime(2026, 3, 3, 19, 0, tzinfo=UTC), now=NOW, timezone="UTC") == "last night"
    assert when.clock(datetime(2026, 3, 3, 7, 5, tzinfo=UTC), timezone="UTC") == "07:05"
