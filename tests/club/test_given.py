"""Given names, as words are compared with them."""

import pytest

from club import names
from club.given import GIVEN, is_given


def test_every_name_is_one_word_as_names_are_taken_apart() -> None:
    assert [name for name in GIVEN if names.tokens(name) != (name,)] == []


@pytest.mark.parametrize(
    ("word", "given"), [("dave", True), ("kwame", True), ("jones", False), ("footy", False), ("", False)]
)
def test_given_names_with_and_without_short_forms(word: str, given: bool) -> None:
    assert is_given(word) is given
