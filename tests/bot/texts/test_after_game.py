"""The list after the game."""

from dataclasses import replace

from bot.texts import after_game as texts
from club.fixtures import Fixture
from club.ids import PlayerId
from club.money import Pence
from tests.builders import NOW, a_fixture

NAMES = {PlayerId(str(number)): f"Player <{number}>" for number in range(9)}
GAME = a_fixture(players=tuple(NAMES))


def _text(fixture: Fixture) -> str:
    return texts.after_game(
        fixture,
        NAMES,
        now=NOW,
        timezone="Europe/London",
        outlay=Pence(2750),
    )


def test_income_against_hire_and_the_season() -> None:
    season = "This season you're £27.50 out of pocket so far.\n"
    assert f"\nPlayed: 9 × £5.00 = £45.00, hire £45.00\n{season}" in _text(GAME)
    assert "short" not in _text(GAME)
    short = _text(replace(GAME, absent=(PlayerId("3"),)))
    advice = "That is £5.00 short of the hire. £5.70 each would have covered it.\n"
    assert f"\nPlayed: 8 × £5.00 = £40.00, hire £45.00\n{advice}{season}" in short
    assert "Didn't come: Player &lt;3&gt;" in short


def test_when_nobody_came_no_price_would_have_helped() -> None:
    nobody = _text(replace(GAME, absent=tuple(NAMES)))
    assert "That is £45.00 short of the hire.\nThis season" in nobody


def test_ticks() -> None:
    assert texts.tick("Ashley", came=True) == "✅ Ashley"
    assert texts.tick("Ashley", came=False) == "☐ Ashley"
    assert len(texts.tick("x" * 64, came=True)) == 60
    assert texts.marked("Ashley", Pence(500), came=False) == "Ashley did not come. £5.00 taken back."
    assert texts.marked("Ashley", Pence(0), came=True) == "Ashley played."
