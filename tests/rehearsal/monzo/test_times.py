from datetime import UTC, datetime

import pytest

from rehearsal.monzo.times import next_working_morning, read_time, rfc3339


@pytest.mark.parametrize(
    ("microsecond", "written"),
    [(0, "34Z"), (900_000, "34.9Z"), (980_000, "34.98Z"), (179_000, "34.179Z"), (8_000, "34.008Z")],
)
def test_as_many_digits_as_needed(microsecond: int, written: str) -> None:
    moment = datetime(2026, 3, 4, 21, 15, 34, microsecond, tzinfo=UTC)
    assert rfc3339(moment) == f"2026-03-04T21:15:{written}"
    assert read_time(rfc3339(moment)) == moment


@pytest.mark.parametrize("text", ["", "yesterday", "2026-03-04T21:15:34"])
def test_what_is_no_instant(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_time(text)


@pytest.mark.parametrize(("day", "settles"), [(4, 5), (6, 9), (7, 9), (8, 9)])
def test_banks_settle_on_the_next_weekday(day: int, settles: int) -> None:
    moment = datetime(2026, 3, day, 21, 15, tzinfo=UTC)
    assert next_working_morning(moment) == datetime(2026, 3, settles, 7, tzinfo=UTC)
