"""The change stream: what any process changes, told as it happens."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import PyMongoError

from storage.codec import Document
from storage.ending import end

RETRY_SECONDS = 1.0
WAIT_SECONDS = 1.0
PAUSE_SECONDS = 0.2
"""Some servers wake for every write to the database, look through it, and answer that it was nothing. Asking again at
once would add a third to the cost of each write."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Changes:
    """One task that watches some collections for as long as the process lives.

    `live` is told when watching begins and when it ends; in between, `changed` hears of every change: the document's id
    and its version, or None where the change does not show it.
    """

    database: AsyncDatabase[Document]
    collections: tuple[str, ...]
    live: Callable[[bool], None]
    changed: Callable[[str, int | None], None]
    _task: asyncio.Task[None] | None = None
    _warned: bool = False

    def start(self) -> None:
        """Begin to watch."""
        self._task = asyncio.create_task(self._run(), name="changes")

    async def stop(self) -> None:
        """Watch no more."""
        if self._task is not None:
            await end([self._task])
            self._task = None

    async def _run(self) -> None:
        while True:
            try:
                await self._watch()
            except PyMongoError as error:
                if not self._warned:
                    log.warning("the change stream ended (%s); rosters are read each time until it is back", error)
                self._warned = True
            except Exception:
                log.exception("the change stream failed")
            finally:
                self.live(False)
            await asyncio.sleep(RETRY_SECONDS)

    async def _watch(self) -> None:
        pipeline = [{"$match": {"ns.coll": {"$in": list(self.collections)}}}]
        now = asyncio.get_running_loop().time
        async with await self.database.watch(pipeline, max_await_time_ms=int(WAIT_SECONDS * 1_000)) as stream:
            self.live(True)
            self._warned = False
            while stream.alive:
                asked = now()
                change = await stream.try_next()
                if change is not None:
                    self._tell(change)
                elif now() - asked < WAIT_SECONDS / 2:
                    await asyncio.sleep(PAUSE_SECONDS)

    def _tell(self, change: dict[str, Any]) -> None:
        if change["operationType"] in ("drop", "rename", "dropDatabase", "invalidate"):
            self.changed("", None)
            return
        document_id = str(change["documentKey"]["_id"])
        if change["operationType"] == "update":
            updated = change.get("updateDescription", {}).get("updatedFields", {})
            if "version" in updated:  # without it only the news moved on
                self.changed(document_id, updated["version"])
        else:
            self.changed(document_id, (change.get("fullDocument") or {}).get("version"))
