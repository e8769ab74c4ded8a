"""Text that a spreadsheet would compute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sheets.guarding import guarded, unguarded


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", "''-"])
def test_formulas_are_marked(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Ashley", "", "O'Brien", "'n Sync", "5 = 5", " =1"])
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.text(alphabet="'=+-@a \t", max_size=8) | st.text(max_size=8))
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
