"""The codes of a club in memory, so that the three hundredth newcomer costs what the first one did.

They only serve to space a new code from the others; that no two players share one is the index's business. So a code
that another process gave out a moment ago may be missed, and no harm done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pymongo.asynchronous.database import AsyncDatabase

from club.ids import ClubId
from club.players import Player
from club.ports import Thing
from storage.codec import Document

MOST_KEPT = 1_000


@dataclass(slots=True)
class Codes:
    """The codes of the clubs in which somebody was new lately, by the player's id."""

    database: AsyncDatabase[Document]
    _kept: dict[ClubId, dict[str, str]] = field(default_factory=dict)

    async def of(self, club_id: ClubId) -> list[str]:
        """Every code given out in the club, also to players who are gone."""
        if club_id not in self._kept:
            rows = self.database["players"].find({"club_id": club_id}, {"reference_code": 1})
            codes = {row["_id"]: row["reference_code"] async for row in rows}
            if len(self._kept) >= MOST_KEPT:
                self.forget()
            self._kept[club_id] = codes
        return list(self._kept[club_id].values())

    def committed(self, things: Sequence[Thing]) -> None:
        """This process changed these things."""
        for thing in things:
            if isinstance(thing, Player) and (kept := self._kept.get(thing.club_id)) is not None:
                kept[thing.player_id] = thing.reference_code

    def changed(self, document_id: str) -> None:
        """Something was changed by any process: what is not known to be ours is read again when it is needed."""
        if not any(document_id in kept for kept in self._kept.values()):
            self.forget()

    def forget(self) -> None:
        """What is kept may be old."""
        self._kept.clear()
