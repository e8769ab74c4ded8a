"""A result is noted once the game has begun, can be put right and taken away."""

from datetime import timedelta

import pytest

from club.errors import Conflict, Invalid
from club.fixtures import Result
from club.results import scored
from tests.builders import NOW, a_fixture

GAME = a_fixture()
AFTER = GAME.starts_at + timedelta(minutes=55)


def test_noted_put_right_and_taken_away() -> None:
    game = scored(GAME, Result(5, 3), at=AFTER)
    assert game.result == Result(5, 3)
    assert scored(game, Result(0, 99), at=AFTER).result == Result(0, 99)
    assert scored(game, None, at=AFTER) == GAME


def test_not_before_it_began_nor_when_it_was_called_off() -> None:
    with pytest.raises(Conflict, match="hasn't begun"):
        scored(GAME, Result(5, 3), at=GAME.starts_at - timedelta(seconds=1))
    with pytest.raises(Conflict, match="called off"):
        scored(GAME.cancel(at=NOW), Result(5, 3), at=AFTER)


@pytest.mark.parametrize(("bibs", "others", "field"), [(-1, 0, "bibs"), (100, 0, "bibs"), (0, 100, "others")])
def test_what_is_no_result(bibs: int, others: int, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        scored(GAME, Result(bibs, others), at=AFTER)
    assert caught.value.field == field
