"""How strong each player is, for even sides: the organiser's rating, moved a little by the results that are kept.

A rating is a whole point from 1 to 5, and nobody's business but the organiser's. Each of the last games won or lost
moves it by a tenth, and all together by half a point at most: results are as much luck as they are strength.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from club.fixtures import Fixture
from club.ids import PlayerId
from club.lineup import shown
from club.players import Player
from club.sides import ORDINARY

LAST_GAMES: Final = 10
"""So many games with sides and a result count; the newest of them."""

MOST: Final = 5
"""Tenths of a point by which results move somebody at most."""


def strengths(
    players: Iterable[Player], games: Iterable[Fixture], became: Mapping[PlayerId, PlayerId]
) -> dict[PlayerId, int]:
    """In tenths of a point. `games` come newest first; who played under another name `became` somebody since."""
    moved = _form(games, became)
    return {one.player_id: _rated(one.rating) + moved.get(one.player_id, 0) for one in players}


def _rated(rating: int | None) -> int:
    return ORDINARY if rating is None else rating * 10


def _form(games: Iterable[Fixture], became: Mapping[PlayerId, PlayerId]) -> dict[PlayerId, int]:
    form: dict[PlayerId, int] = defaultdict(int)
    counted = [(now, game) for game in games if (now := shown(game)) is not None and game.result is not None]
    for split, game in counted[:LAST_GAMES]:
        assert game.result is not None
        ahead = game.result.bibs - game.result.others
        won = (ahead > 0) - (ahead < 0)
        for side, by in ((split.bibs, won), (split.others, -won)):
            for player in side:
                if player in game.came:
                    form[became.get(player, player)] += by
    return {player: max(-MOST, min(MOST, by)) for player, by in form.items()}
