"""Money is a whole number of pence, read and written as people do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.errors import Invalid
from club.money import LARGEST, Pence, checked, parse, pounds


@pytest.mark.parametrize(
    ("text", "pence"),
    [("£5", 500), ("5.50", 550), ("4.5", 450), ("£1,200.00", 120_000), ("80p", 80), ("5 quid", 500), (" £ 5 ", 500)],
)
def test_sums_as_people_type_them(text: str, pence: int) -> None:
    assert parse(text) == pence


@pytest.mark.parametrize("text", ["", "five", "£", "-5", "5.555", "£0", "£10000.01", "1e3", "NaN", "5,00", "£5£5x"])
def test_what_cannot_be_meant_is_refused_in_words(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse(text)
    assert refused.value.field == "amount"


@given(st.integers(min_value=1, max_value=LARGEST))
def test_what_is_written_can_be_read_again(pence: int) -> None:
    assert parse(pounds(Pence(pence))) == pence


def test_sums_are_written_with_two_digits_and_a_sign() -> None:
    assert [pounds(Pence(p)) for p in (500, 5, -500, 123_456)] == ["£5.00", "£0.05", "-£5.00", "£1,234.56"]


def test_true_is_no_sum() -> None:
    with pytest.raises(Invalid):
        checked(True)
