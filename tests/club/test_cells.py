"""Sums as people type them, and several bank names in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.cells import Says, Sum, cell_of, names_in, read_sum
from club.errors import Invalid
from club.money import Pence, pounds
from club.players import bank_names


@pytest.mark.parametrize(
    ("said", "pence"),
    [
        ("£5", 500),
        ("5", 500),
        (" 5.5 ", 550),
        ("-5", -500),
        ("−5", -500),
        ("5-", -500),
        ("-£5", -500),
        ("£-5", -500),
        ("(5.00)", -500),
        ("(£5)", -500),
        ("5,00", 500),
        ("5,5", 550),
        ("£ 1,200.50", 120_050),
        ("1.200,50", 120_050),
        ("1 200", 120_000),
        ("1\u00a0200,50", 120_050),
        ("1,200,300", 120_030_000),
        ("80p", 80),
        (".50", 50),
        ("5 quid", 500),
        ("GBP 5", 500),
        ("5 £", 500),
        ("＋５", 500),
        ("", 0),
        ("  ", 0),
        ("-", 0),
        ("£ -   ", 0),
        ("nil", 0),
        ("All square", 0),
    ],
)
def test_sums_as_people_type_them(said: str, pence: int) -> None:
    assert read_sum(said) == Sum(pence)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("owes 5", Sum(500, Says.OWES)),
        ("£5 owed", Sum(500, Says.OWES)),
        ("5 DR", Sum(500, Says.OWES)),
        ("due: £3.50", Sum(350, Says.OWES)),
        ("5 credit", Sum(500, Says.CREDIT)),
        ("£5 in credit", Sum(500, Says.CREDIT)),
        ("CR 5", Sum(500, Says.CREDIT)),
    ],
)
def test_words_beside_a_sum_say_what_it_is(said: str, read: Sum) -> None:
    assert read_sum(said) == read


@pytest.mark.parametrize(
    "said",
    [
        "five", "1.200", "12.345", "1,20,300", "1,200,50", "€5", "$5", "5 5", "--5", "-(5)", "(-5)", "owes -5",
        "owes 5 credit", "2026-03-04", "5.5p", "£", "p", "5x", "=1+1", "1e3", "٥", "paid",
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_not_guessed(said: str) -> None:
    assert read_sum(said) is None


@given(st.integers(-1_000_000, 1_000_000))
def test_what_we_write_ourselves_is_read_as_it_was(pence: int) -> None:
    assert read_sum(pounds(Pence(pence))) == Sum(pence)
    assert read_sum(f"{pence / 100:.2f}") == Sum(pence)


@given(st.text(max_size=40))
def test_nothing_that_stands_in_a_cell_raises(said: str) -> None:
    read_sum(said)
    names_in(said)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("A JONES", ["A JONES"]),
        ("A JONES; ASHLEY JONES ;", ["A JONES", "ASHLEY JONES"]),
        ("A JONES, ASHLEY JONES", ["A JONES", "ASHLEY JONES"]),
        ("JONES, A; A JONES", ["JONES, A", "A JONES"]),
        ("A JONES\nASHLEY JONES", ["A JONES", "ASHLEY JONES"]),
        ('"ONE; TWO"; THREE', ["ONE; TWO", "THREE"]),
        ("", []),
        (" ; , ", [","]),
    ],
)
def test_several_bank_names_in_one_cell(said: str, names: list[str]) -> None:
    assert names_in(said) == names


@given(st.lists(st.text(max_size=30), max_size=5))
def test_bank_names_come_back_out_of_their_cell(given_names: list[str]) -> None:
    try:
        names = bank_names(tuple(given_names))
    except Invalid:
        return
    assert tuple(names_in(cell_of(names))) == names
