"""Sides are even, everybody plays once, wishes are kept where they can be, and the same asked twice is the same."""

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.ids import PlayerId
from club.sides import ORDINARY, Pair, Split, Wishes, as_now, divide, strength, swapped

EVERYBODY = [PlayerId(f"player{number:03}") for number in range(100)]
ASHLEY, SAM, PRIYA, TOM, *_ = EVERYBODY


def counts() -> st.SearchStrategy[int]:
    return st.integers(min_value=2, max_value=14)


@st.composite
def games(draw: st.DrawFn) -> tuple[list[PlayerId], dict[PlayerId, int]]:
    """Some players, and what is known of some of them."""
    players = EVERYBODY[: draw(counts())]
    known = draw(st.dictionaries(st.sampled_from(players), st.integers(min_value=5, max_value=55)))
    return players, known


def apart(split: Split, strengths: Mapping[PlayerId, int]) -> int:
    return abs(strength(split.bibs, strengths) - strength(split.others, strengths))


def after_one_swap(split: Split) -> Iterator[Split]:
    for leaves, comes in product(split.bibs, split.others):
        after = swapped(split, leaves, comes)
        assert after is not None
        yield after


def kept(split: Split, wishes: Wishes) -> bool:
    return all(map(split.has_apart, wishes.apart)) and all(map(split.has_together, wishes.together))


def some(split: Split, size: int, *, across: bool) -> list[Pair]:
    """Pairs that play against each other in these sides, or with each other."""
    if across:
        return list(zip(split.bibs, split.others, strict=False))[:size]
    return list(combinations(split.bibs, 2))[:size]


@given(games(), st.text(max_size=3))
def test_everybody_plays_once_on_sides_that_differ_by_one_at_most(
    game: tuple[list[PlayerId], dict[PlayerId, int]], seed: str
) -> None:
    players, strengths = game
    split = divide(players, strengths, seed=seed)
    assert sorted((*split.bibs, *split.others)) == players
    assert abs(len(split.bibs) - len(split.others)) <= 1
    assert divide(players, strengths, seed=seed) == split, "the same asked twice is the same"


