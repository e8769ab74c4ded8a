"""The buttons by which a game is put together fit Telegram's 64 bytes."""

from datetime import date

from bot import keyboards
from club.money import LARGEST, Pence
from tests.bot.keyboards.words import words


def test_days() -> None:
    rows = words(keyboards.days_ahead(date(2026, 12, 28)))
    assert rows[0] == ["Mon 28 Dec", "Tue 29 Dec", "Wed 30 Dec", "Thu 31 Dec"]
    assert rows[1][0] == "Fri 1 Jan"
    assert rows[-1] == ["Another day", "Drop it"]


def test_places_of_any_kind() -> None:
    assert words(keyboards.places(["x" * 80, "The <Cage>: 2"])) == [
        ["x" * 60],
        ["The <Cage>: 2"],
        ["Another place", "Drop it"],
    ]


def test_prices() -> None:
    assert words(keyboards.prices(Pence(500)))[0] == ["£5.00", "£4.00", "£6.00", "£7.00"]
    assert words(keyboards.prices(Pence(0)))[0] == ["Free", "£1.00", "£2.00"]
    assert words(keyboards.prices(LARGEST))[0] == ["£10,000.00", "£9,999.00"]


def test_how_often_the_choice_so_far_is_ticked() -> None:
    assert words(keyboards.put_up(None))[0] == ["✓ Just once", "Every week", "Every two weeks"]
    assert words(keyboards.put_up(2)) == [
        ["Just once", "Every week", "✓ Every two weeks"],
        ["Put it up", "Drop it"],
    ]


def test_the_reply_box() -> None:
    assert keyboards.reply("x" * 100).input_field_placeholder == "x" * 64
