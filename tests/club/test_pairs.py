"""Pairs: one wish for two players, and true when somebody turns out to be somebody else."""

from dataclasses import replace

import pytest

from club import pairs
from club.errors import Conflict
from club.ids import PlayerId
from club.pairs import Wish, fits, wish_for, wished
from club.sides import Split
from tests.builders import a_club

ASHLEY, SAM, PRIYA, TOM = (PlayerId(name) for name in ("ashley", "sam", "priya", "tom"))
CLUB = a_club()


def test_the_last_wish_for_two_counts_whoever_is_named_first() -> None:
    club = wished(CLUB, (SAM, ASHLEY), Wish.APART)
    assert (club.apart, club.together) == (((ASHLEY, SAM),), ())
    assert wished(club, (ASHLEY, SAM), Wish.APART) == club
    club = wished(club, (ASHLEY, SAM), Wish.TOGETHER)
    assert (club.apart, club.together) == ((), ((ASHLEY, SAM),))
    assert wish_for(club, (SAM, ASHLEY)) is Wish.TOGETHER
    assert wished(club, (SAM, ASHLEY), Wish.EITHER) == CLUB


def test_one_player_is_no_pair_and_there_is_an_end() -> None:
    with pytest.raises(Conflict, match="Pick two"):
        wished(CLUB, (SAM, SAM), Wish.APART)
    club = CLUB
    for number in range(pairs.MOST):
        club = wished(club, (SAM, PlayerId(f"player{number}")), Wish.TOGETHER)
    with pytest.raises(Conflict, match="30 such pairs"):
        wished(club, (SAM, ASHLEY), Wish.APART)
    assert wished(club, (SAM, PlayerId("player0")), Wish.APART).apart, "no more pairs than before"


def test_two_who_are_one_have_no_wish_between_them_and_apart_counts_for_a_third() -> None:
    club = replace(CLUB, apart=((SAM, TOM), (PRIYA, SAM)), together=((ASHLEY, PRIYA), (ASHLEY, TOM)))
    club = pairs.renamed(club, SAM, ASHLEY)
    assert club.apart == ((ASHLEY, TOM), (ASHLEY, PRIYA))
    assert club.together == ()
    assert pairs.renamed(replace(CLUB, together=((ASHLEY, SAM),)), SAM, ASHLEY) == CLUB


def test_who_is_erased_is_in_no_pair() -> None:
    club = replace(CLUB, apart=((ASHLEY, SAM), (PRIYA, TOM)), together=((SAM, TOM),))
    club = pairs.without(club, SAM)
    assert (club.apart, club.together) == (((PRIYA, TOM),), ())


def test_whether_sides_are_as_asked_for() -> None:
    split = Split((ASHLEY, SAM), (PRIYA,))
    assert [fits(split, (ASHLEY, SAM), wish) for wish in Wish] == [False, True, True]
    assert [fits(split, (ASHLEY, PRIYA), wish) for wish in Wish] == [True, False, True]
    assert all(fits(split, (ASHLEY, TOM), wish) for wish in Wish), "Tom does not play"
