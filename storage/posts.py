"""Messages of ours that may be edited later, by what they are about; and API tokens, by their digest."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import BulkWriteError

from club.ids import TelegramId
from club.ports import Post
from storage.codec import Document
from storage.mongo import store_errors


@dataclass(frozen=True, slots=True)
class MongoPosts:
    """Our messages."""

    database: AsyncDatabase[Document]

    async def of(self, subject: str) -> Post | None:
        with store_errors():
            row = await self.database["posts"].find_one({"_id": subject})
        return None if row is None else _post(row)

    async def of_all(self, subjects: Collection[str]) -> Mapping[str, Post]:
        with store_errors():
            rows = await self.database["posts"].find({"_id": {"$in": list(subjects)}}).to_list()
        return {row["_id"]: _post(row) for row in rows}

    async def keep(self, subject: str, post: Post) -> None:
        await self.keep_all((subject,), post)

    async def keep_all(self, subjects: Collection[str], post: Post) -> None:
        place = {"chat_id": post.chat_id, "message_id": post.message_id}
        with store_errors():
            if len(subjects) > 1:
                with suppress(BulkWriteError):  # some were kept before: those move on below
                    await self.database["posts"].insert_many([{"_id": one} | place for one in subjects], ordered=False)
                    return
            for subject in subjects:
                await self.database["posts"].replace_one({"_id": subject}, place, upsert=True)


def _post(row: Document) -> Post:
    return Post(row["chat_id"], row["message_id"])


@dataclass(frozen=True, slots=True)
class MongoTokens:
    """API tokens."""

    database: AsyncDatabase[Document]

    async def keep(self, token_digest: str, telegram_id: int, at: datetime) -> None:
        with store_errors():
            token = {"telegram_id": telegram_id, "made_at": at}
            await self.database["tokens"].replace_one({"_id": token_digest}, token, upsert=True)
            older = {"telegram_id": telegram_id, "_id": {"$ne": token_digest}}
            await self.database["tokens"].delete_many(older)

    async def owner(self, token_digest: str) -> TelegramId | None:
        with store_errors():
            row = await self.database["tokens"].find_one({"_id": token_digest})
        return None if row is None else TelegramId(row["telegram_id"])
