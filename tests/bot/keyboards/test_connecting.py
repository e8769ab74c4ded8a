"""The buttons of the bank."""

from bot.keyboards import connecting as keyboards
from club.ids import LineId
from club.logins import Choice
from tests.bot.keyboards.words import words
from tests.builders import a_club

CONNECTED = a_club(line_id=LineId("0" * 12))
CHOICES = [Choice(account_id=f"acc_{'0' * 200}{number}", kind="personal", last_digits="1234") for number in range(3)]


def test_without_a_client_of_the_servers_only_ones_own_is_offered() -> None:
    assert words(keyboards.ways_in(a_club(), ours=True))[0] == ["Log in with Monzo"]
    assert words(keyboards.ways_in(a_club(), ours=False)) == [["Use my own client"], ["Make my address"]]
    assert words(keyboards.ways_in(CONNECTED, ours=False))[-1] == ["New address", "Disconnect"]


def test_an_account_of_any_id_fits_into_a_button_of_its_own() -> None:
    shown = keyboards.which_account(CONNECTED, CHOICES, connected=True)
    data = [str(row[0].callback_data) for row in shown.inline_keyboard]
    assert len(set(data)) == 4
    assert words(shown)[-1] == ["Leave it as it is"]
    assert len(keyboards.which_account(CONNECTED, CHOICES, connected=False).inline_keyboard) == 3
