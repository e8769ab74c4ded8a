"""The ledger: one view over the lines that live in payments, in fixtures and in adjustments."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate
from typing import Any

from pymongo.asynchronous.database import AsyncDatabase

from club.fixtures import Fixture, Status
from club.ids import ClubId, EntryId, PlayerId
from club.ledger import Entry, Kind, balance, credit, in_order, owes, standing
from club.matching import Standing
from club.money import Pence
from club.payments import State
from club.players import Player
from club.ports import Page, Statement, Summary
from club.season import MONEY, Game, Season, takings
from storage.codec import Document, entry_from
from storage.cursors import decode, encode
from storage.entries import Mergers, entries_of, entries_of_one, mergers
from storage.mongo import store_errors

Pipeline = list[dict[str, Any]]

HOLD_MONEY = ("payments",)
"""The collections with lines that may be money. Charges are not, so a game's lines need not be gone through."""


def _lines(fixtures: Document, others: Document, entries: Document) -> Pipeline:
    """Every line that one condition picks, out of all places: begins on `fixtures`."""
    theirs = [{"$match": others}, {"$project": {"entries": 1}}]
    return [
        {"$match": fixtures},
        {"$project": {"entries": 1}},
        *({"$unionWith": {"coll": place, "pipeline": theirs}} for place in ("payments", "adjustments")),
        {"$unwind": "$entries"},
        {"$replaceRoot": {"newRoot": "$entries"}},
        {"$match": entries},
    ]


def _of_club(club_id: ClubId) -> Pipeline:
    return _lines({"club_id": club_id}, {"involved": club_id}, {"club_id": club_id})


def _counting(merged: Mapping[PlayerId, PlayerId]) -> Pipeline:
    """Lines of who turned out to be another player become that player's."""
    whose: Any = "$player_id"
    for gone, kept in merged.items():
        whose = {"$cond": [{"$eq": ["$player_id", gone]}, kept, whose]}
    return [{"$set": {"player_id": whose}}] if merged else []


def _added_up(found: Mapping[PlayerId, Pence], merged: Mergers) -> dict[PlayerId, Pence]:
    """The balance of each player, with that of whoever turned out to be that player."""
    balances = defaultdict[PlayerId, int](int)
    for player, amount in found.items():
        balances[merged.get(player, player)] += amount
    return {player: Pence(amount) for player, amount in balances.items()}


def _latest(found: Mapping[PlayerId, datetime], merged: Mergers) -> dict[PlayerId, datetime]:
    """The latest instant of each player, or of whoever turned out to be that player."""
    latest: dict[PlayerId, datetime] = {}
    for player, at in found.items():
        counts_for = merged.get(player, player)
        latest[counts_for] = max(at, latest.get(counts_for, at))
    return latest


