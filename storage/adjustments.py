"""Adjustments, as they are read."""

from dataclasses import dataclass

from club.adjustments import Adjustment
from club.ids import AdjustmentId, ClubId
from storage.lists import Shelf


@dataclass(frozen=True, slots=True)
class MongoAdjustments:
    """What organisers put in the books by hand."""

    shelf: Shelf[Adjustment]

    async def get(self, adjustment_id: AdjustmentId) -> Adjustment:
        return await self.shelf.get(adjustment_id)

    async def latest(self, club_id: ClubId) -> Adjustment | None:
        standing = {"involved": club_id, "club_id": club_id, "stands": True}
        return await self.shelf.first(standing, ("made_at", -1), ("_id", -1))
