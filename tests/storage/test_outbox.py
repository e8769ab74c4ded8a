"""The outbox: order in a lane, one process at a time, nothing lost and nothing told twice."""

import asyncio
from datetime import UTC, datetime, timedelta

from club.notices import Notice, Topic
from storage.codec import Document
from storage.news import Numbers, to_news
from storage.outbox import LEASE, WINDOW
from storage.store import MongoStore
from tests.counting import Commands

NOW = datetime(2026, 3, 4, 18, 0, tzinfo=UTC)
LANE = "group:wednesday"


def news(key: str, lane: str = LANE) -> Notice:
    return Notice(key=key, topic=Topic.WELCOME, lane=lane)


def items(*lanes: str) -> list[Document]:
    """News as the relay announces it."""
    return to_news([news(lane, lane) for lane in lanes], Numbers())


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


async def test_a_lane_that_rests_is_taken_by_nobody_however_often_it_is_asked(
    store: MongoStore, rival: MongoStore
) -> None:
    """Neither when more news wakes the lane, nor by another process after the lease."""
    await told(store, news("a"))
    await store.outbox.take(LANE, NOW)
    until = NOW + LEASE + timedelta(seconds=30)
    await store.outbox.put_off(LANE, until)
    await told(store, news("b"))
    after_lease = NOW + LEASE + timedelta(seconds=1)
    for moment in (NOW, after_lease):
        assert await store.outbox.take(LANE, moment) == []
        assert await rival.outbox.take(LANE, moment) == []
        assert await rival.outbox.lanes(moment) == []
    assert [notice.key for notice in await rival.outbox.take(LANE, until)] == ["a", "b"]


async def test_whoever_lost_the_lane_cannot_put_it_off(store: MongoStore, rival: MongoStore) -> None:
    await told(store, news("a"))
    await store.outbox.take(LANE, NOW)
    later = NOW + LEASE + timedelta(seconds=1)
    assert await rival.outbox.take(LANE, later)
    await store.outbox.put_off(LANE, later + timedelta(hours=1))
    assert await rival.outbox.take(LANE, later + timedelta(seconds=15))


async def test_a_lease_is_renewed_while_its_holder_is_at_work(store: MongoStore, rival: MongoStore) -> None:
    await told(store, news("a"))
    for seconds in range(0, 90, 5):
        assert await store.outbox.take(LANE, NOW + timedelta(seconds=seconds))
        assert await rival.outbox.take(LANE, NOW + timedelta(seconds=seconds)) == []


async def test_a_lane_that_is_let_go_is_free(store: MongoStore, rival: MongoStore) -> None:
    await told(store, news("a"))
    await store.outbox.take(LANE, NOW)
    await store.outbox.release(LANE)
    assert await rival.outbox.take(LANE, NOW)
    assert await store.outbox.take(LANE, NOW) == []


async def test_two_who_ask_for_a_new_lane_at_once_get_it_once(store: MongoStore, rival: MongoStore) -> None:
    await told(store, *(news(f"n{number}", f"lane {number}") for number in range(10)))
    for number in range(10):
        lane = f"lane {number}"
        taken = await asyncio.gather(store.outbox.take(lane, NOW), rival.outbox.take(lane, NOW))
        assert sorted(map(len, taken)) == [0, 1]


async def test_done_twice_is_done_and_what_is_left_is_counted(store: MongoStore) -> None:
    await told(store, news("a"), news("b"))
    for _ in range(2):
        await store.outbox.done([news("a")], NOW)
    assert await store.outbox.waiting() == 1
    assert await store.outbox.redeliver() == 0


async def test_only_parked_messages_of_the_lane_are_let_go(store: MongoStore) -> None:
    await told(store, news("a"), news("b", "person:1"))
    await store.outbox.park([news("a"), news("b", "person:1")], "why", NOW)
    assert await store.outbox.waiting() == 0
    assert await store.outbox.lanes(NOW) == []
    assert await store.outbox.redeliver("person:1") == 1
    assert await store.outbox.lanes(NOW) == ["person:1"]
    assert await store.outbox.redeliver() == 1


async def test_a_long_queue_comes_in_windows_of_its_own_order(store: MongoStore) -> None:
    keys = [f"n{number:03}" for number in range(WINDOW + 5)]
    await told(store, *map(news, keys))
    first = await store.outbox.take(LANE, NOW)
    assert [notice.key for notice in first] == keys[:WINDOW]
    await store.outbox.done(first, NOW)
    assert [notice.key for notice in await store.outbox.take(LANE, NOW)] == keys[WINDOW:]


async def emptied(store: MongoStore) -> list[str]:
    """The keys of all that waits in the lane, told window by window."""
    keys: list[str] = []
    while waiting := await store.outbox.take(LANE, NOW):
        keys += [notice.key for notice in waiting]
        await store.outbox.done(waiting, NOW)
    return keys


async def test_what_another_process_told_earlier_goes_first(store: MongoStore, rival: MongoStore) -> None:
    await told(rival, news("early"))
    keys = [f"n{number:03}" for number in range(2 * WINDOW + 5)]
    await told(store, *map(news, keys))
    assert await emptied(store) == ["early", *keys]


async def test_what_another_process_did_in_the_meantime_is_not_waited_for(store: MongoStore, rival: MongoStore) -> None:
    keys = [f"n{number:03}" for number in range(2 * WINDOW)]
    await told(store, *map(news, keys))
    await rival.outbox.done(list(map(news, keys)), NOW)
    await told(rival, news("late"))
    assert await emptied(store) == ["late"]


async def test_a_queue_from_before_is_taken_in_order_too(mongo_uri: str, store: MongoStore) -> None:
    keys = [f"n{number:03}" for number in range(3 * WINDOW + 5)]
    await told(store, *map(news, keys))
    async with MongoStore(mongo_uri, store.database.name, holder="one") as successor:
        assert await emptied(successor) == keys


async def test_what_comes_while_a_queue_is_told_goes_last(store: MongoStore) -> None:
    keys = [f"n{number:03}" for number in range(WINDOW + 5)]
    await told(store, *map(news, keys))
    first = await store.outbox.take(LANE, NOW)
    await told(store, news("late"))
    await store.outbox.done(first, NOW)
    assert await emptied(store) == [*keys[WINDOW:], "late"]


async def test_lanes_that_are_named_before_anybody_listens_are_heard(store: MongoStore) -> None:
    store.outbox.announce(items("a", "b"))
    store.outbox.announce(items("b", "c"))
    assert await store.outbox.woken() == {"a", "b", "c"}
    waiting = asyncio.create_task(store.outbox.woken())
    await asyncio.sleep(0)
    assert not waiting.done()
    store.outbox.announce(items("d"))
    assert await asyncio.wait_for(waiting, 10.0) == {"d"}


async def test_a_long_lane_is_read_within_bounds(watched: tuple[MongoStore, Commands]) -> None:
    """A limit alone does not spare a server that fetches and sorts all that fits before it cuts."""
    store, commands = watched
    await told(store, *(news(f"n{number:03}") for number in range(WINDOW + 5)))
    commands.clear()
    first = await store.outbox.take(LANE, NOW)
    (read,) = [command for command in commands.whole if command.get("find") == "outbox"]
    assert "$lte" in read["filter"]["seq"]
    await store.outbox.done(first, NOW)
    commands.clear()
    assert len(await store.outbox.take(LANE, NOW)) == 5
    (read,) = [command for command in commands.whole if command.get("find") == "outbox"]
    assert "seq" not in read["filter"], "what another process tells is found as well"
