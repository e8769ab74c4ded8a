"""Who brings ball and bibs is told once a game, and only where it is sure to arrive."""

from dataclasses import replace

import pytest

from club.ids import TelegramId
from club.notices import kit, sides, sides_subject
from club.players import Player, Reach
from tests.builders import a_fixture, a_player

SAM = a_player("Sam", telegram_id=TelegramId(901), reach=Reach.OPEN)
GAME = a_fixture()


def test_the_same_turn_is_the_same_news_however_the_game_has_changed() -> None:
    first, second = kit(GAME, SAM), kit(replace(GAME, version=7), SAM)
    assert first is not None
    assert first == second
    assert kit(a_fixture("next"), SAM) != first


@pytest.mark.parametrize(
    "player", [a_player("Priya"), replace(SAM, reach=Reach.UNKNOWN), replace(SAM, reach=Reach.BLOCKED)]
)
def test_nobody_is_asked_to_press_start_for_it(player: Player) -> None:
    assert kit(GAME, player) is None


def test_there_is_one_message_for_each_game() -> None:
    assert sides(GAME).subject == sides(replace(GAME, version=3)).subject == sides_subject(GAME)
