"""The outbox: rows that wait in lanes, one lane for each chat, taken by one process at a time.

The lease of a lane keeps its order also when several processes send. A process that dies leaves a lease that ends by
itself, or that its successor under the same name takes over at once.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import DuplicateKeyError

from club.notices import Notice
from storage.codec import Document
from storage.mongo import store_errors
from storage.news import from_row

LEASE = timedelta(seconds=20)
RENEW_BEFORE = timedelta(seconds=12)
"""A lease is renewed while it has this long to go: longer than a single call to Telegram may take."""
WINDOW = 60
"""So many rows of a lane are read at a time. A limit alone does not bound a read: some servers fetch and sort all that
fits before they cut it. So a read also has an upper end, taken from the numbers of the rows that are known to wait."""
MOST_WAITING = 2 * WINDOW
"""A lane is given no more rows at once: a few a minute are told, and the more wait, the slower each read."""
FREE = {"$set": {"holder": "", "until": datetime(1970, 1, 1, tzinfo=UTC)}}


@dataclass(slots=True)
class MongoOutbox:
    """`holder` names this process among those that send; a restarted process has the name of its predecessor."""

    database: AsyncDatabase[Document]
    holder: str
    _leases: dict[str, datetime] = field(default_factory=dict)
    _lanes: set[str] = field(default_factory=set)
    _known: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _taken: dict[str, dict[str, int]] = field(default_factory=dict)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def announce(self, news: Iterable[Document]) -> None:
        """This news waits now (told by the relay of this process)."""
        for item in news:
            self._lanes.add(item["lane"])
            self._known[item["lane"]].append(item["seq"])
        self._woken.set()

    def room(self, lane: str) -> int:
        """How many more rows the lane may be given now."""
        return MOST_WAITING - len(self._known.get(lane, ()))

    def rests(self, lane: str) -> bool:
        """Whether nothing is known to wait in the lane."""
        return not self._known.get(lane)

    async def woken(self) -> frozenset[str]:
        await self._woken.wait()
        self._woken.clear()
        lanes, self._lanes = frozenset(self._lanes), set()
        return lanes

    async def lanes(self, now: datetime) -> list[str]:
        with store_errors():
            waiting = await self.database["outbox"].distinct("lane", {"state": "waiting"})
            taken = {"$or": [{"until": {"$gt": now}, "holder": {"$ne": self.holder}}, {"not_before": {"$gt": now}}]}
            held = await self.database["lanes"].distinct("_id", {"_id": {"$in": waiting}, **taken}) if waiting else []
        return sorted(set(waiting) - set(held))

    async def take(self, lane: str, now: datetime) -> list[Notice]:
        with store_errors():
            if not await self._lease(lane, now):
                self._known.pop(lane, None)
                return []
            return [from_row(row) for row in await self._oldest(lane)]

    async def _oldest(self, lane: str) -> list[Document]:
        """The oldest rows that wait; those that nobody here knew of are among them."""
        waiting = {"state": "waiting", "lane": lane}
        known = sorted(self._known.pop(lane, ()))
        upper = {"seq": {"$lte": known[WINDOW - 1]}} if len(known) > WINDOW else {}
        rows = await self._read(waiting | upper)
        if not rows and upper:  # another process told all of these
            known, rows = [], await self._read(waiting)
        if not known and len(rows) == WINDOW:  # there is more, from before this process began
            known = [row["seq"] async for row in self.database["outbox"].find(waiting, {"seq": 1})]
        if rows:
            self._known[lane] = [seq for seq in known + self._known.pop(lane, []) if seq >= rows[0]["seq"]]
        self._taken[lane] = {row["_id"]: row["seq"] for row in rows}
        return rows

    async def _read(self, waiting: Document) -> list[Document]:
        return await self.database["outbox"].find(waiting).sort("seq", 1).limit(WINDOW).to_list()

    async def _lease(self, lane: str, now: datetime) -> bool:
        if (until := self._leases.get(lane)) is not None and until - now > RENEW_BEFORE:
            return True
        until = now + LEASE
        mine = {"$set": {"holder": self.holder, "until": until}}
        free = {
            "_id": lane,
            "$or": [{"until": {"$lte": now}}, {"holder": self.holder}],
            "not_before": {"$not": {"$gt": now}},
        }
        result = await self.database["lanes"].update_one(free, mine)
        if result.matched_count == 0:
            try:
                await self.database["lanes"].insert_one({"_id": lane, "holder": self.holder, "until": until})
            except DuplicateKeyError:
                self._leases.pop(lane, None)
                return False
        self._leases[lane] = until
        return True

    async def done(self, notices: Sequence[Notice], now: datetime) -> None:
        await self._finish(notices, {"state": "sent", "sent_at": now})

    async def park(self, notices: Sequence[Notice], why: str, now: datetime) -> None:
        await self._finish(notices, {"state": "parked", "why": why, "parked_at": now})

    async def _finish(self, notices: Sequence[Notice], state: Document) -> None:
        with store_errors():
            keys = [notice.key for notice in notices]
            await self.database["outbox"].update_many({"_id": {"$in": keys}}, {"$set": state})
        self._waits_no_more(notices)

    def _waits_no_more(self, notices: Sequence[Notice]) -> None:
        for lane in {notice.lane for notice in notices} & self._known.keys():
            taken = self._taken.get(lane, {})
            gone = {taken.get(notice.key) for notice in notices}
            self._known[lane] = [seq for seq in self._known[lane] if seq not in gone]

    async def put_off(self, lane: str, until: datetime) -> None:
        self._leases.pop(lane, None)  # so that the next one who asks looks whether the lane still rests
        with store_errors():
            mine = {"_id": lane, "holder": self.holder}
            await self.database["lanes"].update_one(mine, {"$set": {"not_before": until}})

    async def release(self, lane: str) -> None:
        self._leases.pop(lane, None)
        with store_errors():
            mine = {"_id": lane, "holder": self.holder}
            await self.database["lanes"].update_one(mine, FREE)

    async def release_all(self) -> None:
        """Leave every lane to whoever comes next; at the end of a process."""
        self._leases.clear()
        with store_errors():
            await self.database["lanes"].update_many({"holder": self.holder}, FREE)

    async def redeliver(self, lane: str | None = None) -> int:
        """Let parked messages wait again, in one lane or in all. Returns how many."""
        parked = {"state": "parked"} | ({"lane": lane} if lane else {})
        with store_errors():
            result = await self.database["outbox"].update_many(parked, {"$set": {"state": "waiting"}})
        return result.modified_count

    async def waiting(self) -> int:
        with store_errors():
            return await self.database["outbox"].count_documents({"state": "waiting"})
