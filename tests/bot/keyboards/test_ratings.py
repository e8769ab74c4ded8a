"""One to five, and everybody a button."""

from dataclasses import replace

from bot import keyboards
from bot.callbacks import Rate, unpack
from bot.keyboards.ratings import A_PAGE, strength
from tests.bot.keyboards.words import words
from tests.builders import a_player

SAM = replace(a_player("Sam"), rating=4)


def test_the_one_with_the_tick_takes_it_away() -> None:
    row = strength(SAM)
    assert [button.text for button in row] == ["1", "2", "3", "4 ✓", "5"]
    assert unpack(str(row[3].callback_data)) == Rate(SAM.player_id, "0", 0)
    assert unpack(str(row[0].callback_data)) == Rate(SAM.player_id, "1", 0)


def test_as_many_as_fit_on_a_page_and_the_way_to_the_others() -> None:
    people = [a_player(f"Player {number}") for number in range(A_PAGE + 1)]
    assert words(keyboards.ratings(people[:A_PAGE], 1))[-1] == ["Player 18: –", "Player 19: –"]
    assert words(keyboards.ratings(people, 1))[-1] == ["Later ›"]
    assert words(keyboards.ratings(people, 2)) == [["Player 20: –"], ["‹ Earlier"]]
