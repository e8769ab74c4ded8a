"""A cursor leads to where a page ended; anything else is told so, whatever it is."""

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from club.errors import Invalid
from storage.cursors import decode, encode

instants = st.datetimes(timezones=st.just(UTC))
texts = st.text(st.characters(exclude_categories=["Cs"]))


def wrapped(plain: str) -> str:
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


@given(texts, texts)
def test_words_come_back(name: str, id_: str) -> None:
    assert decode(encode(name, id_), str, str) == (name, id_)


@given(instants, texts)
def test_instants_come_back(at: datetime, id_: str) -> None:
    assert decode(encode(at, id_), datetime, str) == (at, id_)


@given(st.text() | st.builds(encode, texts, texts))
@example("é")
@example("\ud800")
@example("=")
@example("====")
def test_garbage_is_invalid_and_nothing_worse(cursor: str) -> None:
    with pytest.raises(Invalid) as refused:
        decode(cursor, datetime, datetime)
    assert refused.value.field == "cursor"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3)
)


@given(json_values)
def test_other_things_in_the_same_wrapping_are_invalid(value: object) -> None:
    cursor = wrapped(json.dumps([value, 5]))
    for first in (str, datetime):
        with pytest.raises(Invalid):
            decode(cursor, first, str)  # type: ignore[type-var]  # one of two types


@pytest.mark.parametrize(
    "plain",
    [
        "[" * 6000,
        '{"a": 1}',
        '["0001-01-01T00:00:00+23:59", "x"]',
        '["9999-12-31T23:59:59-23:59", "x"]',
        '["2026-03-04T18:00:00", "x"]',
        '["2026-03-04T18:00:00+00:00", "\\ud800"]',
        '["2026-03-04T18:00:00+00:00"]',
        '["2026-03-04T18:00:00+00:00", "x", "y"]',
        "[NaN, 1]",
    ],
)
def test_traps_in_the_same_wrapping_are_invalid(plain: str) -> None:
    """Depth beyond reason, instants outside of the calendar, half characters: none of it reaches the database."""
    with pytest.raises(Invalid):
        decode(wrapped(plain), datetime, str)
