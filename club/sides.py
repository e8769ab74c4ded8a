"""Two even sides: as equal in number as can be, then as equal in strength, with wishes kept.

Whoever has to play together, or against each other, is a block that can only be turned round as a whole. Which ways
round are possible is then counted, block by block, for every difference in number and strength: so the most even sides
are found and not only good ones, in some hundredths of a second for a hundred players. Chance is a hash of the seed.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from club.ids import PlayerId

Pair: TypeAlias = tuple[PlayerId, PlayerId]
T = TypeVar("T")

ORDINARY: Final = 30
"""The strength of somebody of whom nobody has said anything, in tenths of a point: the middle of 1 to 5."""

SLACK: Final = (*[0] * 12, *range(2, 26, 2))
"""Where other sides than these are wanted: by how many tenths they may be less even, try by try."""


@dataclass(frozen=True, slots=True)
class Split:
    """Who plays in bibs, and who plays without."""

    bibs: tuple[PlayerId, ...]
    others: tuple[PlayerId, ...]

    def is_like(self, other: "Split | None") -> bool:
        """Whether the same people play together, whoever wears the bibs."""
        mine = {frozenset(self.bibs), frozenset(self.others)}
        return other is not None and mine == {frozenset(other.bibs), frozenset(other.others)}

    def has_together(self, pair: Pair) -> bool:
        """Whether both play on one side."""
        return set(pair) <= set(self.bibs) or set(pair) <= set(self.others)

    def has_apart(self, pair: Pair) -> bool:
        """Whether both play, against each other."""
        return len(set(pair) & set(self.bibs)) == 1 == len(set(pair) & set(self.others))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Who is not to play with whom, and who is. Where they contradict each other the earlier counts; apart comes first.

    A wish is left out, too, when it would make the sides unequal in number.
    """

    apart: tuple[Pair, ...] = ()
    together: tuple[Pair, ...] = ()


NONE: Final = Wishes()


def divide(
    players: Sequence[PlayerId],
    strengths: Mapping[PlayerId, int],
    *,
    wishes: Wishes = NONE,
    seed: str,
    besides: Split | None = None,
) -> Split:
    """The most even sides of these players; strengths in tenths, who has none is ordinary.

    The same for the same input. Of several that are equally even, the seed chooses. `besides` are sides that are not
    wanted again: where no others are as even, some that are nearly so will do.
    """
    chance = _Chance(seed)
    blocks = chance.shuffled(_blocks(players, wishes))
    ways = _Ways(blocks, strengths)
    found = ways.one(chance, slack=0)
    for slack in SLACK:
        if not found.is_like(besides):
            break
        found = ways.one(chance, slack=slack)
    order = {player: place for place, player in enumerate(players)}
    return Split(tuple(sorted(found.bibs, key=order.__getitem__)), tuple(sorted(found.others, key=order.__getitem__)))


def as_now(split: Split, players: Sequence[PlayerId], strengths: Mapping[PlayerId, int]) -> Split:
    """The sides for those who are in now.

    Who dropped out is gone; who came since is on the side that has fewer, or of two that have as many the weaker.
    """
    bibs = [player for player in split.bibs if player in players]
    others = [player for player in split.others if player in players]
    for player in players:
        if player not in bibs and player not in others:
            mine, theirs = (len(bibs), strength(bibs, strengths)), (len(others), strength(others, strengths))
            (bibs if mine <= theirs else others).append(player)
    return Split(tuple(bibs), tuple(others))


def swapped(split: Split, leaves: PlayerId, comes: PlayerId) -> Split | None:
    """The first leaves the bibs, and the second puts them on; None where they don't stand like that (any more)."""
    if leaves not in split.bibs or comes not in split.others:
        return None
    bibs = tuple(comes if player == leaves else player for player in split.bibs)
    return Split(bibs, tuple(leaves if player == comes else player for player in split.others))


def strength(players: Collection[PlayerId], strengths: Mapping[PlayerId, int]) -> int:
    """What they add up to, in tenths."""
    return sum(strengths.get(player, ORDINARY) for player in players)


@dataclass(frozen=True, slots=True)
class _Block:
    """Those of whom each has to play with, or against, the others: these on one side, those on the other."""

    here: tuple[PlayerId, ...]
    there: tuple[PlayerId, ...] = ()

    @property
    def turned(self) -> "_Block":
        return _Block(self.there, self.here)

    @property
    def more(self) -> int:
        return len(self.here) - len(self.there)

    def joined(self, other: "_Block") -> "_Block":
        return _Block((*self.here, *other.here), (*self.there, *other.there))

    def has(self, player: PlayerId) -> bool:
        return player in self.here or player in self.there


