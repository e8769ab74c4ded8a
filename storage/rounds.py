"""Rounds of reminders, as they are read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from club.ids import RoundId
from club.reminders import Round, State
from storage.lists import Shelf


@dataclass(frozen=True, slots=True)
class MongoRounds:
    """Rounds of reminders."""

    shelf: Shelf[Round]

    async def get(self, round_id: RoundId) -> Round:
        return await self.shelf.get(round_id)

    async def some(self, round_ids: Collection[RoundId]) -> Mapping[RoundId, Round]:
        found = await self.shelf.all({"_id": {"$in": list(round_ids)}}) if round_ids else []
        return {one.round_id: one for one in found}

    async def waiting(self, at: datetime) -> list[Round]:
        return await self.shelf.all({"state": State.WAITING.value, "sends_at": {"$lte": at}}, ("sends_at", 1))
