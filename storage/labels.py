"""Payments of which the bank's copy may be out of date: taken by one process at a time, whatever else happens to them.

What is noted for this stands in the payment's document beside what actions read and write there.
"""

from dataclasses import dataclass
from datetime import datetime

from pymongo.asynchronous.database import AsyncDatabase

from club.labels import GIVEN_UP, Unlabelled
from club.payments import Payment
from storage.codec import Document, from_document
from storage.mongo import store_errors


@dataclass(frozen=True, slots=True)
class MongoLabels:
    """Payments that may have to be labelled. `label_next` is when one may be taken again."""

    database: AsyncDatabase[Document]

    async def take(self, at: datetime, *, until: datetime, most: int) -> list[Unlabelled]:
        with store_errors():
            # few ever; with more conditions the embedded engine would not take the index
            due = self.database["payments"].find({"label_due": {"$gt": at - GIVEN_UP, "$lte": at}})
            rows = [row async for row in due if at >= row.get("label_next", at)]
            return [taken for row in rows[:most] if (taken := await self._taken(row, until)) is not None]

    async def _taken(self, row: Document, until: datetime) -> Unlabelled | None:
        """As it is now; None when another process was quicker, or it has just changed."""
        as_read = {"_id": row["_id"], "version": row["version"], "label_next": row.get("label_next")}
        claim = {"$set": {"label_next": until}, "$inc": {"label_tries": 1}}
        mine = await self.database["payments"].update_one(as_read, claim)
        return Unlabelled(from_document(Payment, row), row.get("label_tries", 0) + 1) if mine.matched_count else None

    async def settle(self, payment: Payment, labelled_at: datetime | None) -> None:
        gone = ["label_next", "label_tries", *([] if labelled_at else ["labelled_at"])]
        noted = {"labelled_at": labelled_at} if labelled_at else {}
        with store_errors():
            for also, mine in (("label_due",), {"version": payment.version}), ((), {}):
                change = {"$unset": dict.fromkeys((*gone, *also), ""), **({"$set": noted} if noted else {})}
                done = await self.database["payments"].update_one({"_id": payment.payment_id, **mine}, change)
                if done.matched_count:
                    return  # else it changed meanwhile, and is due again

    async def put_off(self, payment: Payment, until: datetime) -> None:
        with store_errors():
            wait = {"$set": {"label_next": until}}
            await self.database["payments"].update_one({"_id": payment.payment_id}, wait)
            others = {"label_due": {"$gt": until - 2 * GIVEN_UP}, "line_id": payment.line_id}
            await self.database["payments"].update_many(others | {"label_next": {"$not": {"$gte": until}}}, wait)
