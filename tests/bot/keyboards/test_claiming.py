"""The buttons by which a group is asked."""

from bot import keyboards
from bot.callbacks import AskGroup, ThatWasMe, unpack
from tests.bot.keyboards.words import words
from tests.builders import a_club, a_payment

PAYMENT = a_payment().payment_id


def test_the_group_has_one_button() -> None:
    keyboard = keyboards.that_was_me(PAYMENT, 2)
    assert words(keyboard) == [["That was me"]]
    assert unpack(str(keyboard.inline_keyboard[0][0].callback_data)) == ThatWasMe(PAYMENT, 2)


def test_one_of_several_groups_is_chosen_and_nothing_is_posted_by_that() -> None:
    club, other = a_club(), a_club(-5)
    keyboard = keyboards.which_group(PAYMENT, [club, other])
    assert words(keyboard) == [["Wednesday Five"], ["Wednesday Five"], ["Back"]]
    assert unpack(str(keyboard.inline_keyboard[1][0].callback_data)) == AskGroup(PAYMENT, other.club_id, sure=False)


def test_the_words_are_posted_by_another_tap() -> None:
    keyboard = keyboards.ask_them(PAYMENT, a_club().club_id)
    assert words(keyboard) == [["Ask them", "Back"]]
    assert unpack(str(keyboard.inline_keyboard[0][0].callback_data)) == AskGroup(PAYMENT, a_club().club_id, sure=True)
