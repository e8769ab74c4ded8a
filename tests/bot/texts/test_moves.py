"""What the group reads when a game is at another time or place, or costs something else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.texts import moves as texts
from bot.texts.words import MESSAGE_ROOM, length
from club.money import Pence
from club.notices import Former
from tests.builders import NOW, a_fixture

GAME = a_fixture()
SAME = Former(GAME.starts_at, GAME.price, GAME.location)
THEN = "Moved: it's now Wed 4 Mar, 18:00 · Riverside"


def moved(was: Former, *asked: str, waiting: tuple[str, ...] = ()) -> str:
    return texts.moved(GAME, was, asked=asked, waiting=waiting, now=NOW, timezone="Europe/London")


@pytest.mark.parametrize(
    ("was", "words"),
    [
        (replace(SAME, starts_at=GAME.starts_at - timedelta(days=1)), f"{THEN} (was Tue 3 Mar, 18:00)."),
        (replace(SAME, location="<Cage>"), f"{THEN} (was &lt;Cage&gt;)."),
        (
            Former(GAME.starts_at - timedelta(hours=1), Pence(400), "Cage"),
            f"{THEN}, £5.00 each (was Wed 4 Mar, 17:00 · Cage · £4.00 each).",
        ),
        (SAME, f"{THEN}."),
    ],
)
def test_only_what_changed_is_said(was: Former, words: str) -> None:
    assert moved(was) == words


def test_those_who_are_in_are_asked_and_those_in_line_are_told() -> None:
    was = replace(SAME, location="Cage")
    asked = f"{THEN} (was Cage). Can you still make it?\nSam, Priya"
    assert moved(was, "Sam", "Priya") == asked
    assert moved(was, "Sam", "Priya", waiting=("Tom",)) == f"{asked}\nWaiting: Tom"
    assert moved(was, waiting=("Tom",)) == f"{THEN} (was Cage).\nWaiting: Tom"


def test_it_fits_whoever_is_mentioned() -> None:
    people = ('<a href="tg://user?id=1234567890">Somebody</a>',) * 400
    was = replace(SAME, location="<" * 80)
    for text in (
        moved(was, *people, waiting=people),
        texts.repriced(GAME, people, now=NOW, timezone="Europe/London"),
    ):
        assert length(text) <= MESSAGE_ROOM
        assert text.count("<a") == text.count("</a>")
