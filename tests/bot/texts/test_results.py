"""What is said of results."""

from dataclasses import replace

from bot.texts import results as texts
from club.fixtures import Result
from tests.builders import NOW, a_fixture

GAME = a_fixture(location="Arches & Sons")


def test_noted_or_taken_away() -> None:
    noted = texts.noted(replace(GAME, result=Result(5, 3)), now=NOW, timezone="Europe/London")
    assert noted == "Wed 4 Mar, 18:00 · Arches &amp; Sons: Bibs 5–3 No bibs."
    assert texts.noted(GAME, now=NOW, timezone="Europe/London").endswith("no result any more.")


def test_a_slip_is_quoted_briefly_with_the_right_form() -> None:
    assert (
        texts.misread("x" * 500)
        == f"I couldn't read “{'x' * 40}” as a result. Try 5-3, with the goals of the bibs first."
    )
