"""The buttons of a club."""

from bot import keyboards
from tests.bot.keyboards.words import words
from tests.builders import a_club, a_player


def test_choices_are_cut_to_what_a_button_takes() -> None:
    assert words(keyboards.which_club("newfixture", [a_club(name="x" * 128)])) == [["x" * 60]]
    assert words(keyboards.which_player([a_player("Tom")], ["Ann's Tom"])) == [["Ann's Tom"]]
    link = keyboards.open_chat("FiverBot", "pay").inline_keyboard[0][0]
    assert link.url == "https://t.me/FiverBot?start=pay"
