"""Hints: kept in one write however often one comes, taken by one process at a time, gone when the bank has answered."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import DuplicateKeyError

from club.hints import Hint
from club.ids import LineId
from storage.codec import Document
from storage.mongo import store_errors


@dataclass(frozen=True, slots=True)
class MongoHints:
    """Transactions that were told of."""

    database: AsyncDatabase[Document]

    async def hear(self, hint: Hint) -> None:
        new = {name: value for name, value in _plain(hint).items() if name not in ("hint_id", "heard")}
        once_more = {"$setOnInsert": new, "$inc": {"heard": 1}}
        with store_errors():
            try:
                await self.database["hints"].update_one({"_id": hint.hint_id}, once_more, upsert=True)
            except DuplicateKeyError:  # two first ones at once: by now it is there
                await self.database["hints"].update_one({"_id": hint.hint_id}, once_more, upsert=True)

    async def take(self, at: datetime, *, until: datetime, most: int) -> list[Hint]:
        with store_errors():
            due = await self.database["hints"].find({"next_at": {"$lte": at}}).sort("next_at", 1).limit(most).to_list()
            return [taken for row in due if (taken := await self._taken(row, at, until)) is not None]

    async def _taken(self, row: Document, at: datetime, until: datetime) -> Hint | None:
        """As it is from now on; None when another process was quicker."""
        claim = {"$set": {"next_at": until, "last_asked_at": at}, "$inc": {"tries": 1}}
        mine = await self.database["hints"].update_one({"_id": row["_id"], "next_at": row["next_at"]}, claim)
        if mine.matched_count == 0:
            return None
        named = row | {"hint_id": row["_id"], "next_at": until, "last_asked_at": at, "tries": row["tries"] + 1}
        return msgspec.convert(named, Hint)

    async def settle(self, hint: Hint, at: datetime) -> None:
        with store_errors():
            gone = await self.database["hints"].delete_one({"_id": hint.hint_id, "heard": hint.heard})
            if gone.deleted_count == 0:
                await self.database["hints"].update_one({"_id": hint.hint_id}, {"$set": {"next_at": at}})

    async def put_off(self, hint: Hint, until: datetime) -> None:
        with store_errors():
            await self.database["hints"].update_one({"_id": hint.hint_id}, {"$set": {"next_at": until}})
            sooner = {"line_id": hint.line_id, "next_at": {"$lt": until}}
            await self.database["hints"].update_many(sooner, {"$set": {"next_at": until}})

    async def rouse(self, line_id: LineId, at: datetime) -> None:
        with store_errors():
            later = {"line_id": line_id, "next_at": {"$gt": at}}
            await self.database["hints"].update_many(later, {"$set": {"next_at": at}})

    async def forget(self, line_id: LineId) -> None:
        with store_errors():
            await self.database["hints"].delete_many({"line_id": line_id})

    async def waiting(self, line_id: LineId) -> int:
        with store_errors():
            return await self.database["hints"].count_documents({"line_id": line_id})


def _plain(hint: Hint) -> Document:
    plain = msgspec.to_builtins(hint, builtin_types=(datetime,))
    assert isinstance(plain, dict)
    return plain
