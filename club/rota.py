"""Who brings the ball, and who the bibs: whoever did it least often, and of those whoever did it longest ago.

A game keeps the whole line of those who may be asked, in their order. So whoever drops out is followed by the next in
it, without anybody having to think of it, and the other of the two keeps what they were told to bring.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from club.clubs import LONG_AGO
from club.fixtures import Fixture, Status
from club.ids import PlayerId

NEWCOMER: Final = 3
"""Who has played fewer games than this is not asked."""

LOOKED_AT: Final = 60
"""So many games back count: a year of Wednesdays, and those that were called off besides."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Who brings what; None where nobody can be asked."""

    ball: PlayerId | None = None
    bibs: PlayerId | None = None

    @property
    def both(self) -> tuple[PlayerId, ...]:
        """Whoever brings something."""
        return tuple(filter(None, (self.ball, self.bibs)))


def line(fixture: Fixture, games: Iterable[Fixture], became: Mapping[PlayerId, PlayerId]) -> tuple[PlayerId, ...]:
    """Those in who may be asked, the next first. `games` are the ones before, newest first; guests are never asked.

    Of two who did it as often and as long ago, whoever has played more games comes first.
    """
    played, brought = Counter[PlayerId](), Counter[PlayerId]()
    latest: dict[PlayerId, datetime] = {}
    for game in games:
        came = {became.get(player, player) for player in game.came}
        played.update(came)
        for player in duty(game).both:
            who = became.get(player, player)
            if who in came:
                brought[who] += 1
                latest.setdefault(who, game.starts_at)
    guests = {guest.player_id for guest in fixture.guests}
    asked = [player for player in fixture.players if player not in guests and played[player] >= NEWCOMER]
    return tuple(sorted(asked, key=lambda who: (brought[who], latest.get(who, LONG_AGO), -played[who], who)))


def assigned(fixture: Fixture, games: Iterable[Fixture], became: Mapping[PlayerId, PlayerId]) -> Fixture:
    """The game with its line; one that has a line keeps it."""
    return fixture if fixture.kit else replace(fixture, kit=line(fixture, games, became))


def duty(fixture: Fixture) -> Duty:
    """Who brings what to this game, as things stand: every other one in the line is for the ball, the rest for bibs."""
    ball = [player for player in fixture.kit[::2] if player in fixture.players]
    bibs = [player for player in fixture.kit[1::2] if player in fixture.players]
    if not ball and len(bibs) > 1:
        ball.append(bibs.pop())
    if not bibs and len(ball) > 1:
        bibs.append(ball.pop())
    return Duty(next(iter(ball), None), next(iter(bibs), None))


def taking_over(before: Fixture, after: Fixture) -> tuple[PlayerId, ...]:
    """Who brings something now and did not before."""
    if after.status is not Status.OPEN:
        return ()
    return tuple(player for player in duty(after).both if player not in duty(before).both)
