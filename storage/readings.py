"""How far the statements of bank lines were read."""

from dataclasses import dataclass
from datetime import datetime

from club.ids import LineId
from club.readings import Reading
from storage.lists import Shelf


@dataclass(frozen=True, slots=True)
class MongoReadings:
    """How far statements were read."""

    shelf: Shelf[Reading]

    async def find(self, line_id: LineId) -> Reading | None:
        return await self.shelf.first({"_id": line_id})

    async def longest_unread(self) -> datetime | None:
        oldest = await self.shelf.first({"read_at": {"$ne": None}}, ("read_at", 1))
        return None if oldest is None else oldest.read_at