@dataclass(frozen=True, slots=True)
class MongoLedger:
    """The ledger, gathered by aggregation."""

    database: AsyncDatabase[Document]

    async def page(
        self, club_id: ClubId, *, player_id: PlayerId | None, limit: int, cursor: str | None
    ) -> Page[Statement]:
        with store_errors():
            merged = await mergers(self.database, club_id)
        lines = [*_of_club(club_id), *_counting(merged)]
        if player_id is not None:
            lines.append({"$match": {"player_id": merged.get(player_id, player_id)}})
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
            return balance(await entries_of_one(self.database, player_id))

    async def statement(self, player_id: PlayerId) -> list[Statement]:
        with store_errors():
            entries = await entries_of_one(self.database, player_id)
        running = accumulate(entry.amount for entry in entries)
        return [Statement(entry, Pence(total)) for entry, total in zip(entries, running, strict=True)]

    async def entries(self, player_ids: Collection[PlayerId]) -> list[Entry]:
        with store_errors():
            own, merged = await asyncio.gather(
                entries_of(self.database, player_ids), mergers(self.database, *player_ids)
            )
            others = await entries_of(self.database, merged) if merged else []
        return in_order([*own, *(replace(entry, player_id=merged[entry.player_id]) for entry in others)])

    async def balances_after(self, entries: Collection[Entry]) -> Mapping[EntryId, Pence]:
        """The balance as it was with each line; of lines in one instant, those that were booked by it count."""
        with store_errors():
            theirs, clubs = {entry.player_id for entry in entries}, {entry.club_id for entry in entries}
            lines, merged = await asyncio.gather(entries_of(self.database, theirs), mergers(self.database, *clubs))
            kept = {merged.get(player, player) for player in theirs}
            if others := {*kept, *(gone for gone, one in merged.items() if one in kept)} - theirs:
                lines = in_order([*lines, *await entries_of(self.database, others)])
        wanted = {entry.entry_id for entry in entries}
        running, after = defaultdict[PlayerId, int](int), dict[EntryId, Pence]()
        for line in lines:
            counts_for = merged.get(line.player_id, line.player_id)
            running[counts_for] += line.amount
            if line.entry_id in wanted:
                after[line.entry_id] = Pence(running[counts_for])
        return after

    async def balances(self, club_id: ClubId) -> Mapping[PlayerId, Pence]:
        with store_errors():
            found, merged = await asyncio.gather(self._balances(club_id), mergers(self.database, club_id))
        return _added_up(found, merged)

    async def standings(self, club_ids: Sequence[ClubId]) -> Mapping[PlayerId, Standing]:
        every: dict[PlayerId, Standing] = {}
        for club_id in club_ids:
            with store_errors():
                owed, last_paid, last_played, merged = await asyncio.gather(
                    self._balances(club_id),
                    self._last_paid(club_id),
                    self._last_played(club_id),
                    mergers(self.database, club_id),
                )
            balances, paid, played = _added_up(owed, merged), _latest(last_paid, merged), _latest(last_played, merged)
            for player in {*balances, *paid, *played}:
                every[player] = Standing(
                    player_id=player,
                    balance=balances.get(player, Pence(0)),
                    last_played=played.get(player),
                    last_paid=paid.get(player),
                )
        return every

    async def standings_of(self, players: Collection[Player]) -> Mapping[PlayerId, Standing]:
        """Of a few players: only their own lines are read."""
        clubs = list({one.club_id for one in players})
        with store_errors():
            entries, merged, found = await asyncio.gather(
                self.entries([one.player_id for one in players]),
                mergers(self.database, *clubs),
                asyncio.gather(*map(self._last_played, clubs)),
            )
        played = {player: at for of_club in found for player, at in _latest(of_club, merged).items()}
        standings: dict[PlayerId, Standing] = {}
        for one in players:
            theirs = [entry for entry in entries if entry.player_id == one.player_id]
            paid = (entry.booked_at for entry in standing(theirs) if entry.kind in (Kind.PAYMENT, Kind.CASH))
            standings[one.player_id] = Standing(
                player_id=one.player_id,
                balance=balance(theirs),
                last_played=played.get(one.player_id),
                last_paid=max(paid, default=None),
            )
        return standings

    async def _balances(self, club_id: ClubId) -> dict[PlayerId, Pence]:
        totals = {"_id": "$player_id", "balance": {"$sum": "$amount"}}
        cursor = await self.database["fixtures"].aggregate([*_of_club(club_id), {"$group": totals}])
        return {PlayerId(row["_id"]): Pence(row["balance"]) async for row in cursor}

    async def _last_paid(self, club_id: ClubId) -> dict[PlayerId, datetime]:
        pipeline: Pipeline = [
            {"$match": {"involved": club_id, "state": State.MATCHED.value}},
            {"$unwind": "$entries"},
            {"$match": {"entries.club_id": club_id, "entries.kind": {"$in": [Kind.PAYMENT.value, Kind.CASH.value]}}},
            {"$group": {"_id": "$entries.player_id", "at": {"$max": "$entries.booked_at"}}},
        ]
        cursor = await self.database["payments"].aggregate(pipeline)
        return {PlayerId(row["_id"]): row["at"] async for row in cursor}

    async def _last_played(self, club_id: ClubId) -> dict[PlayerId, datetime]:
        pipeline: Pipeline = [
            {"$match": {"club_id": club_id, "status": Status.OVER.value}},
            {"$unwind": "$players"},
            {"$group": {"_id": "$players", "at": {"$max": "$starts_at"}}},
        ]
        cursor = await self.database["fixtures"].aggregate(pipeline)
        return {PlayerId(row["_id"]): row["at"] async for row in cursor}

    async def paid_for(self, fixture: Fixture) -> int:
        with store_errors():
            balances, merged = await asyncio.gather(
                self.balances(fixture.club_id), mergers(self.database, fixture.club_id)
            )
        payers = [fixture.payer(place) for place in fixture.came]
        return sum(owes(balances.get(merged.get(payer, payer), Pence(0))) == 0 for payer in payers)

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

    async def season(self, club_id: ClubId) -> Season:
        games, lines = await asyncio.gather(self._games(club_id), self._money(club_id))
        return Season(games, takings(lines))

    async def _games(self, club_id: ClubId) -> tuple[Game, ...]:
        facts = ("starts_at", "hire", "price", "minimum", "maximum", "players", "absent")
        over = {"club_id": club_id, "status": Status.OVER.value}
        with store_errors():
            found = await self.database["fixtures"].find(over, facts).sort("starts_at", 1).to_list()
        return tuple(
            Game(
                starts_at=game["starts_at"],
                hire=Pence(game["hire"]),
                price=Pence(game["price"]),
                minimum=game["minimum"],
                maximum=game["maximum"],
                came=len(set(game["players"]) - set(game["absent"])),
            )
            for game in found
        )

    async def _money(self, club_id: ClubId) -> list[Entry]:
        """The lines that are money, and all that take one back, whichever that is."""
        wanted = {"club_id": club_id, "kind": {"$in": [*MONEY, Kind.REVERSAL.value]}}
        pipeline: Pipeline = [
            {"$match": {"involved": club_id}},
            {"$unwind": "$entries"},
            {"$replaceRoot": {"newRoot": "$entries"}},
            {"$match": wanted},
        ]
        with store_errors():
            cursors = [await self.database[name].aggregate(pipeline) for name in HOLD_MONEY]
            return [entry_from(line) for cursor in cursors for line in await cursor.to_list()]

    async def _income(self, club_id: ClubId) -> Pence:
        return Season(takings=takings(await self._money(club_id))).income

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
