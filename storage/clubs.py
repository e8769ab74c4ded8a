"""Clubs, as they are read."""

from dataclasses import dataclass
from datetime import datetime

from club.clubs import Club
from club.ids import ClubId
from club.ports import Page
from storage.lists import Shelf


@dataclass(frozen=True, slots=True)
class MongoClubs:
    """Clubs."""

    shelf: Shelf[Club]

    async def get(self, club_id: ClubId) -> Club:
        return await self.shelf.get(club_id)

    async def of_chat(self, chat_id: int) -> Club | None:
        return await self.shelf.first({"chat_id": chat_id})

    async def run_by(self, telegram_id: int) -> list[Club]:
        return await self.shelf.all({"organisers": telegram_id}, ("name", 1), ("_id", 1))

    async def page(self, *, limit: int, cursor: str | None) -> Page[Club]:
        return await self.shelf.page({}, by="name", kind=str, ascending=True, limit=limit, cursor=cursor)

    async def stating(self, at: datetime) -> list[Club]:
        return await self.shelf.all({"statement_due": {"$lte": at}}, ("statement_due", 1), limit=100)
