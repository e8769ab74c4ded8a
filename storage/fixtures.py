"""Fixtures, as they are read. A game becomes over by the clock, so a query asks for the time too."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from club.fixtures import Fixture, Status
from club.ids import ClubId, FixtureId
from club.players import Player
from club.ports import Lapses, Page
from storage.codec import Document
from storage.entries import mergers
from storage.lists import Shelf
from storage.mongo import store_errors


@dataclass(frozen=True, slots=True)
class MongoFixtures:
    """Fixtures."""

    shelf: Shelf[Fixture]

    async def get(self, fixture_id: FixtureId) -> Fixture:
        return await self.shelf.get(fixture_id)

    async def upcoming(self, club_id: ClubId, at: datetime) -> list[Fixture]:
        return await self.shelf.all({"club_id": club_id, **_with(Status.OPEN, at)}, ("starts_at", 1), ("_id", 1))

    async def latest_over(self, club_id: ClubId, at: datetime) -> Fixture | None:
        return await self.shelf.first({"club_id": club_id, **_with(Status.OVER, at)}, ("starts_at", -1))

    async def since(self, club_id: ClubId, at: datetime) -> list[Fixture]:
        return await self.shelf.all({"club_id": club_id, "starts_at": {"$gte": at}}, ("starts_at", 1), ("_id", 1))

    async def due(self, at: datetime) -> list[Fixture]:
        return await self.shelf.all({"status": Status.OPEN.value, "wakes_at": {"$lte": at}}, ("wakes_at", 1), limit=100)

    async def some(self, fixture_ids: Collection[FixtureId]) -> Mapping[FixtureId, Fixture]:
        found = await self.shelf.all({"_id": {"$in": list(fixture_ids)}}) if fixture_ids else []
        return {fixture.fixture_id: fixture for fixture in found}

    async def lapses(self, player: Player) -> Lapses:
        fixtures = self.shelf.database["fixtures"]
        with store_errors():
            ids = [player.player_id, *await mergers(self.shelf.database, player.player_id)]
            named = {"$or": [{"no_shows": {"$in": ids}}, {"late.player_id": {"$in": ids}}]}
            took_place = {"club_id": player.club_id, "status": {"$ne": Status.CANCELLED.value}}
            games = await fixtures.find({**took_place, **named}, {"no_shows": 1, "late": 1}).to_list()
        return Lapses(
            late=sum(one["player_id"] in ids and not one["waived"] for game in games for one in game.get("late", ())),
            no_shows=sum(not set(ids).isdisjoint(game.get("no_shows", ())) for game in games),
        )

    async def charged(self, club_ids: Sequence[ClubId], *, after: datetime, before: datetime) -> list[Fixture]:
        between = {"club_id": {"$in": list(club_ids)}, "starts_at": {"$gt": after, "$lt": before}}
        return await self.shelf.all({**between, "status": Status.OVER.value}, ("starts_at", 1), ("_id", 1))

    async def page(
        self, club_id: ClubId, *, status: Status | None, at: datetime, limit: int, cursor: str | None
    ) -> Page[Fixture]:
        query = {"club_id": club_id} | (_with(status, at) if status else {})
        return await self.shelf.page(query, by="starts_at", kind=datetime, ascending=False, limit=limit, cursor=cursor)


def _with(status: Status, at: datetime) -> Document:
    if status is Status.OPEN:
        return {"status": status.value, "over_at": {"$gt": at}}
    if status is Status.OVER:
        return {"status": {"$in": [status.value, Status.OPEN.value]}, "over_at": {"$lte": at}}
    return {"status": status.value}
