"""News as documents and as rows: in the order in which it was told, and each key once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymongo.errors import BulkWriteError

from club.notices import Notice, Topic
from club.ports import StoreDown
from storage.news import Numbers, from_row, latest, put, to_news, to_row
from storage.store import MongoStore
from tests.builders import NOW

LANE = "group:wednesday"


def news(key: str) -> Notice:
    return Notice(key=key, topic=Topic.WELCOME, lane=LANE)


class Failing:
    """An outbox that answers in this way."""

    def __init__(self, **details: Any) -> None:
        self.details = details

    def __getitem__(self, name: str) -> "Failing":
        return self

    async def insert_many(self, rows: object, *, ordered: bool) -> None:
        raise BulkWriteError(self.details)


def test_of_what_is_about_one_message_only_the_last_is_told() -> None:
    def about(key: str, subject: str | None, topic: Topic = Topic.CARD, lane: str = LANE) -> Notice:
        return Notice(key=key, topic=topic, lane=lane, subject=subject)

    told = [
        about("c1", "card:x"),
        about("w1", None),
        about("c2", "card:y"),
        about("w2", None),
        about("a1", "card:x", Topic.AFTER_GAME),
        about("d1", "card:x", lane="person:1"),
        about("c3", "card:x"),
        about("m1", "moved:x", Topic.MOVED),
        about("m2", "moved:x", Topic.MOVED),
    ]
    kept = latest(to_news(told, Numbers()))
    assert [item["key"] for item in kept] == ["w1", "c2", "w2", "a1", "d1", "c3", "m1", "m2"], "each move counts"


def test_numbers_only_grow() -> None:
    numbers = Numbers()
    drawn = [numbers.next() for _ in range(1000)]
    assert drawn == sorted(set(drawn))


@given(st.lists(st.from_type(Notice), max_size=5))
def test_a_row_holds_its_notice_and_nothing_else(notices: list[Notice]) -> None:
    rows = [to_row(item) for item in to_news(notices, Numbers())]
    assert [from_row(row) for row in rows] == notices
    assert [(row["_id"], row["lane"]) for row in rows] == [(notice.key, notice.lane) for notice in notices]
    assert all(row["state"] == "waiting" for row in rows)
    assert [row["seq"] for row in rows] == sorted(row["seq"] for row in rows)


async def test_a_key_that_is_told_twice_at_once_is_put_once_at_its_first_place(store: MongoStore) -> None:
    await put(store.database, to_news([news("a"), news("b"), news("a")], Numbers()))
    assert [notice.key for notice in await store.outbox.take(LANE, NOW)] == ["a", "b"]


async def test_what_stands_there_stays_as_it_is(store: MongoStore) -> None:
    await put(store.database, to_news([news("a")], Numbers()))
    await store.outbox.done([news("a")], NOW)
    await put(store.database, to_news([news("a"), news("b")], Numbers()))
    assert [notice.key for notice in await store.outbox.take(LANE, NOW)] == ["b"]


async def test_news_that_may_not_last_in_the_outbox_is_not_taken_for_put() -> None:
    """Else it would be taken out of its document, and be lost with the server."""
    away = Failing(writeErrors=[], writeConcernErrors=[{"code": 64, "errmsg": "timed out"}])
    with pytest.raises(StoreDown):
        await put(away, to_news([news("a")], Numbers()))  # type: ignore[arg-type]  # as much of a database as is needed


async def test_what_else_is_refused_is_a_bug_and_is_said() -> None:
    broken = Failing(writeErrors=[{"index": 0, "code": 2, "errmsg": "bad"}])
    with pytest.raises(BulkWriteError):
        await put(broken, to_news([news("a")], Numbers()))  # type: ignore[arg-type]  # as much of a database as is needed
