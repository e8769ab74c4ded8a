"""The buttons of a game."""

from dataclasses import replace
from datetime import timedelta

from bot import keyboards
from bot.callbacks import LetOff, MarkAs, unpack
from club.fixtures import LateLeaver
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


def test_a_tick_goes_round_and_each_button_says_what_is_and_carries_what_shall_be() -> None:
    ann, bob, cat = EVERYBODY[:3]
    fixture = replace(a_fixture(players=EVERYBODY[:3], absent=(ann,)), no_shows=(bob,))
    keyboard = keyboards.ticks(fixture, {ann: "Ann", bob: "Bob", cat: "Cat"})
    assert words(keyboard) == [["☐ Ann", "🚫 Bob"], ["✅ Cat"]]
    assert words(keyboards.ticks(fixture, {}, results=True))[-1] == ["Result"]
    buttons = [unpack(str(button.callback_data)) for row in keyboard.inline_keyboard for button in row]
    means = [(button.came, button.owes) for button in buttons if isinstance(button, MarkAs)]
    assert means == [(False, True), (True, False), (False, False)]


def test_who_dropped_out_late_may_be_let_off_unless_the_place_was_filled() -> None:
    owes, waived, filled = (LateLeaver(player, NOW) for player in EVERYBODY[1:4])
    late = (owes, replace(waived, waived=True), replace(filled, filled=True))
    fixture = replace(a_fixture(players=EVERYBODY[:1]), late=late)
    keyboard = keyboards.ticks(fixture, dict(zip(EVERYBODY, ("Ann", "Bob", "Cat", "Dan"), strict=False)))
    assert words(keyboard) == [["✅ Ann"], ["Let Bob off"], ["Charge Cat after all"]]
    assert unpack(str(keyboard.inline_keyboard[1][0].callback_data)) == LetOff(
        fixture.fixture_id, EVERYBODY[1], off=True
    )


def test_a_hundred_players_are_not_too_many_buttons() -> None:
    late = tuple(LateLeaver(PlayerId(derived("late", number)), NOW) for number in range(30))
    keyboard = keyboards.ticks(replace(a_fixture(players=EVERYBODY), late=late), {})
    assert sum(map(len, keyboard.inline_keyboard)) <= 100