@given(games())
def test_no_sides_are_more_even(game: tuple[list[PlayerId], dict[PlayerId, int]]) -> None:
    players, strengths = game
    found = apart(divide(players, strengths, seed="game"), strengths)
    halves = combinations(players, len(players) // 2)
    every = (Split(half, tuple(player for player in players if player not in half)) for half in halves)
    assert found == min(apart(split, strengths) for split in every)


@given(games(), st.integers(min_value=0, max_value=3), st.integers(min_value=0, max_value=3), st.integers())
def test_wishes_that_can_be_kept_are_kept_and_then_no_swap_makes_it_more_even(
    game: tuple[list[PlayerId], dict[PlayerId, int]], against: int, beside: int, seed: int
) -> None:
    players, strengths = game
    possible = divide(players, {}, seed=f"wishes {seed}")
    wishes = Wishes(
        apart=tuple(some(possible, against, across=True)), together=tuple(some(possible, beside, across=False))
    )
    split = divide(players, strengths, wishes=wishes, seed="game")
    assert kept(split, wishes)
    assert sorted((*split.bibs, *split.others)) == players
    assert abs(len(split.bibs) - len(split.others)) <= 1
    for after in after_one_swap(split):
        assert apart(after, strengths) >= apart(split, strengths) or not kept(after, wishes)


@given(
    st.lists(st.tuples(st.sampled_from(EVERYBODY[:6]), st.sampled_from(EVERYBODY[:6])), max_size=8),
    st.lists(st.tuples(st.sampled_from(EVERYBODY[:6]), st.sampled_from(EVERYBODY[:6])), max_size=8),
)
def test_whatever_is_wished_there_are_even_sides_and_the_first_wish_counts(
    against: list[Pair], beside: list[Pair]
) -> None:
    split = divide(EVERYBODY[:6], {}, wishes=Wishes(apart=tuple(against), together=tuple(beside)), seed="game")
    assert {len(split.bibs), len(split.others)} == {3}
    first = next((pair for pair in against if pair[0] != pair[1]), None)
    assert first is None or split.has_apart(first)


def test_where_wishes_contradict_each_other_apart_counts_and_then_the_earlier() -> None:
    both = Wishes(apart=((ASHLEY, SAM),), together=((ASHLEY, SAM),))
    assert divide(EVERYBODY[:4], {}, wishes=both, seed="game").has_apart((ASHLEY, SAM))
    round_ = Wishes(together=((ASHLEY, SAM), (SAM, PRIYA)))
    four = divide(EVERYBODY[:4], {}, wishes=round_, seed="game")
    assert four.has_together((ASHLEY, SAM))
    assert four.has_apart((SAM, PRIYA)), "three of four can't play together, so the later wish is left out"


def test_who_does_not_play_changes_nothing_for_the_others() -> None:
    wishes = Wishes(apart=((ASHLEY, EVERYBODY[50]),), together=((EVERYBODY[51], SAM),))
    assert divide(EVERYBODY[:6], {}, wishes=wishes, seed="a") == divide(EVERYBODY[:6], {}, seed="a")


@given(st.integers(min_value=3, max_value=14), st.text(max_size=2))
def test_shuffled_they_are_others_and_as_even_where_there_are_such(number: int, seed: str) -> None:
    players = EVERYBODY[:number]
    first = divide(players, {}, seed=seed)
    second = divide(players, {}, seed=seed, besides=first)
    assert not second.is_like(first)
    assert apart(second, {}) == apart(first, {})


def test_where_only_one_pair_of_sides_is_most_even_the_next_is_nearly_so() -> None:
    strengths = {ASHLEY: 50, SAM: 48, PRIYA: 12, TOM: 10}
    first = divide(EVERYBODY[:4], strengths, seed="game")
    assert first.is_like(Split((ASHLEY, TOM), (SAM, PRIYA)))
    second = divide(EVERYBODY[:4], strengths, seed="game", besides=first)
    assert second.is_like(Split((ASHLEY, PRIYA), (SAM, TOM)))


@pytest.mark.parametrize("players", [[], [ASHLEY], [ASHLEY, SAM]])
def test_few(players: Sequence[PlayerId]) -> None:
    split = divide(players, {}, seed="game", besides=divide(players, {}, seed="game"))
    assert sorted((*split.bibs, *split.others)) == list(players)


def test_a_hundred_are_divided_exactly_and_at_once() -> None:
    strengths = {player: 5 + 7 * place % 51 for place, player in enumerate(EVERYBODY)}
    wishes = Wishes(apart=((ASHLEY, SAM), (PRIYA, TOM)), together=((ASHLEY, PRIYA),))
    began = time.process_time()
    split = divide(EVERYBODY, strengths, wishes=wishes, seed="game")
    assert time.process_time() - began < 2
    assert (len(split.bibs), len(split.others)) == (50, 50)
    assert apart(split, strengths) == sum(strengths.values()) % 2
    assert kept(split, wishes)


def test_who_drops_out_is_gone_and_who_comes_is_on_the_smaller_and_then_the_weaker_side() -> None:
    made = Split((ASHLEY, SAM), (PRIYA, TOM))
    late, later, last = EVERYBODY[4:7]
    strengths = {ASHLEY: 50, SAM: 50, PRIYA: 10, TOM: 10}
    assert as_now(made, [ASHLEY, SAM, PRIYA, TOM], strengths) == made
    assert as_now(Split((), ()), [ASHLEY], strengths) == Split((ASHLEY,), ()), "the bibs first"
    assert as_now(made, [ASHLEY, PRIYA, TOM], strengths) == Split((ASHLEY,), (PRIYA, TOM))
    assert as_now(made, [ASHLEY, PRIYA, TOM, late], strengths) == Split((ASHLEY, late), (PRIYA, TOM))
    everybody = [ASHLEY, SAM, PRIYA, TOM, late, later, last]
    assert as_now(made, everybody, strengths) == Split((ASHLEY, SAM, later), (PRIYA, TOM, late, last))


@given(games(), st.sets(st.sampled_from(EVERYBODY[:20])))
def test_as_now_has_exactly_those_who_are_in(
    game: tuple[list[PlayerId], dict[PlayerId, int]], now: set[PlayerId]
) -> None:
    players, strengths = game
    shown = as_now(divide(players, strengths, seed="game"), sorted(now), strengths)
    assert sorted((*shown.bibs, *shown.others)) == sorted(now)


def test_a_swap_that_is_asked_for_twice_is_done_once() -> None:
    made = Split((ASHLEY, SAM), (PRIYA, TOM))
    after = swapped(made, SAM, PRIYA)
    assert after == Split((ASHLEY, PRIYA), (SAM, TOM))
    assert swapped(after, SAM, PRIYA) is None
    assert strength((SAM, TOM), {TOM: 50}) == 50 + ORDINARY
