"""Ledger lines, gathered from the documents they live in, and whom they count for.

Whoever turned out to be another player keeps their lines, as nothing in a ledger is changed; they count for the one who
was kept. That is found out beside the lines themselves, so it takes no longer while nobody was made one.
"""

import asyncio
from collections.abc import Collection, Mapping

from pymongo.asynchronous.database import AsyncDatabase

from club.ids import ClubId, PlayerId
from club.ledger import Entry, in_order
from storage.codec import Document, entry_from

Mergers = Mapping[PlayerId, PlayerId]
"""Who turned out to be whom."""


async def entries_of(database: AsyncDatabase[Document], players: Collection[PlayerId]) -> list[Entry]:
    """The lines of these players, oldest first."""
    theirs = next(iter(players)) if len(players) == 1 else {"$in": list(players)}
    involved = {"involved": theirs}
    places = {"fixtures": {"entries.player_id": theirs}, "payments": involved, "adjustments": involved}
    # plain reads: the embedded engine goes through a whole collection for a $unionWith
    found = await asyncio.gather(*(database[name].find(q, {"entries": 1}).to_list() for name, q in places.items()))
    entries = [entry for documents in found for document in documents for entry in document.get("entries", ())]
    return in_order([entry_from(entry) for entry in entries if entry["player_id"] in players])


async def entries_of_one(database: AsyncDatabase[Document], player: PlayerId) -> list[Entry]:
    """The lines of one player and of whoever turned out to be that player, oldest first."""
    own, merged = await asyncio.gather(entries_of(database, (player,)), mergers(database, player))
    return in_order([*own, *await entries_of(database, merged)]) if merged else own


async def mergers(database: AsyncDatabase[Document], *where: ClubId | PlayerId) -> dict[PlayerId, PlayerId]:
    """Who turned out to be another player, in these clubs, or to be these players."""
    found = database["players"].find({"merges": {"$in": list(where)}}, {"merged_into": 1})
    return {PlayerId(row["_id"]): PlayerId(row["merged_into"]) async for row in found}
