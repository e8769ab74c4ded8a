"""Payments that arrive together share one write; what is wrong with one concerns that one only."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pymongo.errors import AutoReconnect, BulkWriteError

from club.ports import StoreDown
from storage.codec import Document
from storage.store import MongoStore
from storage.together import LARGEST_GROUP, Together, refused_only_duplicates

PATIENCE = 10.0


@dataclass
class Gate:
    """A collection that notes the groups it is given, and can be shut or be made to fail."""

    collection: Any
    groups: list[int] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def insert_many(self, documents: list[Document], *, ordered: bool) -> object:
        self.groups.append(len(documents))
        self.reached.set()
        await self.open.wait()
        if self.failures:
            raise self.failures.pop(0)
        return await self.collection.insert_many(documents, ordered=ordered)


@pytest.fixture
def gate(store: MongoStore) -> Gate:
    gate = Gate(store.database["payments"])
    gate.open.set()
    return gate


@pytest.fixture
async def together(gate: Gate) -> AsyncIterator[Together]:
    """A writer through the gate, which is open unless a test shuts it."""
    one = Together(gate)  # type: ignore[arg-type]  # as much of a collection as is needed
    yield one
    gate.open.set()
    if one._writer is not None:
        await asyncio.wait_for(one._writer, PATIENCE)


async def stored(gate: Gate) -> set[str]:
    return {document["_id"] async for document in gate.collection.find()}


async def inserted(together: Together, *ids: str) -> list[bool | BaseException]:
    inserts = (together.insert({"_id": id_}) for id_ in ids)
    return await asyncio.wait_for(asyncio.gather(*inserts, return_exceptions=True), PATIENCE)


async def test_whoever_comes_together_is_written_together(together: Together, gate: Gate) -> None:
    ids = [f"p{number}" for number in range(LARGEST_GROUP + 20)]
    assert await inserted(together, *ids) == [True] * len(ids)
    assert gate.groups == [LARGEST_GROUP, 20]
    assert await stored(gate) == set(ids)


async def test_who_comes_during_a_write_is_in_the_next_one(together: Together, gate: Gate) -> None:
    gate.open.clear()
    first = asyncio.create_task(together.insert({"_id": "first"}))
    await asyncio.wait_for(gate.reached.wait(), PATIENCE)
    later = asyncio.gather(*(together.insert({"_id": f"later{number}"}) for number in range(5)))
    await asyncio.sleep(0)
    assert not first.done()
    gate.open.set()
    assert await asyncio.wait_for(first, PATIENCE)
    assert await asyncio.wait_for(later, PATIENCE) == [True] * 5
    assert gate.groups == [1, 5]


async def test_one_that_was_there_before_concerns_that_one_only(together: Together, gate: Gate) -> None:
    assert await inserted(together, "a", "b", "a", "c") == [True, True, False, True]
    assert await inserted(together, "b", "d") == [False, True]
    assert await stored(gate) == {"a", "b", "c", "d"}


async def test_one_that_cannot_be_stored_does_not_take_the_others_with_it(together: Together, gate: Gate) -> None:
    inserts = [
        together.insert({"_id": "a"}),
        together.insert({"_id": "b", "amount": 2**80}),
        together.insert({"_id": "c"}),
    ]
    first, second, third = await asyncio.gather(*inserts, return_exceptions=True)
    assert (first, third) == (True, True)
    assert isinstance(second, OverflowError)
    assert await stored(gate) == {"a", "c"}


async def test_a_group_that_fails_is_written_singly(together: Together, gate: Gate) -> None:
    gate.failures = [BulkWriteError({"writeErrors": [{"index": 0, "code": 2, "errmsg": "bad"}]})]
    assert await inserted(together, "a", "b") == [True, True]
    assert gate.groups == [2, 1, 1]


async def test_when_the_database_is_away_each_of_them_hears_of_it_and_the_next_one_is_stored(
    together: Together, gate: Gate
) -> None:
    gate.failures = [AutoReconnect("reset")]
    failed = await inserted(together, "a", "b", "c")
    assert [type(answer) for answer in failed] == [StoreDown] * 3
    assert gate.groups == [3]
    assert await inserted(together, "a") == [True]


async def test_a_write_that_may_not_last_is_not_acknowledged(together: Together, gate: Gate) -> None:
    gate.failures = [BulkWriteError({"writeErrors": [], "writeConcernErrors": [{"code": 64, "errmsg": "timed out"}]})]
    (failed,) = await inserted(together, "a")
    assert isinstance(failed, StoreDown)


async def test_whoever_stops_waiting_neither_harms_the_others_nor_is_lost(together: Together, gate: Gate) -> None:
    gate.open.clear()
    gone = asyncio.create_task(together.insert({"_id": "gone"}))
    stays = asyncio.create_task(together.insert({"_id": "stays"}))
    await asyncio.wait_for(gate.reached.wait(), PATIENCE)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    gate.open.set()
    assert await asyncio.wait_for(stays, PATIENCE)
    assert gone.cancelled()
    assert await stored(gate) == {"gone", "stays"}


async def test_when_the_writer_is_ended_nobody_waits_for_ever(together: Together, gate: Gate) -> None:
    gate.open.clear()
    waiting = asyncio.create_task(together.insert({"_id": "a"}))
    await asyncio.wait_for(gate.reached.wait(), PATIENCE)
    behind = asyncio.create_task(together.insert({"_id": "b"}))
    await asyncio.sleep(0)
    writer = together._writer
    assert writer is not None
    writer.cancel()
    answers = await asyncio.wait_for(asyncio.gather(waiting, behind, return_exceptions=True), PATIENCE)
    assert [type(answer) for answer in answers] == [StoreDown, StoreDown]


def test_duplicates_beside_something_worse_are_not_only_duplicates() -> None:
    there, bad = {"index": 0, "code": 11000}, {"index": 1, "code": 2}
    assert refused_only_duplicates(BulkWriteError({"writeErrors": [there]}))
    assert not refused_only_duplicates(BulkWriteError({"writeErrors": [there, bad]}))
    with pytest.raises(StoreDown):
        refused_only_duplicates(BulkWriteError({"writeErrors": [there], "writeConcernErrors": [{"code": 64}]}))
