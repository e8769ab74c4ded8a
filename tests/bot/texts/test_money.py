"""Who paid, what is open, and who hears which."""

import pytest

from bot.texts.money import Line, how_to_pay, paid, standing, still_open, your_balance
from club.money import Pence


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (Line("Ashley", Pence(500), Pence(0)), "💷 Ashley paid £5.00: all square"),
        (Line("Sam", Pence(300), Pence(-200)), "💷 Sam paid £3.00"),
        (Line("Priya", Pence(2000), Pence(1500)), "💷 Priya paid £20.00: £15.00 in credit"),
        (Line("<b>", Pence(500), Pence(0)), "💷 &lt;b&gt; paid £5.00: all square"),
        (Line("Sam", Pence(300), Pence(0), taken_back=True), "<s>💷 Sam paid £3.00</s> taken back"),
    ],
)
def test_in_the_group(line: Line, words: str) -> None:
    assert paid([line]) == words


def test_several_are_a_line_each() -> None:
    lines = [Line("Ashley", Pence(500), Pence(0)), Line("Sam", Pence(500), Pence(-100))]
    assert paid(lines) == "💷 Ashley paid £5.00: all square\n💷 Sam paid £5.00"


def test_in_private() -> None:
    assert still_open(Pence(300), Pence(-200)) == "£3.00 arrived, thank you. £2.00 still to come."
    assert [standing(Pence(sum_)) for sum_ in (-500, 0, 1500)] == ["owes £5.00", "all square", "£15.00 in credit"]
    assert your_balance("R&D", Pence(-500)) == "R&amp;D: you owe £5.00."
    assert your_balance("Five", Pence(500)) == "Five: you're £5.00 in credit."


def test_how_to_pay() -> None:
    owed = how_to_pay("Five", Pence(500), Pence(-500), "K7WMX", link=True)
    assert owed.startswith("Five: £5.00 to pay. Press the button, or send it by bank transfer.\n")
    assert "<code>K7WMX</code>" in owed
    assert how_to_pay("Five", Pence(500), Pence(0), "K", link=False).startswith(
        "Five: £5.00 for your next game. Send it"
    )
    assert how_to_pay("Five", Pence(0), Pence(0), "K", link=False).startswith(
        "Five: you're all square. Nothing to pay."
    )
