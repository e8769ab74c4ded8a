"""The buttons of a game."""

from datetime import timedelta

from bot import keyboards
from bot.callbacks import Mark, unpack
from club.ids import PlayerId, derived
from club.money import Pence
from tests.bot.keyboards.words import words
from tests.builders import NOW, a_fixture

EVERYBODY = tuple(PlayerId(derived("p", number)) for number in range(100))


def test_a_card_has_buttons_while_the_game_is_open() -> None:
    assert words(keyboards.card(a_fixture(), NOW)) == [["I'm in", "I'm out"], ["Pay £5.00"]]
    assert words(keyboards.card(a_fixture(price=Pence(0)), NOW)) == [["I'm in", "I'm out"]]
    assert keyboards.card(a_fixture(), NOW + timedelta(days=1)) is None
    assert words(keyboards.card(a_fixture(), NOW, guests=True)) == [["I'm in", "I'm out"], ["Pay £5.00", "+1"]]
    assert words(keyboards.card(a_fixture(price=Pence(0)), NOW, guests=True)) == [["I'm in", "I'm out"], ["+1"]]


def test_a_tick_says_what_shall_be() -> None:
    fixture = a_fixture(players=EVERYBODY[:2], absent=EVERYBODY[:1])
    keyboard = keyboards.ticks(fixture, {EVERYBODY[0]: "Ann", EVERYBODY[1]: "Bob"})
    assert words(keyboard) == [["☐ Ann", "✅ Bob"]]
    buttons = [unpack(str(button.callback_data)) for button in keyboard.inline_keyboard[0]]
    assert [button.came for button in buttons if isinstance(button, Mark)] == [True, False]


def test_a_hundred_players_are_not_too_many_buttons() -> None:
    keyboard = keyboards.ticks(a_fixture(players=EVERYBODY), {})
    assert sum(map(len, keyboard.inline_keyboard)) <= 100
