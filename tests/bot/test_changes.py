"""Typed answers to "What should change?"."""

from datetime import UTC, datetime

import pytest

from bot.changes import alteration, limits
from club.actions.fixing import Alteration
from club.errors import Invalid
from club.money import Pence
from tests.builders import NOW, a_fixture

GAME = a_fixture()  # Wed 4 March 2026, 18:00


def _read(what: str, said: str) -> Alteration:
    return alteration(what, said, GAME, local=NOW, timezone="Europe/London")


@pytest.mark.parametrize(
    ("said", "starts_at"),
    [
        ("19:00", datetime(2026, 3, 4, 19, tzinfo=UTC)),
        ("Thu", datetime(2026, 3, 5, 18, tzinfo=UTC)),
        ("Thu 7pm", datetime(2026, 3, 5, 19, tzinfo=UTC)),
        ("1 April 19:00", datetime(2026, 4, 1, 18, tzinfo=UTC)),
    ],
)
def test_a_day_keeps_the_time_and_a_time_keeps_the_day(said: str, starts_at: datetime) -> None:
    assert _read("time", said) == Alteration(starts_at=starts_at)


def test_the_rest() -> None:
    assert _read("place", "The  Cage") == Alteration(location="The Cage")
    assert _read("price", "free") == Alteration(price=Pence(0))
    assert _read("minimum", "6") == Alteration(minimum=6)
    assert _read("minimum", "6-10") == Alteration(minimum=6, maximum=10)
    assert _read("maximum", "10") == Alteration(maximum=10)
    assert _read("maximum", "6 - 10 players") == Alteration(minimum=6, maximum=10)


@pytest.mark.parametrize(
    ("what", "said"), [("time", "later"), ("time", "6"), ("place", ""), ("price", "lots"), ("maximum", "ten")]
)
def test_slips(what: str, said: str) -> None:
    with pytest.raises(Invalid):
        _read(what, said)


def test_limits() -> None:
    assert limits("8–12") == (8, 12)
    assert limits(" 14 ") == (None, 14)
