"""The ledger: one view over the lines that live in payments and in fixtures."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pymongo.asynchronous.database import AsyncDatabase

from club.fixtures import Fixture, Status
from club.ids import ClubId, EntryId, PlayerId
from club.ledger import Entry, Kind, balance, credit, in_order, owes
from club.matching import Standing
from club.money import Pence
from club.ports import Page, Statement, Summary
from storage.codec import Document, entry_from
from storage.cursors import decode, encode
from storage.mongo import store_errors

Pipeline = list[dict[str, Any]]


def _lines(fixtures: Document, payments: Document, entries: Document) -> Pipeline:
    """Every line that one condition picks, out of both places: begins on `fixtures`."""
    return [
        {"$match": fixtures},
        {"$project": {"entries": 1}},
        {"$unionWith": {"coll": "payments", "pipeline": [{"$match": payments}, {"$project": {"entries": 1}}]}},
        {"$unwind": "$entries"},
        {"$replaceRoot": {"newRoot": "$entries"}},
        {"$match": entries},
    ]


def _of_club(club_id: ClubId) -> Pipeline:
    return _lines({"club_id": club_id}, {"involved": club_id}, {"club_id": club_id})


async def entries_of(database: AsyncDatabase[Document], *players: PlayerId) -> list[Entry]:
    """The lines of one or several players, oldest first."""
    theirs = players[0] if len(players) == 1 else {"$in": list(players)}
    places = {"fixtures": {"entries.player_id": theirs}, "payments": {"involved": theirs}}
    # two plain reads: the embedded engine goes through a whole collection for a $unionWith
    found = await asyncio.gather(*(database[name].find(q, {"entries": 1}).to_list() for name, q in places.items()))
    entries = [entry for documents in found for document in documents for entry in document.get("entries", ())]
    return in_order([entry_from(entry) for entry in entries if entry["player_id"] in players])


@dataclass(frozen=True, slots=True)
class MongoLedger:
    """The ledger, gathered by aggregation."""

    database: AsyncDatabase[Document]

    async def page(
        self, club_id: ClubId, *, player_id: PlayerId | None, limit: int, cursor: str | None
    ) -> Page[Statement]:
        lines = _of_club(club_id)
        if player_id is not None:
            lines[-1]["$match"]["player_id"] = player_id
        order = {"booked_at": 1, "entry_id": 1}
        running = {"$sum": "$amount", "window": {"documents": ["unbounded", "current"]}}
        lines.append(
            {"$setWindowFields": {"partitionBy": "$player_id", "sortBy": order, "output": {"balance": running}}}
        )
        if cursor is not None:
            booked_at, entry_id = decode(cursor, datetime, str)
            later = {"booked_at": {"$gt": booked_at}}
            lines.append({"$match": {"$or": [later, {"booked_at": booked_at, "entry_id": {"$gt": entry_id}}]}})
        lines += [{"$sort": order}, {"$limit": limit + 1}]
        with store_errors():
            found = await (await self.database["fixtures"].aggregate(lines)).to_list()
        items = tuple(Statement(entry_from(line), Pence(line["balance"])) for line in found[:limit])
        more = len(found) > limit
        return Page(items, encode(items[-1].entry.booked_at, items[-1].entry.entry_id) if more else None)

    async def balance(self, player_id: PlayerId) -> Pence:
        with store_errors():
            return balance(await entries_of(self.database, player_id))

    async def entries(self, player_ids: Collection[PlayerId]) -> list[Entry]:
        with store_errors():
            return await entries_of(self.database, *player_ids)

    async def balances_after(self, entries: Collection[Entry]) -> Mapping[EntryId, Pence]:
        """The balance as it was with each line; of lines in one instant, those that were booked by it count."""
        with store_errors():
            lines = await entries_of(self.database, *{entry.player_id for entry in entries})
        wanted = {entry.entry_id for entry in entries}
        running, after = defaultdict[PlayerId, int](int), dict[EntryId, Pence]()
        for line in lines:
            running[line.player_id] += line.amount
            if line.entry_id in wanted:
                after[line.entry_id] = Pence(running[line.player_id])
        return after

    async def balances(self, club_id: ClubId) -> Mapping[PlayerId, Pence]:
        totals = {"_id": "$player_id", "balance": {"$sum": "$amount"}}
        with store_errors():
            cursor = await self.database["fixtures"].aggregate([*_of_club(club_id), {"$group": totals}])
            return {PlayerId(row["_id"]): Pence(row["balance"]) async for row in cursor}

    async def standings(self, club_ids: Sequence[ClubId]) -> Mapping[PlayerId, Standing]:
        every: dict[PlayerId, Standing] = {}
        for club_id in club_ids:
            balances, paid, played = await asyncio.gather(
                self.balances(club_id), self._last_paid(club_id), self._last_played(club_id)
            )
            for player in {*balances, *paid, *played}:
                every[player] = Standing(
                    player_id=player,
                    balance=balances.get(player, Pence(0)),
                    last_played=played.get(player),
                    last_paid=paid.get(player),
                )
        return every

    async def _last_paid(self, club_id: ClubId) -> dict[PlayerId, datetime]:
        pipeline: Pipeline = [
            {"$match": {"involved": club_id}},
            {"$unwind": "$entries"},
            {"$match": {"entries.club_id": club_id, "entries.kind": {"$ne": Kind.REVERSAL.value}}},
            {"$group": {"_id": "$entries.player_id", "at": {"$max": "$entries.booked_at"}}},
        ]
        with store_errors():
            cursor = await self.database["payments"].aggregate(pipeline)
            return {PlayerId(row["_id"]): row["at"] async for row in cursor}

    async def _last_played(self, club_id: ClubId) -> dict[PlayerId, datetime]:
        pipeline: Pipeline = [
            {"$match": {"club_id": club_id, "status": Status.OVER.value}},
            {"$unwind": "$players"},
            {"$group": {"_id": "$players", "at": {"$max": "$starts_at"}}},
        ]
        with store_errors():
            cursor = await self.database["fixtures"].aggregate(pipeline)
            return {PlayerId(row["_id"]): row["at"] async for row in cursor}

    async def paid_for(self, fixture: Fixture) -> int:
        balances = await self.balances(fixture.club_id)
        return sum(owes(balances.get(player, Pence(0))) == 0 for player in fixture.came)

    async def summary(self, club_id: ClubId) -> Summary:
        balances, income, hire = await asyncio.gather(
            self.balances(club_id), self._income(club_id), self._hire(club_id)
        )
        return Summary(
            income=income,
            hire=hire,
            out_of_pocket=Pence(max(0, hire - income)),
            owed=Pence(sum(owes(amount) for amount in balances.values())),
            credit=Pence(sum(credit(amount) for amount in balances.values())),
        )

    async def _income(self, club_id: ClubId) -> Pence:
        pipeline: Pipeline = [
            {"$match": {"involved": club_id}},
            {"$unwind": "$entries"},
            {"$match": {"entries.club_id": club_id}},
            {"$group": {"_id": None, "sum": {"$sum": "$entries.amount"}}},
        ]
        return await self._sum("payments", pipeline)

    async def _hire(self, club_id: ClubId) -> Pence:
        pipeline: Pipeline = [
            {"$match": {"club_id": club_id, "status": Status.OVER.value}},
            {"$group": {"_id": None, "sum": {"$sum": "$hire"}}},
        ]
        return await self._sum("fixtures", pipeline)

    async def _sum(self, collection: str, pipeline: Pipeline) -> Pence:
        with store_errors():
            rows = await (await self.database[collection].aggregate(pipeline)).to_list()
        return Pence(rows[0]["sum"] if rows else 0)
