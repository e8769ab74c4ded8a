"""The buttons under the summary: only what would do something."""

from bot import keyboards
from club.months import Month
from tests.bot.keyboards.words import words
from tests.builders import a_club

FEBRUARY = Month(2026, 2)


def test_what_can_be_done() -> None:
    both = [["Who owes"], ["Post last month in the group"]]
    assert words(keyboards.summary(a_club(), FEBRUARY, owed=True)) == both
    assert words(keyboards.summary(a_club(), None, owed=True)) == both[:1]
    assert words(keyboards.summary(a_club(), FEBRUARY, owed=False)) == both[1:]
    assert keyboards.summary(a_club(), None, owed=False) is None


def test_a_month_that_was_told_is_not_offered_again() -> None:
    told, _ = a_club().stating(FEBRUARY)
    assert keyboards.summary(told, FEBRUARY, owed=False) is None


def test_sure() -> None:
    assert words(keyboards.sure_to_post(a_club(), FEBRUARY)) == [["Post it", "Leave it"]]
