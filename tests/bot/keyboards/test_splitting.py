"""The tick list, and the pairs that may have paid together."""

import pytest

from bot import keyboards
from bot.callbacks import SplitAmong, Tick, unpack
from club.decisions import Part
from club.money import Pence
from club.splitting import Proposal
from tests.bot.keyboards.words import words
from tests.builders import a_payment, a_player

PAYMENT = a_payment().payment_id
PEOPLE = [a_player(f"Player {number}") for number in range(18)]
ONE, TWO, THREE = (one.player_id for one in PEOPLE[:3])


def test_book_it_is_there_once_two_are_ticked() -> None:
    owed = {ONE: Pence(500)}
    none = words(keyboards.tick_list(PAYMENT, PEOPLE[:3], owed, {}, 0))
    assert none == [["☐ Player 0: owes £5.00"], ["☐ Player 1", "☐ Player 2"], ["Type it", "Back"]]
    one = words(keyboards.tick_list(PAYMENT, PEOPLE[:3], owed, {ONE: Pence(1000)}, 0))
    assert one[0] == ["✅ Player 0: owes £5.00"]
    assert ["Book it"] not in one
    two = words(keyboards.tick_list(PAYMENT, PEOPLE[:3], owed, {ONE: Pence(500), TWO: Pence(500)}, 0))
    assert two[-2:] == [["Book it"], ["Type it", "Back"]]


def test_a_tick_says_what_shall_be() -> None:
    keyboard = keyboards.tick_list(PAYMENT, PEOPLE[:2], {}, {ONE: Pence(500)}, 0)
    taps = [unpack(str(button.callback_data)) for button in keyboard.inline_keyboard[0]]
    assert taps == [Tick(PAYMENT, ONE, on=False), Tick(PAYMENT, TWO, on=True)]


@pytest.mark.parametrize(
    ("page", "turns", "first"),
    [
        (0, ["Later ›"], "☐ Player 0"),
        (1, ["‹ Earlier", "Later ›"], "☐ Player 8"),
        (2, ["‹ Earlier"], "☐ Player 16"),
        (99, ["‹ Earlier"], "☐ Player 16"),
    ],
)
def test_pages(page: int, turns: list[str], first: str) -> None:
    rows = words(keyboards.tick_list(PAYMENT, PEOPLE, {}, {}, page))
    assert (rows[0][0], rows[-2]) == (first, turns)


def test_three_who_paid_together_fit_on_a_button() -> None:
    parts = tuple(Part(one, Pence(500)) for one in PEOPLE[:3])
    ((button,),) = keyboards.proposals(PAYMENT, [Proposal(parts=parts, reason="joint account")], {ONE: "Ash"})
    assert button.text == "Ash, Player 1 and Player 2, £5.00 each: joint account"
    assert unpack(str(button.callback_data)) == SplitAmong(PAYMENT, ONE + TWO + THREE)
