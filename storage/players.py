"""Players, as they are read."""

from collections.abc import Mapping
from dataclasses import dataclass

from club.ids import ClubId, PlayerId
from club.players import Player
from club.ports import Page
from storage.lists import Shelf
from storage.mongo import store_errors


@dataclass(frozen=True, slots=True)
class MongoPlayers:
    """Players."""

    shelf: Shelf[Player]

    async def get(self, player_id: PlayerId) -> Player:
        return await self.shelf.get(player_id, active=True)

    async def of_person(self, telegram_id: int) -> list[Player]:
        return await self.shelf.all({"telegram_id": telegram_id, "active": True}, ("_id", 1))

    async def all(self, club_id: ClubId) -> list[Player]:
        return await self.shelf.all({"club_id": club_id, "active": True}, ("name", 1), ("_id", 1))

    async def page(self, club_id: ClubId, *, limit: int, cursor: str | None) -> Page[Player]:
        playing = {"club_id": club_id, "active": True}
        return await self.shelf.page(playing, by="name", kind=str, ascending=True, limit=limit, cursor=cursor)

    async def names(self, club_id: ClubId) -> Mapping[PlayerId, str]:
        with store_errors():
            rows = self.shelf.database["players"].find({"club_id": club_id}, {"name": 1})
            return {PlayerId(row["_id"]): row["name"] async for row in rows}
