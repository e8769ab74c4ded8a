"""Group commit: payments that arrive at the same time share one journaled write.

The disk must be flushed before the bank gets its 200, and a flush costs the same for one payment as for fifty. While a
write is under way the next payments gather; each waits for its own acknowledged write, and a duplicate concerns that
one only.
"""

import asyncio
from dataclasses import dataclass, field

from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import BulkWriteError

from club.ports import StoreDown
from storage.codec import Document
from storage.mongo import store_errors

DUPLICATE = 11000
LARGEST_GROUP = 500


@dataclass(slots=True)
class Together:
    """Inserts into one collection, grouped."""

    collection: AsyncCollection[Document]
    _gathering: list[tuple[Document, asyncio.Future[bool]]] = field(default_factory=list)
    _writer: asyncio.Task[None] | None = None

    async def insert(self, document: Document) -> bool:
        """Store a document; False when its id was there before. Raises StoreDown, and then it may be stored or not."""
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._gathering.append((document, done))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        return await asyncio.shield(done)

    async def _write(self) -> None:
        try:
            while self._gathering:
                await asyncio.sleep(0)  # those who were read from their sockets in the same instant come along
                group, self._gathering = self._gathering[:LARGEST_GROUP], self._gathering[LARGEST_GROUP:]
                await self._write_group(group)
        finally:
            self._writer = None
            left, self._gathering = self._gathering, []
            _fail(left, StoreDown("the writer was ended"))

    async def _write_singly(self, group: list[tuple[Document, asyncio.Future[bool]]]) -> None:
        for one in group:
            await self._write_group([one])

    async def _write_group(self, group: list[tuple[Document, asyncio.Future[bool]]]) -> None:
        refused: set[int] = set()
        try:
            with store_errors():
                try:
                    await self.collection.insert_many([document for document, _ in group], ordered=False)
                except BulkWriteError as error:
                    if not refused_only_duplicates(error):
                        raise
                    refused = {problem["index"] for problem in error.details["writeErrors"]}
        except BaseException as error:
            if len(group) > 1 and isinstance(error, Exception) and not isinstance(error, StoreDown):
                await self._write_singly(group)  # one that cannot be stored must not take the others with it
                return
            _fail(group, error if isinstance(error, Exception) else StoreDown("the writer was ended"))
            if not isinstance(error, Exception):
                raise
            return
        for place, (_, done) in enumerate(group):
            if not done.done():
                done.set_result(place not in refused)


def _fail(group: list[tuple[Document, asyncio.Future[bool]]], error: Exception) -> None:
    for _, done in group:
        if not done.done():
            done.set_exception(error)
            done.exception()  # a waiter that went away must not leave a warning behind


def refused_only_duplicates(error: BulkWriteError) -> bool:
    """Whether all that went wrong is that some documents were there before.

    Raises StoreDown when what was written may not last.
    """
    if error.details.get("writeConcernErrors"):
        raise StoreDown("a write was not acknowledged by enough servers") from error
    return all(problem["code"] == DUPLICATE for problem in error.details["writeErrors"])
