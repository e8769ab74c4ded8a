"""Bank lines: found by the digest of their secret, and when they were last heard."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from club.ids import LineId
from club.lines import Line
from club.matching import Roster
from club.ports import Listening, StoreDown
from storage.lists import Shelf
from storage.mongo import store_errors
from storage.rosters import Rosters
from storage.soon import Soon

NOTED_EVERY = timedelta(seconds=30)


@dataclass(slots=True)
class MongoLines:
    """Bank lines."""

    shelf: Shelf[Line]
    rosters: Rosters
    soon: Soon
    _noted: dict[LineId, datetime] = field(default_factory=dict)

    async def get(self, line_id: LineId) -> Line:
        return await self.shelf.get(line_id)

    async def listen(self, secret_digest: str) -> Listening | None:
        return await self.rosters.listen(secret_digest)

    async def roster(self, line: Line) -> Roster:
        return await self.rosters.roster(line)

    async def seen(self, line_id: LineId, at: datetime) -> None:
        """Note that the line spoke: twice a minute at most, and never on the way to an answer."""
        noted = self._noted.get(line_id)
        if noted is not None and at - noted < NOTED_EVERY:
            return
        self._noted[line_id] = at
        self.soon.do(self._note(line_id, at), "that a bank line was heard")

    async def _note(self, line_id: LineId, at: datetime) -> None:
        try:
            with store_errors():
                seen = {"$max": {"last_seen_at": at}}
                await self.shelf.database["lines"].update_one({"_id": line_id}, seen)
        except StoreDown:
            self._noted.pop(line_id, None)
