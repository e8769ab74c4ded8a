"""A move is confirmed in the group."""

from bot import keyboards
from tests.bot.keyboards.words import words
from tests.builders import a_fixture


def test_in_or_out() -> None:
    assert words(keyboards.still_in(a_fixture())) == [["Still in", "I'm out"]]
