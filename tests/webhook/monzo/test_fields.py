"""Fields are read, or empty; what is odd is no error."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webhook.monzo.fields import LONGEST_ID, LONGEST_TEXT, digits, instant, items, members, name_of, text


@given(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.lists(st.integers())
    | st.dictionaries(st.text(), st.text())
)
def test_nothing_is_an_error(value: object) -> None:
    assert len(text(value)) <= LONGEST_TEXT
    assert digits(value).isdigit() or not digits(value)
    assert instant(value) is None or isinstance(value, str)
    assert members(value) == (value if isinstance(value, dict) else {})
    assert items(value) == []
    assert name_of(value) in (None, value)


def test_only_objects_of_a_list_are_items() -> None:
    assert items([{"a": 1}, 5, None, {"b": 2}]) == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize("odd", ["", "two words", "é", "a\nb", "x" * (LONGEST_ID + 1)])
def test_what_is_no_id(odd: str) -> None:
    assert name_of(odd) is None


def test_instants_are_utc() -> None:
    assert instant("2026-03-04T12:00:34.9+01:00") == datetime(2026, 3, 4, 11, 0, 34, 900_000, tzinfo=UTC)
    assert instant("2026-03-04T12:00:34") == datetime(2026, 3, 4, 12, 0, 34, tzinfo=UTC)
    assert instant("0001-01-01T00:00:00+23:00") is None


def test_digits_however_written() -> None:
    assert digits("04-00 04") == "040004"
