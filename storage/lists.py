"""Pages of a collection in a fixed order, and single things by id."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from pymongo.asynchronous.database import AsyncDatabase

from club.adjustments import Adjustment
from club.clubs import Club
from club.errors import NotFound
from club.fixtures import Fixture
from club.lines import Line
from club.logins import Login
from club.payments import Payment
from club.players import Player
from club.ports import Page
from club.readings import Reading
from club.reminders import Round
from club.series import Series
from storage.codec import COLLECTIONS, Document, from_document
from storage.cursors import decode, encode
from storage.mongo import store_errors

T = TypeVar("T", Club, Player, Fixture, Payment, Line, Login, Reading, Adjustment, Round, Series)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T]):
    """One collection of one kind of thing. `noun` is how a person would call one."""

    database: AsyncDatabase[Document]
    cls: type[T]
    noun: str

    async def get(self, id_: str, **also: Any) -> T:
        """The thing with this id. Raises NotFound."""
        with store_errors():
            document = await self.database[COLLECTIONS[self.cls]].find_one({"_id": id_, **also})
        if document is None:
            raise NotFound(f"There is no such {self.noun}.")
        return from_document(self.cls, document)

    async def first(self, query: Document, *sort: tuple[str, int]) -> T | None:
        """The first thing that fits, if there is one."""
        with store_errors():
            document = await self.database[COLLECTIONS[self.cls]].find_one(query, sort=list(sort) or None)
        return None if document is None else from_document(self.cls, document)

    async def all(self, query: Document, *sort: tuple[str, int], limit: int = 0) -> list[T]:
        """Everything that fits."""
        with store_errors():
            return [thing async for thing in self._read(query, list(sort), limit)]

    def _read(self, query: Document, sort: list[tuple[str, int]], limit: int) -> AsyncIterator[T]:
        cursor = self.database[COLLECTIONS[self.cls]].find(query)
        if sort:
            cursor = cursor.sort(sort)
        return self._things(cursor.limit(limit))

    async def _things(self, documents: Any) -> AsyncIterator[T]:
        async for document in documents:
            yield from_document(self.cls, document)

    async def page(
        self,
        query: Document,
        *,
        by: str,
        kind: type[str] | type[datetime],
        ascending: bool,
        limit: int,
        cursor: str | None,
    ) -> Page[T]:
        """A part of what fits, in the order of one field and then of the id."""
        direction, beyond = (1, "$gt") if ascending else (-1, "$lt")
        if cursor is not None:
            value, id_ = decode(cursor, kind, str)  # type: ignore[type-var]  # one of two types, chosen at run time
            query = {"$and": [query, {"$or": [{by: {beyond: value}}, {by: value, "_id": {beyond: id_}}]}]}
        with store_errors():
            rows = self.database[COLLECTIONS[self.cls]].find(query)
            found = await rows.sort([(by, direction), ("_id", direction)]).limit(limit + 1).to_list()
        shown = found[:limit]
        more = encode(shown[-1][by], shown[-1]["_id"]) if len(found) > limit else None
        return Page(tuple(from_document(self.cls, document) for document in shown), more)
