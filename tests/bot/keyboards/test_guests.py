"""The buttons about guests."""

from bot import keyboards
from bot.callbacks import BringGuest, WhoPays, unpack
from club.money import Pence
from tests.bot.keyboards.words import words
from tests.builders import a_fixture, a_player

MIKE = a_player("Mike Smith")


def test_whom_to_bring() -> None:
    again = [a_player(f"Guest number {number} {'x' * 64}") for number in range(9)]
    keyboard = keyboards.whom_to_bring(a_fixture(), again)
    rows = words(keyboard)
    assert [len(row) for row in rows] == [2, 2, 2, 2], "six who were brought before, and two ways to say somebody else"
    assert rows[-1] == ["Type a name", "Without a name"]
    data = [unpack(str(button.callback_data)) for row in keyboard.inline_keyboard for button in row]
    assert [one.who for one in data if isinstance(one, BringGuest)] == [
        *(one.player_id for one in again[:6]), "type", ""
    ]  # fmt: skip


def test_who_pays_is_a_button_only_where_there_is_something_to_pay() -> None:
    keyboard = keyboards.bringing(a_fixture(), MIKE, guest_pays=False, host_reads=True)
    assert words(keyboard) == [["Mike pays"], ["Take Mike off"]]
    data = unpack(str(keyboard.inline_keyboard[0][0].callback_data))
    assert isinstance(data, WhoPays)
    assert data.guest_pays
    assert words(keyboards.bringing(a_fixture(), MIKE, guest_pays=True, host_reads=True))[0] == ["I pay"]
    assert words(keyboards.bringing(a_fixture(), MIKE, guest_pays=True, host_reads=False))[0] == ["The host pays"]
    free = keyboards.bringing(a_fixture(price=Pence(0)), MIKE, guest_pays=False, host_reads=True)
    assert words(free) == [["Take Mike off"]]
