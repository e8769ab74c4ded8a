"""The next words after a question are its answer, if they may be one, and only the next."""

from datetime import timedelta

import pytest

from bot.asked import LASTS, MOST, Asked, reads_like_a_name
from tests.builders import NOW

SAM, OLLY = 901, 902


def test_a_question_is_answered_once_by_whom_it_was_put_to() -> None:
    asked = Asked()
    asked.remember(SAM, "guest", {"f": "one"}, at=NOW)
    asked.remember(SAM, "guest", {"f": "two"}, at=NOW)
    assert asked.taken(OLLY, "guest", at=NOW) is None
    assert asked.taken(SAM, "sum", at=NOW) is None
    assert asked.taken(SAM, "guest", at=NOW) == {"f": "two"}, "the last one"
    assert asked.taken(SAM, "guest", at=NOW) is None


def test_what_was_asked_long_ago_or_settled_otherwise_is_not_answered() -> None:
    asked = Asked()
    asked.remember(SAM, "guest", {}, at=NOW)
    assert asked.taken(SAM, "guest", at=NOW + LASTS + timedelta(seconds=1)) is None
    asked.remember(SAM, "guest", {}, at=NOW)
    asked.forget(SAM)
    assert asked.taken(SAM, "guest", at=NOW) is None


def test_only_so_many_are_remembered_the_newest() -> None:
    asked = Asked()
    for who in range(MOST + 1):
        asked.remember(who, "guest", {}, at=NOW)
    assert asked.taken(0, "guest", at=NOW) is None
    assert asked.taken(MOST, "guest", at=NOW) == {}


@pytest.mark.parametrize("name", ["Mike", "Zoë O'Neill", "Jean-Luc de la Cruz", "李雷", "J. Smith", "Will"])
def test_names(name: str) -> None:
    assert reads_like_a_name(name)


@pytest.mark.parametrize(
    "words",
    ["", "thanks", "OK.", "Is it on?", "£5", "Mike and Zoë", "https://fiver", "Mike\nZoë", "-", "x" * 41, "no one"],
)
def test_what_is_no_name(words: str) -> None:
    assert not reads_like_a_name(words)
