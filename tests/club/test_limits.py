"""What can be meant by a date, a number of players and a place."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.errors import Invalid
from club.limits import FURTHEST_AHEAD, LARGEST_LIST, LONGEST_PLACE, check_date, check_limits, checked_place
from tests.builders import NOW


def test_a_game_is_in_the_future_and_not_further_than_anybody_plans() -> None:
    check_date(NOW + timedelta(seconds=1), now=NOW)
    check_date(NOW + FURTHEST_AHEAD, now=NOW)
    for wrong in (NOW, NOW - timedelta(days=1), NOW + FURTHEST_AHEAD + timedelta(seconds=1)):
        with pytest.raises(Invalid) as refused:
            check_date(wrong, now=NOW)
        assert refused.value.field == "starts_at"


@given(st.integers(-5, LARGEST_LIST + 5), st.integers(-5, LARGEST_LIST + 5))
def test_limits_are_one_to_a_hundred_and_in_order(minimum: int, maximum: int) -> None:
    refused = None
    try:
        check_limits(minimum, maximum)
    except Invalid as error:
        refused = error.field
    if 1 <= minimum <= maximum <= LARGEST_LIST:
        assert refused is None
    else:
        assert refused == ("maximum" if 1 <= minimum <= LARGEST_LIST else "minimum")


@given(st.text(max_size=100))
def test_a_place_is_one_line_of_reasonable_length_or_refused(text: str) -> None:
    try:
        place = checked_place(text)
    except Invalid:
        place = None
    if place is not None:
        assert 1 <= len(place) <= LONGEST_PLACE
        assert place.isprintable()
        assert place == place.strip()


@pytest.mark.parametrize("text", ["", " \n", "\u202e", "x" * 81])
def test_no_place_at_all_is_refused_by_name(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_place(text)
    assert refused.value.field == "location"