def _blocks(players: Sequence[PlayerId], wishes: Wishes) -> list[_Block]:
    """Everybody once; a wish that contradicts those before it, or makes unequal sides, changes nothing."""
    blocks = [_Block((player,)) for player in dict.fromkeys(players)]
    for pairs, apart in ((wishes.apart, True), (wishes.together, False)):
        for pair in pairs:
            blocks = _with_wish(blocks, pair, apart=apart)
    return blocks


def _with_wish(blocks: list[_Block], pair: Pair, *, apart: bool) -> list[_Block]:
    first, second = (next((block for block in blocks if block.has(player)), None) for player in pair)
    if first is None or second is None or first is second:
        return blocks  # one does not play, or where they stand to each other is settled
    agree = (pair[0] in first.here) == (pair[1] in second.here)
    joined = first.joined(second if agree != apart else second.turned)
    tried = [joined if block is first else block for block in blocks if block is not second]
    return tried if _come_out_even(tried) else blocks


def _come_out_even(blocks: Sequence[_Block]) -> bool:
    """Whether there is a way round for each by which the sides differ by one at most."""
    everybody = sum(len(block.here) + len(block.there) for block in blocks)
    reached = 1 << everybody  # a bit for each difference, from -everybody to everybody
    for block in blocks:
        reached = _moved(reached, block.more) | _moved(reached, -block.more)
    return bool(reached & (0b111 << (everybody - 1)))


class _Ways:
    """All ways round, counted: for the first so many blocks, which differences in number and strength can be had.

    The differences in strength are the bits of one whole number for each difference in number.
    """

    def __init__(self, blocks: Sequence[_Block], strengths: Mapping[PlayerId, int]) -> None:
        self._blocks = blocks
        self._stronger = [strength(block.here, strengths) - strength(block.there, strengths) for block in blocks]
        self._zero = sum(map(abs, self._stronger))
        self._reached = [{0: 1 << self._zero}]
        room = sum(abs(block.more) for block in blocks)
        for block, stronger in zip(blocks, self._stronger, strict=True):
            room -= abs(block.more)
            self._reached.append(self._after(block.more, stronger, room + 1))

    def _after(self, more: int, stronger: int, room: int) -> dict[int, int]:
        """One block further; what the blocks to come could not make even any more is left out."""
        reached: dict[int, int] = {}
        for number, differences in self._reached[-1].items():
            for turn in (1, -1):
                if abs(number + turn * more) <= room:
                    before = reached.get(number + turn * more, 0)
                    reached[number + turn * more] = before | _moved(differences, turn * stronger)
        return reached

    def one(self, chance: "_Chance", *, slack: int) -> Split:
        """One of the most even ways, or of those that are up to so many tenths less even."""
        number, difference = chance.of(self._ends(slack))
        bibs: list[PlayerId] = []
        others: list[PlayerId] = []
        for place in reversed(range(len(self._blocks))):
            block, stronger = self._blocks[place], self._stronger[place]
            before = {turn: (number - turn * block.more, difference - turn * stronger) for turn in (1, -1)}
            turn = chance.of([turn for turn, (at, by) in before.items() if self._can(place, at, by)])
            turned = block if turn == 1 else block.turned
            bibs += turned.here
            others += turned.there
            number, difference = before[turn]
        return Split(tuple(bibs), tuple(others))

    def _ends(self, slack: int) -> list[tuple[int, int]]:
        numbers = [number for number in (-1, 0, 1) if number in self._reached[-1]]
        least = next(by for by in range(self._zero + 1) if self._within(numbers, by, by))
        return self._within(numbers, least, least + slack)

    def _within(self, numbers: Sequence[int], least: int, most: int) -> list[tuple[int, int]]:
        by = [turn * size for size in range(least, most + 1) for turn in ((1, -1) if size else (1,))]
        return [(number, one) for number in numbers for one in by if self._can(len(self._blocks), number, one)]

    def _can(self, place: int, number: int, difference: int) -> bool:
        at = self._zero + difference
        return at >= 0 and bool(self._reached[place].get(number, 0) >> at & 1)


def _moved(bits: int, by: int) -> int:
    return bits << by if by >= 0 else bits >> -by


class _Chance:
    """What looks like chance and is the same on every machine."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._asked = 0

    def of(self, things: Sequence[T]) -> T:
        """One of these."""
        if len(things) == 1:
            return things[0]
        self._asked += 1
        digest = hashlib.blake2b(f"{self._seed}\x1f{self._asked}".encode(), digest_size=8).digest()
        return things[int.from_bytes(digest, "big") % len(things)]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """All of these, in another order."""
        rest, drawn = list(things), list[T]()
        while rest:
            one = self.of(range(len(rest)))
            drawn.append(rest.pop(one))
        return drawn
