"""Hints are kept once, taken by one, and gone when they are settled."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from club.hints import Hint, hint
from club.money import Pence
from storage.store import MongoStore
from tests.builders import NOW, a_line, a_transfer

LINE = a_line().line_id
SOON, LATER = NOW + timedelta(minutes=2), NOW + timedelta(minutes=15)


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        yield one


@pytest.fixture
async def rival(mongo_uri: str, store: MongoStore) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, store.database.name, holder="rival") as one:
        yield one


def about(transaction: str = "tx", line: str = "digest") -> Hint:
    return hint(a_line(line).line_id, a_transfer(transaction), at=NOW)


async def take(store: MongoStore, *, minutes: float = 0, most: int = 10) -> list[Hint]:
    at = NOW + timedelta(minutes=minutes)
    return await store.hints.take(at, until=at + timedelta(minutes=2), most=most)


async def test_the_first_word_is_kept_and_the_others_are_counted(store: MongoStore, rival: MongoStore) -> None:
    richer = replace(about(), amount=Pence(50_000))
    await store.hints.hear(about())
    await asyncio.gather(*(one.hints.hear(richer) for one in (store, rival) for _ in range(5)))
    (taken,) = await take(store)
    assert taken == replace(about(), heard=11, tries=1, next_at=SOON, last_asked_at=NOW)


async def test_two_first_words_at_once_are_one_hint(store: MongoStore, rival: MongoStore) -> None:
    await asyncio.gather(*(one.hints.hear(about()) for one in (store, rival) for _ in range(5)))
    assert await store.hints.waiting(LINE) == 1


async def test_each_is_taken_by_one(store: MongoStore, rival: MongoStore) -> None:
    for number in range(10):
        await store.hints.hear(about(f"tx{number}"))
    taken = await asyncio.gather(*(take(one, most=6) for one in (store, rival, store, rival)))
    names = [one.hint_id for batch in taken for one in batch]
    assert len(names) == len(set(names))
    assert len(names) >= 6
    everything = names + [one.hint_id for one in await take(store)]
    assert sorted(everything) == sorted(about(f"tx{number}").hint_id for number in range(10))


async def test_what_was_taken_by_somebody_who_died_is_free_again(store: MongoStore) -> None:
    await store.hints.hear(about())
    await take(store)
    assert await take(store, minutes=1) == []
    (again,) = await take(store, minutes=2)
    assert again.tries == 2


async def test_settled_it_is_gone_unless_it_was_heard_again(store: MongoStore) -> None:
    await store.hints.hear(about())
    (taken,) = await take(store)
    await store.hints.hear(about())
    await store.hints.settle(taken, NOW)
    (again,) = await take(store)
    await store.hints.settle(again, NOW)
    assert await store.hints.waiting(LINE) == 0


async def test_put_off_one_puts_off_all_of_its_line_and_roused_they_are_due(store: MongoStore) -> None:
    for one in (about("tx1"), about("tx2"), about("tx3", "another")):
        await store.hints.hear(one)
    first = (await take(store, most=1))[0]
    line = "another" if first.line_id == a_line("another").line_id else "digest"
    await store.hints.put_off(first, LATER)
    rest = await take(store, minutes=14)
    assert first.line_id not in {one.line_id for one in rest}
    await store.hints.rouse(first.line_id, NOW)
    assert await store.hints.waiting(first.line_id) == len(await take(store)) == (1 if line == "another" else 2)


async def test_put_off_for_less_than_it_was_taken_for_it_is_due_then(store: MongoStore) -> None:
    await store.hints.hear(about())
    (taken,) = await take(store)
    await store.hints.put_off(taken, NOW + timedelta(seconds=10))
    assert len(await take(store, minutes=0.5)) == 1


async def test_all_of_a_line_are_forgotten(store: MongoStore) -> None:
    for one in (about("tx1"), about("tx2"), about("tx3", "another")):
        await store.hints.hear(one)
    await store.hints.forget(LINE)
    assert [one.transaction_id for one in await take(store)] == ["tx3"]
