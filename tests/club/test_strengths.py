"""A rating counts most; results move it a little, and never far."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from club.fixtures import Fixture, Result, Sides
from club.ids import PlayerId
from club.strengths import strengths
from tests.builders import NOW, a_fixture, a_player

ASHLEY, SAM, PRIYA = (replace(a_player(name), rating=rating) for name, rating in (("A", 5), ("S", 1), ("P", None)))
EVERYBODY = (ASHLEY, SAM, PRIYA)


def played(
    bibs: tuple[PlayerId, ...], others: tuple[PlayerId, ...], *goals: int, absent: tuple[PlayerId, ...] = ()
) -> Fixture:
    """A game that was played by these sides, and how it ended, if anybody noted it."""
    game = a_fixture(players=(*bibs, *others), absent=absent)
    return replace(game, sides=Sides(bibs, others, 0, NOW), result=Result(*goals) if goals else None)


WON = played((SAM.player_id,), (ASHLEY.player_id,), 5, 3)


def test_without_results_it_is_the_rating_and_three_for_who_has_none() -> None:
    assert list(strengths(EVERYBODY, (), {}).values()) == [50, 10, 30]


def test_a_game_won_or_lost_is_a_tenth_and_a_draw_is_nothing() -> None:
    assert list(strengths(EVERYBODY, [WON], {}).values()) == [49, 11, 30]
    drawn = played((SAM.player_id,), (ASHLEY.player_id,), 2, 2)
    assert strengths(EVERYBODY, [drawn], {}) == strengths(EVERYBODY, [], {})


def test_only_who_came_and_only_games_with_sides_and_a_result() -> None:
    stayed = played((SAM.player_id,), (ASHLEY.player_id,), 5, 3, absent=(SAM.player_id,))
    unknown = played((SAM.player_id,), (ASHLEY.player_id,))
    without_sides = replace(WON, sides=None)
    assert list(strengths(EVERYBODY, [stayed, unknown, without_sides], {}).values()) == [49, 10, 30]


def test_the_last_ten_count_and_half_a_point_is_the_most() -> None:
    lost = played((ASHLEY.player_id,), (SAM.player_id,), 9, 0)
    assert strengths(EVERYBODY, [WON] * 7, {})[SAM.player_id] == 15
    assert strengths(EVERYBODY, [WON] * 3 + [lost] * 30, {})[SAM.player_id] == 10 + 3 - 7
    assert strengths(EVERYBODY, [WON] * 10 + [lost] * 9, {})[SAM.player_id] == 15


def test_who_was_somebody_else_then_takes_it_over() -> None:
    former = PlayerId("former")
    won = played((former,), (), 1, 0)
    assert strengths(EVERYBODY, [won], {former: PRIYA.player_id})[PRIYA.player_id] == 31


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_nobody_is_moved_by_more_than_half_a_point(season: list[tuple[bool, int, int]]) -> None:
    ids = (SAM.player_id,), (ASHLEY.player_id, PRIYA.player_id)
    games = [played(*(ids if first else ids[::-1]), ours, theirs) for first, ours, theirs in season]
    for before, after in zip(
        strengths(EVERYBODY, (), {}).values(), strengths(EVERYBODY, games, {}).values(), strict=True
    ):
        assert abs(before - after) <= 5
