"""Ratings on a button and above it."""

from dataclasses import replace

from bot.texts import ratings as texts
from tests.builders import a_player

SAM = a_player("Sam <b>")


def test_who_has_none_counts_as_three() -> None:
    assert texts.on_a_button(SAM) == "Sam <b>: –"
    assert texts.on_a_button(replace(SAM, rating=5)) == "Sam <b>: 5"
    assert texts.rate(SAM).startswith("<b>Sam &lt;b&gt;</b>\nStrength: not rated, counts as 3\n")
    assert texts.line(replace(SAM, rating=1)) == "Strength: 1 of 5"
    assert "1 of 2 players rated" in texts.ratings([SAM, replace(SAM, rating=1)])


def test_a_long_name_leaves_room_for_the_number() -> None:
    assert texts.on_a_button(a_player("x" * 64)).endswith("…: –")
