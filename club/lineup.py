"""The sides of one game: made, shuffled, changed by hand, and shown as they are for those who are in by now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from club.clubs import Club
from club.errors import Conflict
from club.fixtures import Fixture, Sides, Status
from club.ids import PlayerId
from club.sides import Pair, Split, Wishes, as_now, divide, strength, swapped

FEWEST: Final = 2
FEWEST_TO_TELL: Final = 3
"""A sum of fewer ratings would nearly tell the ratings themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Why the sides are as they are: whole points of each, and which wishes are kept and which are not.

    `told` is whether the group may read the points. It reads those of sides as they were made, of three players or more
    each: else a message that is edited when one player leaves, or two change places, would tell what these are worth.
    """

    bibs: int
    others: int
    told: bool
    apart: tuple[Pair, ...]
    together: tuple[Pair, ...]
    not_apart: tuple[Pair, ...]
    not_together: tuple[Pair, ...]


def may_have_sides(fixture: Fixture, at: datetime) -> bool:
    """Whether the game is ahead or being played, and somebody is in to play against."""
    return fixture.status_at(at) is Status.OPEN and len(fixture.players) >= FEWEST


def check(fixture: Fixture, at: datetime) -> None:
    """Raises Conflict where there can be no sides."""
    if fixture.status_at(at) is not Status.OPEN:
        raise Conflict("That game is over or off: there are no sides to make.")
    if not may_have_sides(fixture, at):
        raise Conflict("It takes two to make sides: fewer are in so far.")


def made(fixture: Fixture, club: Club, strengths: Mapping[PlayerId, int], *, number: int, at: datetime) -> Fixture:
    """The game with the shuffle of this number, which is another than what it has now.

    A former number does nothing, and a far one is the next: so there is always a next one.
    """
    sides = fixture.sides
    if sides is not None and sides.shuffle >= number:
        return fixture
    number = min(number, sides.shuffle + 1) if sides is not None else number
    seed = f"{fixture.fixture_id}/{number}"
    split = divide(fixture.players, strengths, wishes=wishes_of(club), seed=seed, besides=shown(fixture))
    then = tuple((player, strengths[player]) for player in fixture.players if player in strengths)
    posted = sides is not None and sides.posted
    return replace(fixture, sides=Sides(split.bibs, split.others, number, at, then, posted=posted))


def next_number(fixture: Fixture) -> int | None:
    """The shuffle that is due before the sides are shown: the first one, or another where others are in by now.

    None where there are sides that the group has seen, or that the organiser arranged: those are kept.
    """
    sides = fixture.sides
    if sides is None:
        return 0
    as_made = set(fixture.players) == {*sides.bibs, *sides.others}
    return None if as_made or sides.posted or sides.by_hand else sides.shuffle + 1


def changed_by_hand(fixture: Fixture, leaves: PlayerId, comes: PlayerId) -> Fixture:
    """The first leaves the bibs for the second. The same game where they don't stand like that (any more)."""
    now, sides = shown(fixture), fixture.sides
    after = swapped(now, leaves, comes) if now is not None else None
    if after is None or sides is None:
        return fixture
    return replace(fixture, sides=replace(sides, bibs=after.bibs, others=after.others, by_hand=True))


def posted(fixture: Fixture) -> Fixture:
    """From now on the group sees the sides."""
    return fixture if fixture.sides is None else replace(fixture, sides=replace(fixture.sides, posted=True))


def shown(fixture: Fixture) -> Split | None:
    """The sides for those who are in now; None where none were made."""
    sides = fixture.sides
    if sides is None:
        return None
    return as_now(Split(sides.bibs, sides.others), fixture.players, dict(sides.strengths))


def account(fixture: Fixture, club: Club) -> Account:
    """What explains the sides that are shown. Only for a game that has some."""
    sides, now = fixture.sides, shown(fixture)
    assert sides is not None
    assert now is not None
    strengths, wishes, playing = dict(sides.strengths), wishes_of(club), set(fixture.players)
    apart = [pair for pair in wishes.apart if playing >= set(pair)]
    together = [pair for pair in wishes.together if playing >= set(pair)]
    as_made = now == Split(sides.bibs, sides.others) and not sides.by_hand
    return Account(
        bibs=_points(strength(now.bibs, strengths)),
        others=_points(strength(now.others, strengths)),
        told=as_made and min(len(now.bibs), len(now.others)) >= FEWEST_TO_TELL,
        apart=tuple(pair for pair in apart if now.has_apart(pair)),
        together=tuple(pair for pair in together if now.has_together(pair)),
        not_apart=tuple(pair for pair in apart if not now.has_apart(pair)),
        not_together=tuple(pair for pair in together if not now.has_together(pair)),
    )


def wishes_of(club: Club) -> Wishes:
    """Who is not to play with whom in this club, and who is."""
    return Wishes(apart=club.apart, together=club.together)


def renamed(fixture: Fixture, gone: PlayerId, kept: PlayerId) -> Fixture:
    """The game where one player turned out to be another: on the sides, and in the line for ball and bibs.

    Who stands in that line already keeps that place: everybody behind brings what they were going to bring.
    """
    line = fixture.kit if kept in fixture.kit else tuple(kept if player == gone else player for player in fixture.kit)
    if fixture.sides is None:
        return replace(fixture, kit=line)
    sides = fixture.sides
    bibs = _once(kept if player == gone else player for player in sides.bibs)
    others = _once(kept if player == gone else player for player in sides.others)
    known = dict(sides.strengths)
    if gone in known:
        known.setdefault(kept, known.pop(gone))
    now = replace(
        sides,
        bibs=bibs,
        others=tuple(player for player in others if player not in bibs),
        strengths=tuple(known.items()),
    )
    return replace(fixture, kit=line, sides=now)


def without(fixture: Fixture, gone: PlayerId) -> Fixture:
    """The game without this player on its sides; in the line for ball and bibs nobody stands for who is not in."""
    if (sides := fixture.sides) is None:
        return fixture
    bibs, others = (tuple(player for player in side if player != gone) for side in (sides.bibs, sides.others))
    known = tuple(one for one in sides.strengths if one[0] != gone)
    return replace(fixture, sides=replace(sides, bibs=bibs, others=others, strengths=known))


def _once(players: Iterable[PlayerId]) -> tuple[PlayerId, ...]:
    return tuple(dict.fromkeys(players))


def _points(tenths: int) -> int:
    return (tenths + 5) // 10
