"""Weekly games, as they are read."""

from dataclasses import dataclass
from datetime import datetime

from club.ids import ClubId, SeriesId
from club.series import Series
from storage.lists import Shelf


@dataclass(frozen=True, slots=True)
class MongoSeries:
    """Weekly games."""

    shelf: Shelf[Series]

    async def get(self, series_id: SeriesId) -> Series:
        return await self.shelf.get(series_id)

    async def of_club(self, club_id: ClubId) -> list[Series]:
        return await self.shelf.all({"club_id": club_id}, ("stopped", 1), ("next_date", 1), ("kick_off", 1), ("_id", 1))

    async def due(self, at: datetime) -> list[Series]:
        return await self.shelf.all({"opens_at": {"$lte": at}}, ("opens_at", 1), limit=100)
