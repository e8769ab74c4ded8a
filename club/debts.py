"""What is still open of what somebody was charged: money that came in settles the oldest charges first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from club.fixtures import Fixture
from club.ids import EntryId, FixtureId
from club.ledger import Entry, in_order, standing
from club.money import Pence
from club.players import Player


@dataclass(frozen=True, slots=True)
class Open:
    """A charge, and how much of it is not paid yet: more than nothing, in pence."""

    charge: Entry
    amount: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What a player owes, and since when (UTC). `games`: how many games it is from, 0 where it is not from games alone.

    `since` is the kick-off of the oldest game that is not paid in full.
    """

    player: Player
    amount: Pence
    games: int
    since: datetime


def still_open(entries: Iterable[Entry]) -> tuple[Open, ...]:
    """One player's charges as far as they are not paid, the oldest first; together they are what the player owes."""
    lines = in_order(standing(entries))
    money: int = sum(line.amount for line in lines if line.amount > 0)
    left: list[Open] = []
    for line in lines:
        if line.amount < 0:
            settled = min(money, -line.amount)
            money -= settled
            if settled < -line.amount:
                left.append(Open(line, Pence(-line.amount - settled)))
    return tuple(left)


def settled_by(entries: Iterable[Entry], payments: Collection[EntryId]) -> tuple[FixtureId, ...]:
    """The games for which these lines of one player's paid, the oldest first; none for what was paid ahead."""
    lines = in_order(standing(entries))
    money = _stretches(line for line in lines if line.amount > 0)
    paid = [(begin, end) for line, begin, end in money if line.entry_id in payments]
    games = [
        line.fixture_id
        for line, begin, end in _stretches(line for line in lines if line.amount < 0)
        if line.fixture_id is not None and any(begin < paid_to and paid_from < end for paid_from, paid_to in paid)
    ]
    return tuple(dict.fromkeys(games))


def _stretches(lines: Iterable[Entry]) -> list[tuple[Entry, int, int]]:
    """Lines end to end: each with where it begins and where it ends, in pence."""
    found, end = list[tuple[Entry, int, int]](), 0
    for line in lines:
        found.append((line, end, end := end + abs(line.amount)))
    return found


def debt(player: Player, entries: Iterable[Entry], games: Mapping[FixtureId, Fixture]) -> Debt | None:
    """What this player owes by their lines, named by the games it is from; None for somebody who owes nothing."""
    left = still_open(entries)
    if not left:
        return None
    played = {one.charge.fixture_id for one in left if one.charge.fixture_id in games}
    plain = all(one.charge.fixture_id in games for one in left)
    return Debt(
        player=player,
        amount=Pence(sum(one.amount for one in left)),
        games=len(played) if plain else 0,
        since=min(_since(one.charge, games) for one in left),
    )


def _since(charge: Entry, games: Mapping[FixtureId, Fixture]) -> datetime:
    game = games.get(charge.fixture_id) if charge.fixture_id is not None else None
    return charge.booked_at if game is None else game.starts_at
