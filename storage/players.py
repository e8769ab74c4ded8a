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

    async def find(self, player_id: PlayerId) -> Player | None:
        return await self.shelf.first({"_id": player_id})

    async def of_person(self, telegram_id: int) -> list[Player]:
        found = await self.shelf.all({"telegram_id": telegram_id}, ("_id", 1))
        merged = [player.merged_into for player in found if player.merged_into is not None]
        kept = await self.shelf.all({"_id": {"$in": merged}}, ("_id", 1)) if merged else []
        return [player for player in (*found, *kept) if player.active]

    async def all(self, club_id: ClubId) -> list[Player]:
        return await self.shelf.all({"club_id": club_id, "active": True}, ("name", 1), ("_id", 1))

    async def page(self, club_id: ClubId, *, limit: int, cursor: str | None) -> Page[Player]:
        playing = {"club_id": club_id, "active": True}
        return await self.shelf.page(playing, by="name", kind=str, ascending=True, limit=limit, cursor=cursor)

    async def names(self, club_id: ClubId) -> Mapping[PlayerId, str]:
        with store_errors():
            players = self.shelf.database["players"].find({"club_id": club_id}, {"name": 1, "merged_into": 1})
            rows = await players.to_list()
        names: dict[str, str] = {row["_id"]: row["name"] for row in rows}
        return {PlayerId(row["_id"]): names[row["merged_into"] if "merged_into" in row else row["_id"]] for row in rows}
