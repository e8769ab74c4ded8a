from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.hints import FIRST_PAUSE, LONGEST_PAUSE, hint, pause
from club.money import Pence
from tests.builders import NOW, a_line, a_transfer

LINE = a_line().line_id
TOLD = hint(LINE, a_transfer(), at=NOW)


def test_pauses_begin_with_ten_seconds_and_end_with_a_quarter_of_an_hour() -> None:
    assert [pause(tries).total_seconds() for tries in range(1, 9)] == [10, 20, 40, 80, 160, 320, 640, 900]


@given(st.integers(-5, 10**6))
def test_no_number_of_tries_makes_a_pause_that_is_none(tries: int) -> None:
    assert FIRST_PAUSE <= pause(tries) <= LONGEST_PAUSE


def test_one_transaction_on_one_line_is_one_hint_whatever_is_told_of_it() -> None:
    other = replace(a_transfer(), amount=Pence(1), updated_at=NOW + timedelta(days=1))
    assert hint(LINE, other, at=NOW).hint_id == TOLD.hint_id
    assert hint(a_line("another").line_id, a_transfer(), at=NOW).hint_id != TOLD.hint_id
    assert hint(LINE, a_transfer("another"), at=NOW).hint_id != TOLD.hint_id


@pytest.mark.parametrize(("minutes", "forged"), [(-1, True), (0, True), (1, False)])
def test_another_sum_is_forged_unless_the_bank_has_changed_its_mind_since(minutes: int, forged: bool) -> None:
    truth = replace(a_transfer(), amount=Pence(700), updated_at=TOLD.updated_at + timedelta(minutes=minutes))
    assert TOLD.is_forged(truth) is forged


def test_another_account_is_forged_and_the_truth_is_not() -> None:
    assert TOLD.is_forged(replace(a_transfer(), account_id="acc_other", updated_at=NOW + timedelta(days=9)))
    assert not TOLD.is_forged(a_transfer())


def test_nobody_is_named_and_no_account_shown() -> None:
    told = hint(LINE, replace(a_transfer(), payer_names=("ASHLEY JONES",), reference="footy"), at=NOW)
    assert "JONES" not in str(told)
    assert "footy" not in str(told)
    assert a_transfer().account_id not in str(told)
