"""Messages of ours that may be edited later, by what they are about; and API tokens, by their digest."""

from dataclasses import dataclass
from datetime import datetime

from pymongo.asynchronous.database import AsyncDatabase

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
        return None if row is None else Post(row["chat_id"], row["message_id"])

    async def keep(self, subject: str, post: Post) -> None:
        place = {"chat_id": post.chat_id, "message_id": post.message_id}
        with store_errors():
            await self.database["posts"].replace_one({"_id": subject}, place, upsert=True)


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
