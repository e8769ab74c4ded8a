"""The outbox: order in a lane, one process at a time, nothing lost and nothing told twice."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from club.notices import Notice, Topic
from storage.outbox import LEASE
from storage.store import MongoStore

NOW = datetime(2026, 3, 4, 18, 0, tzinfo=UTC)
LANE = "group:wednesday"


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, database_name, holder="one") as first:
        yield first


@pytest.fixture
async def rival(mongo_uri: str, store: MongoStore) -> AsyncIterator[MongoStore]:
    """Another process on the same database."""
    async with MongoStore(mongo_uri, store.database.name, holder="two") as second:
        yield second


def news(key: str, lane: str = LANE) -> Notice:
    return Notice(key=key, topic=Topic.WELCOME, lane=lane)


async def told(store: MongoStore, *notices: Notice) -> None:
    async def tell(books: object) -> None:
        books.tell(*notices)  # type: ignore[attr-defined]

    await store.write(tell)


async def test_a_lane_keeps_its_order_and_a_key_is_told_once(store: MongoStore) -> None:
    await told(store, news("b"), news("a"))
    await told(store, news("c"), news("b"))
    assert [notice.key for notice in await store.outbox.take(LANE, NOW)] == ["b", "a", "c"]
    await store.outbox.done([news("b")], NOW)
    await told(store, news("b"))
    assert [notice.key for notice in await store.outbox.take(LANE, NOW)] == ["a", "c"]


async def test_one_process_has_a_lane_until_its_lease_ends(store: MongoStore, rival: MongoStore) -> None:
    await told(store, news("a"))
    assert await store.outbox.take(LANE, NOW)
    assert await rival.outbox.take(LANE, NOW) == []
    assert await rival.outbox.lanes(NOW) == []
    later = NOW + LEASE + timedelta(seconds=1)
    assert await rival.outbox.lanes(later) == [LANE]
    assert [notice.key for notice in await rival.outbox.take(LANE, later)] == ["a"]


async def test_a_process_that_stops_leaves_its_lanes_at_once(store: MongoStore, rival: MongoStore) -> None:
    await told(store, news("a"))
    await store.outbox.take(LANE, NOW)
    await store.outbox.release_all()
    assert await rival.outbox.take(LANE, NOW)


async def test_a_successor_of_the_same_name_takes_over_at_once(mongo_uri: str, store: MongoStore) -> None:
    await told(store, news("a"))
    await store.outbox.take(LANE, NOW)
    async with MongoStore(mongo_uri, store.database.name, holder="one") as successor:
        assert await successor.outbox.take(LANE, NOW)


async def test_a_lane_that_was_put_off_rests_and_the_others_go_on(store: MongoStore) -> None:
    await told(store, news("a"), news("b", "person:1"))
    await store.outbox.take(LANE, NOW)
    await store.outbox.put_off(LANE, NOW + timedelta(seconds=30))
    assert await store.outbox.lanes(NOW) == ["person:1"]
    assert await store.outbox.take(LANE, NOW) == []
    assert await store.outbox.lanes(NOW + timedelta(seconds=31)) == [LANE, "person:1"]


async def test_what_was_parked_waits_no_more_until_it_is_let_go(store: MongoStore) -> None:
    await told(store, news("a"), news("b"))
    await store.outbox.park([news("a")], "they blocked me", NOW)
    assert [notice.key for notice in await store.outbox.take(LANE, NOW)] == ["b"]
    assert await store.outbox.redeliver(LANE) == 1
    assert [notice.key for notice in await store.outbox.take(LANE, NOW)] == ["a", "b"]
