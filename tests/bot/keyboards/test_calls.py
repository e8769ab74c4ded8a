"""The buttons before a game."""

from bot import keyboards
from tests.bot.keyboards.words import words
from tests.builders import a_fixture


def test_every_call_can_be_answered_and_stopped() -> None:
    assert words(keyboards.last_call(a_fixture())) == [["I'm in", "I'm out"], ["Don't ask me"]]
    assert words(keyboards.tonight(a_fixture(), moved=False)) == [["I'm out"], ["Stop these"]]
    assert words(keyboards.tonight(a_fixture(), moved=True)) == [["Still in", "I'm out"], ["Stop these"]]
    assert words(keyboards.calls_stopped(a_fixture())) == [["Ask me after all"]]
