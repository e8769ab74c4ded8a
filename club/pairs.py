"""Pairs of players who are not to be on one side, or who are: asked for by the organiser, for every game to come."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Final

from club.clubs import Club
from club.errors import Conflict
from club.ids import PlayerId
from club.sides import Pair, Split

MOST: Final = 30


class Wish(StrEnum):
    """What is asked for of two players; EITHER is nothing."""

    APART = "apart"
    TOGETHER = "together"
    EITHER = "either"


def wished(club: Club, pair: Pair, wish: Wish) -> Club:
    """The club with this wish for these two, and no other for them. Raises Conflict for too many, or one player."""
    if pair[0] == pair[1]:
        raise Conflict("That is one player. Pick two.")
    if wish_for(club, pair) is wish:
        return club
    apart, together = _besides(club.apart, pair), _besides(club.together, pair)
    if wish is not Wish.EITHER and len(apart) + len(together) >= MOST:
        raise Conflict(f"There are {MOST} such pairs already. Take one away first.")
    ordered = (min(pair), max(pair))
    return replace(
        club,
        apart=(*apart, ordered) if wish is Wish.APART else apart,
        together=(*together, ordered) if wish is Wish.TOGETHER else together,
    )


def wish_for(club: Club, pair: Pair) -> Wish:
    """What is asked for of these two."""
    if any(set(known) == set(pair) for known in club.apart):
        return Wish.APART
    return Wish.TOGETHER if any(set(known) == set(pair) for known in club.together) else Wish.EITHER


def fits(split: Split, pair: Pair, wish: Wish) -> bool:
    """Whether these sides are as it is asked for."""
    match wish:
        case Wish.APART:
            return not split.has_together(pair)
        case Wish.TOGETHER:
            return not split.has_apart(pair)
        case Wish.EITHER:
            return True


def renamed(club: Club, gone: PlayerId, kept: PlayerId) -> Club:
    """The club where one player turned out to be another. Where both had a wish with a third, apart counts."""
    apart = _distinct(_renamed(club.apart, gone, kept))
    together = tuple(pair for pair in _distinct(_renamed(club.together, gone, kept)) if pair not in apart)
    return replace(club, apart=apart, together=together)


def without(club: Club, gone: PlayerId) -> Club:
    """The club without any pair of this player."""
    apart = tuple(pair for pair in club.apart if gone not in pair)
    return replace(club, apart=apart, together=tuple(pair for pair in club.together if gone not in pair))


def _besides(pairs: Iterable[Pair], pair: Pair) -> tuple[Pair, ...]:
    return tuple(known for known in pairs if set(known) != set(pair))


def _renamed(pairs: Iterable[Pair], gone: PlayerId, kept: PlayerId) -> Iterable[Pair]:
    for pair in pairs:
        one, other = (kept if player == gone else player for player in pair)
        if one != other:
            yield min(one, other), max(one, other)


def _distinct(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(dict.fromkeys(pairs))
