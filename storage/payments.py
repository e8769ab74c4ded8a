"""Payments: stored once, however often the bank tells of them, and read in lists."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from club.ids import ClubId, PaymentId, PlayerId
from club.lines import Line
from club.notices import Notice
from club.payments import Payment, State
from club.ports import Page, StoreDown
from storage.codec import TO_BE_FORGOTTEN, from_document, present, to_document
from storage.lists import Shelf
from storage.mongo import store_errors
from storage.news import Numbers, to_news
from storage.together import Together
from storage.writing import Watcher


@dataclass(frozen=True, slots=True)
class MongoPayments:
    """Payments."""

    shelf: Shelf[Payment]
    together: Together
    watcher: Watcher
    numbers: Numbers

    async def add(self, payment: Payment, notices: Sequence[Notice]) -> Payment | None:
        news = to_news(notices, self.numbers)
        stored = replace(payment, version=1)
        if await self.together.insert({**present(to_document(stored)), "news": news}):
            self.watcher.committed((stored,), news, stored)
            return None
        with store_errors():
            document = await self.shelf.database["payments"].find_one({"_id": payment.payment_id})
        if document is None:
            raise StoreDown("a payment was there a moment ago")  # only a repair deletes one; the bank sends it again
        return from_document(Payment, document)

    async def get(self, payment_id: PaymentId) -> Payment:
        return await self.shelf.get(payment_id, state={"$ne": State.FORGOTTEN.value})

    async def some(self, payment_ids: Collection[PaymentId]) -> Mapping[PaymentId, Payment]:
        found = await self.shelf.all({"_id": {"$in": list(payment_ids)}})
        return {payment.payment_id: payment for payment in found if payment.state is not State.FORGOTTEN}

    async def booked_for(self, player_id: PlayerId) -> list[Payment]:
        booked = {"involved": player_id, "state": State.MATCHED.value}
        found = await self.shelf.all(booked, ("received_at", 1), ("_id", 1))
        return [payment for payment in found if player_id in payment.booked_for]

    async def unmatched(self, club_ids: Sequence[ClubId]) -> list[Payment]:
        waiting = {
            "involved": {"$in": list(club_ids)},
            "clubs": {"$in": list(club_ids)},
            "state": State.UNMATCHED.value,
        }
        return await self.shelf.all(waiting, ("received_at", 1), ("_id", 1))

    async def latest_decided(self, club_id: ClubId) -> Payment | None:
        decided = {"involved": club_id, "clubs": club_id, "state": {"$in": [State.MATCHED.value, State.IGNORED.value]}}
        return await self.shelf.first(decided, ("decided_at", -1), ("_id", -1))

    async def known(self, payment_ids: Collection[PaymentId]) -> set[PaymentId]:
        with store_errors():
            rows = self.shelf.database["payments"].find({"_id": {"$in": list(payment_ids)}}, {"_id": 1})
            return {PaymentId(row["_id"]) async for row in rows}

    async def arrived(self, line: Line, *, after: datetime, before: datetime) -> list[Payment]:
        counting = {
            "involved": {"$in": list(line.clubs)},
            "received_at": {"$gt": after, "$lt": before},
            "state": {"$in": [State.MATCHED.value, State.UNMATCHED.value]},
        }
        return await self.shelf.all(counting, ("received_at", 1), ("_id", 1))

    async def ignored_before(self, at: datetime) -> list[Payment]:
        return await self.shelf.all({"involved": TO_BE_FORGOTTEN, "forget_from": {"$lte": at}}, limit=100)

    async def page(self, club_id: ClubId, *, state: State | None, limit: int, cursor: str | None) -> Page[Payment]:
        query = {
            "involved": club_id,
            "clubs": club_id,
            "state": state.value if state else {"$ne": State.FORGOTTEN.value},
        }
        return await self.shelf.page(
            query, by="received_at", kind=datetime, ascending=False, limit=limit, cursor=cursor
        )
