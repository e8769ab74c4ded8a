"""The list after the game."""

from dataclasses import replace

from bot.texts import after_game as texts
from bot.texts.words import MESSAGE_ROOM, length
from club.fixtures import Fixture, LateLeaver
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


def test_who_owes_without_having_played_counts_in_the_sum() -> None:
    late = LateLeaver(PlayerId("8"), NOW)
    game = replace(GAME, players=tuple(NAMES)[:8], absent=(PlayerId("0"),), no_shows=(PlayerId("1"),), late=(late,))
    shown = _text(game)
    assert "\nPlayed: 6 + 1 no-show, 1 late drop-out: 8 × £5.00 = £40.00, hire £45.00\n" in shown
    assert "That is £5.00 short of the hire. £5.70 each would have covered it.\n" in shown
    assert "No-show: Player &lt;1&gt;\nDropped out late: Player &lt;8&gt;, £5.00\n" in shown
    waived = _text(replace(game, late=(replace(late, waived=True),)))
    assert "Played: 6 + 1 no-show: 7 × £5.00 = £35.00" in waived
    assert "Dropped out late: Player &lt;8&gt;, let off" in waived
    filled = _text(replace(game, late=(replace(late, filled=True),)))
    assert "late" not in filled, "the place was taken, so it is nobody's business"


def test_one_line_explains_the_signs() -> None:
    line = "\nTap a name once if they didn't come (☐, not charged), twice for a no-show (🚫, still owes £5.00)."
    assert _text(GAME).endswith(line)
    free = _text(replace(GAME, price=Pence(0), no_shows=(PlayerId("1"),)))
    assert "Played: 8 × £0.00 = £0.00" in free
    assert free.endswith("\nTap a name once if they didn't come (☐), twice for a no-show (🚫).")


def test_the_longest_list_fits() -> None:
    names = {PlayerId(str(number)): "<" * 64 for number in range(100)}
    late = tuple(LateLeaver(PlayerId(f"late {number}"), NOW) for number in range(100))
    thirds = tuple(names)[:30], tuple(names)[30:60]
    text = texts.after_game(
        replace(GAME, players=tuple(names), absent=thirds[0], no_shows=thirds[1], late=late),
        names | dict.fromkeys((one.player_id for one in late), "<" * 64),
        now=NOW, timezone="Europe/London", outlay=Pence(0),
    )  # fmt: skip
    assert length(text) <= MESSAGE_ROOM


def test_ticks() -> None:
    game = replace(GAME, absent=(PlayerId("0"),), no_shows=(PlayerId("1"),))
    assert [texts.sign(game, PlayerId(player)) for player in "012"] == ["☐", "🚫", "✅"]
    assert texts.tick("Ashley", "✅") == "✅ Ashley"
    assert len(texts.tick("x" * 64, "🚫")) == 60
    assert texts.marked("Ashley", Pence(500), came=False) == "Ashley did not come. £5.00 taken back."
    assert texts.marked("Ashley", Pence(500), came=False, owes=True) == (
        "Ashley is a no-show. £5.00 charged all the same."
    )
    assert texts.marked("Ashley", Pence(0), came=True) == "Ashley played."
    assert texts.let_off("x" * 64, off=True) == f"Let {'x' * 40} off"
    assert texts.was_let_off("Ashley", Pence(500), off=False) == "Ashley owes £5.00 after all."
