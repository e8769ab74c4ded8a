"""Logins at the bank, as they are read."""

from dataclasses import dataclass
from datetime import datetime

from club.ids import LineId
from club.logins import Login, State
from storage.lists import Shelf


@dataclass(frozen=True, slots=True)
class MongoLogins:
    """Logins at the bank."""

    shelf: Shelf[Login]

    async def find(self, line_id: LineId) -> Login | None:
        return await self.shelf.first({"_id": line_id})

    async def asked(self, digest: str) -> Login | None:
        return await self.shelf.first({"asked_digest": digest})

    async def connected(self) -> list[Login]:
        worked = {"state": {"$in": [State.READY.value, State.AWAITING_APPROVAL.value]}, "connected_at": {"$ne": None}}
        return await self.shelf.all(worked, ("_id", 1))

    async def ready(self) -> list[Login]:
        return await self.shelf.all({"state": State.READY.value}, ("_id", 1))

    async def to_look_at(self, at: datetime) -> list[Login]:
        return await self.shelf.all({"looks_at": {"$lte": at}}, ("looks_at", 1))
