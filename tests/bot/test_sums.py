"""What organisers type about sums, in whatever order."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sums import NamedSum, parse_correction, parse_move, parse_refund, parse_write_off
from club.errors import ClubError, Invalid
from club.money import Pence


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ashley", NamedSum("Ashley", None, "")),
        ("Ashley Jones £5", NamedSum("Ashley Jones", Pence(500), "")),
        ("Ashley £5 moved away", NamedSum("Ashley", Pence(500), "moved away")),
        ("£5.50 Ashley", NamedSum("Ashley", Pence(550), "")),
        ("Tom B 12", NamedSum("Tom B", Pence(1200), "")),
    ],
)
def test_a_write_off(text: str, read: NamedSum) -> None:
    assert parse_write_off(text) == read


@pytest.mark.parametrize("text", ["", "Ashley -£5", "Ashley £0", "Ashley £20000"])
def test_what_is_no_write_off(text: str) -> None:
    with pytest.raises(Invalid):
        parse_write_off(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ashley £5 paid last year", NamedSum("Ashley", Pence(500), "paid last year")),
        ("Ashley -£5 lost the ball", NamedSum("Ashley", Pence(-500), "lost the ball")),
        ("Ashley −5", NamedSum("Ashley", Pence(-500), "")),
        ("Ashley + £1,200.50", NamedSum("Ashley", Pence(120_050), "")),
        ("-£5 Ashley", NamedSum("Ashley", Pence(-500), "")),
    ],
)
def test_a_correction(text: str, read: NamedSum) -> None:
    assert parse_correction(text) == read


@pytest.mark.parametrize("text", ["", "Ashley", "£5", "Ashley five"])
def test_a_correction_has_a_name_and_a_sum(text: str) -> None:
    with pytest.raises(Invalid):
        parse_correction(text)


def test_a_refund_is_a_name_and_a_sum() -> None:
    assert parse_refund("Ashley £5") == ("Ashley", 500)
    assert parse_refund("£5 Ashley") == ("Ashley", 500)
    for text in ("", "Ashley", "Ashley -£5", "Ashley £5 because"):
        with pytest.raises(Invalid):
            parse_refund(text)


@pytest.mark.parametrize(
    "text",
    ["£5 from Ashley Jones to Sam", "Ashley Jones to Sam £5", "from Ashley Jones to Sam 5", "£5 Ashley Jones -> Sam"],
)
def test_credit_moves_from_one_to_another(text: str) -> None:
    assert parse_move(text) == ("Ashley Jones", "Sam", 500)


@pytest.mark.parametrize("text", ["", "£5", "Ashley to Sam", "£5 Ashley Sam", "£5 £6 Ashley to Sam", "£5 to Sam"])
def test_what_moves_nothing(text: str) -> None:
    with pytest.raises(Invalid):
        parse_move(text)


@given(st.text(max_size=80))
def test_whatever_is_typed_it_is_read_or_answered(text: str) -> None:
    for parse in (parse_write_off, parse_correction, parse_refund, parse_move):
        with suppress(ClubError):
            parse(text)
