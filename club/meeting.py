"""The players of somebody's sheet meet those on the books: who is whom, and which bank names several go by."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from club.ids import PlayerId
from club.money import Pence
from club.names import exact_key, tokens
from club.players import MOST_NAMES, Player


class Why(StrEnum):
    """What is wrong with a row."""

    NO_NAME = "no name"
    LONG_NAME = "long name"
    UNREADABLE = "unreadable"
    TOO_MUCH = "too much"
    TWICE = "twice"
    SEVERAL = "several"
    BANK_NAMES = "bank names"
    ADDS_UP = "adds up"


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is left out; `said` is the cell, or the names, that it is about."""

    row: int
    name: str
    why: Why
    said: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One player of the sheet. `balance` is pence, owed is negative; `known` is who they are on the books, if anybody.

    `bank_names` are as a player keeps them, for somebody known without those that are known already.
    """

    row: int
    name: str
    balance: Pence
    bank_names: tuple[str, ...] = ()
    known: Player | None = None

    @property
    def shown(self) -> str:
        """What they are called on the books."""
        return self.known.name if self.known is not None else self.name


def key_of(name: str) -> str:
    """Names with the same key are one name: case and accents do not matter. A name without letters is itself."""
    return " ".join(tokens(name)) or name.casefold()


def among(lines: Sequence[Listed], players: Sequence[Player]) -> tuple[tuple[Listed, ...], list[Problem]]:
    """Each with the player they are. A whole name counts before its first words; several who fit are a problem.

    A guest is meant only where no player has that name.
    """
    own = {key_of(player.name) for player in players if player.guest_of is None}
    whole = defaultdict[str, list[Player]](list)
    for player in players:
        if player.guest_of is None or key_of(player.name) not in own:
            whole[key_of(player.name)].append(player)
    people: list[Listed] = []
    problems: list[Problem] = []
    taken: set[PlayerId] = set()
    for line in sorted(lines, key=lambda line: key_of(line.name) not in whole):
        fit = whole.get(key_of(line.name)) or _beginning_with(line.name, whole)
        met = _met(line, fit, taken)
        if isinstance(met, Problem):
            problems.append(met)
            continue
        people.append(met)
        if met.known is not None:
            taken.add(met.known.player_id)
    return tuple(sorted(people, key=lambda one: one.row)), problems


def _met(line: Listed, fit: Sequence[Player], taken: Collection[PlayerId]) -> Listed | Problem:
    """The line with whom it is about; `taken` are those of whom another row tells."""
    if not fit:
        return line
    if len(fit) > 1:
        return Problem(line.row, line.name, Why.SEVERAL, _together(fit))
    if fit[0].player_id in taken:
        return Problem(line.row, line.name, Why.TWICE)
    return _added(line, fit[0])


def _beginning_with(name: str, whole: Mapping[str, Sequence[Player]]) -> list[Player]:
    """Those of whose names these are the first whole words: `Ashley` is Ashley Jones, but `Al` is not Alan."""
    return [player for key, same in whole.items() if key.startswith(f"{key_of(name)} ") for player in same]


def _added(line: Listed, known: Player) -> Listed | Problem:
    """The line with what it adds to a known player; there is room for so many bank names only."""
    have = {name.casefold() for name in known.accepted_bank_names}
    more = tuple(name for name in line.bank_names if name.casefold() not in have)
    if len(known.accepted_bank_names) + len(more) > MOST_NAMES:
        return Problem(line.row, line.name, Why.BANK_NAMES)
    return replace(line, bank_names=more, known=known)


def _together(players: Sequence[Player]) -> str:
    names = sorted(player.name for player in players)
    return f"{', '.join(names[:-1])} or {names[-1]}"


def shared(people: Sequence[Listed], players: Sequence[Player]) -> tuple[str, ...]:
    """The bank names of this sheet that are two players' at once: fine, but payments under them will be asked about."""
    owners = defaultdict[str, set[object]](set)
    for player in players:
        for name in player.accepted_bank_names:
            owners[exact_key(name)].add(player.player_id)
    for one in people:
        for name in one.bank_names:
            owners[exact_key(name)].add(one.known.player_id if one.known is not None else one.row)
    named = {exact_key(name): name for one in people for name in one.bank_names}
    return tuple(name for key, name in named.items() if len(owners[key]) > 1)
