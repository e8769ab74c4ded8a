"""The post: in order, as few messages as will do, and one bad message stops nobody."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import pytest

from app.jobs.pace import Limit, Pace
from app.jobs.posting import Post, next_message
from club.notices import Notice, Topic
from club.ports import Delivered, Delivery, PutOff, Refused
from rehearsal.bell import Bell
from storage.store import MongoStore

FAST = Limit(10_000, 1.0)
LANE = "group:wednesday"


def notice(key: str, topic: Topic = Topic.WELCOME, *, lane: str = LANE, subject: str | None = None) -> Notice:
    return Notice(key=key, topic=topic, lane=lane, subject=subject)


def test_a_burst_of_changes_to_one_card_is_one_edit() -> None:
    waiting = [notice("c1", Topic.CARD, subject="card"), notice("w"), notice("c2", Topic.CARD, subject="card")]
    assert [one.key for one in next_message(waiting)] == ["c1", "c2"]


def test_payments_share_a_message_only_when_they_pile_up() -> None:
    payments = [notice(f"p{number}", Topic.PAID, subject=f"p{number}") for number in range(20)]
    assert [one.key for one in next_message(payments[:2])] == ["p0"]
    assert len(next_message(payments[:3])) == 3
    assert len(next_message(payments)) == 15


@dataclass
class Hearing:
    """A messenger that notes what it is given, and answers as it was told."""

    answers: dict[str, Delivery | Exception] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)

    async def deliver(self, notices: Sequence[Notice]) -> Delivery:
        self.heard.append(notices[0].key)
        self.bell.ring()
        answer = self.answers.get(notices[0].key, Delivered())
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, database_name, holder="one") as one:
        yield one


async def delivered(store: MongoStore, hearing: Hearing, notices: Sequence[Notice], *, until: int) -> None:
    """Tell the notices, and deliver until so many messages were heard."""

    async def tell(books: object) -> None:
        books.tell(*notices)  # type: ignore[attr-defined]

    post = Post(store.outbox, hearing, store, Pace(FAST, FAST, FAST), lambda name, label: None)
    await store.write(tell)
    post.start()
    await hearing.bell.wait_for(lambda: len(hearing.heard) >= until, 10.0)
    await post.stop()


async def test_a_lane_is_told_in_order_and_each_thing_once(store: MongoStore) -> None:
    hearing = Hearing()
    await delivered(store, hearing, [notice(key) for key in ("one", "two", "three")], until=3)
    assert hearing.heard == ["one", "two", "three"]
    assert await store.outbox.waiting() == 0


async def test_a_refused_or_broken_message_is_parked_and_the_next_one_goes(store: MongoStore) -> None:
    hearing = Hearing({"one": Refused("malformed"), "two": RuntimeError("a bug")})
    await delivered(store, hearing, [notice(key) for key in ("one", "two", "three")], until=3)
    assert hearing.heard == ["one", "two", "three"]
    assert await store.outbox.redeliver() == 2


async def test_to_be_told_later_puts_off_that_chat_alone(store: MongoStore) -> None:
    hearing = Hearing({"one": PutOff(60.0)})
    others = [notice("one"), notice("two"), notice("three", lane="person:1")]
    await delivered(store, hearing, others, until=2)
    assert sorted(hearing.heard) == ["one", "three"]
    assert await store.outbox.waiting() == 2
