from datetime import UTC, datetime

import pytest

from club import fitting
from club.candidates import Standing
from club.money import Pence
from tests.builders import a_club, a_player

PLAYED = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)


def owing(pence: int, last_played: datetime | None = PLAYED) -> Standing:
    return Standing(player_id=a_player().player_id, balance=Pence(-pence), last_played=last_played, last_paid=None)


@pytest.mark.parametrize(("amount", "price"), [(500, True), (2000, True), (2500, False), (730, False)])
def test_up_to_four_games_at_once(amount: int, price: bool) -> None:
    assert fitting.is_price(amount, a_club()) is price
    assert not fitting.is_price(amount, a_club(default_price=Pence(0)))


@pytest.mark.parametrize(
    ("amount", "owed", "likely"),
    [
        (500, 0, True),
        (250, 0, True),
        (730, 0, False),
        (730, 730, True),
        (730, 800, False),
        (2500, 0, False),
        (2500, 2500, True),
        (3000, 5000, True),
    ],
)
def test_games_and_debts_need_no_words(amount: int, owed: int, likely: bool) -> None:
    assert fitting.is_likely(amount, a_club(), owing(owed)) is likely


def test_only_what_is_owed_settles_and_one_game_where_none_are_kept() -> None:
    assert fitting.is_settling(730, a_club(), owing(730))
    assert not fitting.is_settling(500, a_club(), owing(0))
    assert fitting.is_settling(500, a_club(), owing(0, last_played=None))
    assert not fitting.is_settling(500, a_club(), None)
