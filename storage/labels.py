"""Payments of which the bank's copy may be out of date: taken by one process at a time, whatever else happens to them.

What is noted for this stands in the payment's document beside what actions read and write there.
"""

from dataclasses import dataclass
from datetime import datetime

from pymongo.asynchronous.database import AsyncDatabase

from club.labels import GIVEN_UP, Unlabelled
from club.payments import Payment
from storage.codec import TO_BE_LABELLED, Document, from_document
from storage.mongo import change_each, store_errors

AGAIN: Document = {"label_next": "", "label_tries": ""}
"""What is taken away so that it may be taken at once."""


@dataclass(frozen=True, slots=True)
class MongoLabels:
    """Payments that may have to be labelled. `label_next` is when one may be taken again."""

    database: AsyncDatabase[Document]

    async def take(self, at: datetime, *, until: datetime, most: int) -> list[Unlabelled]:
        with store_errors():
            rows = [row async for row in self.database["payments"].find({"involved": TO_BE_LABELLED})]  # few ever
            for row in rows:
                if row["label_due"] <= at - GIVEN_UP:
                    await self._change(row["_id"], row["version"], _not_due({}))
            due = [row for row in rows if at - GIVEN_UP < row["label_due"] <= at >= row.get("label_next", at)]
            return [taken for row in due[:most] if (taken := await self._taken(row, until)) is not None]

    async def _taken(self, row: Document, until: datetime) -> Unlabelled | None:
        """As it is now; None when another process was quicker, or it has just changed."""
        as_read = {"_id": row["_id"], "version": row["version"], "label_next": row.get("label_next")}
        claim = {"$set": {"label_next": until}, "$inc": {"label_tries": 1}}
        mine = await self.database["payments"].update_one(as_read, claim)
        return Unlabelled(from_document(Payment, row), row.get("label_tries", 0) + 1) if mine.matched_count else None

    async def settle(self, payment: Payment, labelled_at: datetime | None) -> None:
        there: Document = {"$set": {"labelled_at": labelled_at}} if labelled_at else {}
        gone = {} if labelled_at else {"labelled_at": ""}
        with store_errors():
            if not await self._change(payment.payment_id, payment.version, there | _not_due(gone)):
                # it changed meanwhile, and is due again
                await self.database["payments"].update_one(
                    {"_id": payment.payment_id}, there | {"$unset": gone | AGAIN}
                )

    async def _change(self, id_: str, version: int, change: Document) -> bool:
        return (await self.database["payments"].update_one({"_id": id_, "version": version}, change)).matched_count > 0

    async def put_off(self, payment: Payment, until: datetime) -> None:
        with store_errors():
            line = self.database["payments"].find({"involved": TO_BE_LABELLED, "line_id": payment.line_id}, {"_id": 1})
            others = {row["_id"]: {"$max": {"label_next": until}} async for row in line}
            mine = {payment.payment_id: {"$set": {"label_next": until}}}
            await change_each(self.database["payments"], others | mine)


def _not_due(gone: Document) -> Document:
    return {"$unset": gone | AGAIN | {"label_due": ""}, "$pull": {"involved": TO_BE_LABELLED}}
