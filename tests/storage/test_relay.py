"""News goes from its document into the outbox: once however often it is relayed, and also after a crash."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field, replace

import pytest

from club.notices import Notice, Topic
from club.ports import Books, StoreDown
from storage import relay as storage_relay
from storage.codec import COLLECTIONS, Document
from storage.news import Numbers, put, to_news
from storage.outbox import MOST_WAITING
from storage.relay import Relay
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_payment, a_player
from tests.storage.keeping import tell

LANE, ELSEWHERE = "group:wednesday", "person:1"
PATIENCE = 10.0


def news(key: str, lane: str = LANE) -> Notice:
    return Notice(key=key, topic=Topic.WELCOME, lane=lane)


@pytest.fixture
async def crashed(mongo_uri: str, store: MongoStore) -> AsyncIterator[MongoStore]:
    """A process that commits and never relays, as if it died in between."""
    one = MongoStore(mongo_uri, store.database.name, holder="crashed")
    yield one
    one._relay._pending.clear()
    one._relay._relayed.clear()
    await one.close()


async def waiting(store: MongoStore, lane: str = LANE) -> list[str]:
    return [notice.key for notice in await store.outbox.take(lane, NOW)]


async def carrying(store: MongoStore) -> int:
    """How many documents still carry news."""
    found = [await store.database[name].count_documents({"news.key": {"$gt": ""}}) for name in COLLECTIONS.values()]
    return sum(found)


@dataclass
class Outbox:
    """Notes in which lanes there is news, and takes as much of it as it has room for."""

    space: int = 1_000
    lanes: list[str] = field(default_factory=list)

    def announce(self, news: Iterable[Document]) -> None:
        self.lanes.extend(item["lane"] for item in news)

    def room(self, lane: str) -> int:
        return self.space - self.lanes.count(lane)

    def rests(self, lane: str) -> bool:
        return lane not in self.lanes


async def heard(store: MongoStore) -> frozenset[str]:
    return await asyncio.wait_for(store.outbox.woken(), PATIENCE)


async def test_what_was_committed_is_relayed_and_its_lanes_are_named(store: MongoStore) -> None:
    await tell(store, news("a"), news("b", ELSEWHERE), beside=a_club())
    assert await heard(store) == {LANE, ELSEWHERE}
    assert await waiting(store) == ["a"]
    assert await waiting(store, ELSEWHERE) == ["b"]


async def test_news_of_a_payment_goes_the_same_way(store: MongoStore) -> None:
    await store.payments.add(a_payment(), [news("a")])
    assert await heard(store) == {LANE}
    assert await waiting(store) == ["a"]


async def test_news_without_a_document_is_there_at_once(store: MongoStore) -> None:
    await tell(store, news("a"))
    assert await waiting(store) == ["a"]
    assert await heard(store) == {LANE}


async def test_what_a_dead_process_left_is_found_by_another(store: MongoStore, crashed: MongoStore) -> None:
    await tell(crashed, news("a"), beside=a_club())
    await tell(crashed, news("b"), news("c", ELSEWHERE), beside=a_player())
    await crashed.payments.add(a_payment(), [news("d")])
    assert await waiting(store) == []
    assert await store._relay.sweep() == 3
    assert sorted(await waiting(store)) == ["a", "b", "d"]
    assert await waiting(store, ELSEWHERE) == ["c"]
    assert await carrying(store) == 0
    assert await store._relay.sweep() == 0


async def test_news_of_several_documents_is_kept_with_them(store: MongoStore, crashed: MongoStore) -> None:
    async def action(books: Books) -> None:
        books.save(a_club())
        books.tell(news("a"))
        books.save(a_player())
        books.tell(news("b"))

    await crashed.write(action)
    assert await carrying(store) == 1
    await store._relay.sweep()
    assert await waiting(store) == ["a", "b"]


async def test_a_new_process_begins_with_what_was_left(mongo_uri: str, crashed: MongoStore) -> None:
    await tell(crashed, news("a"), beside=a_club())
    async with MongoStore(mongo_uri, crashed.database.name, holder="new") as successor:
        assert await heard(successor) == {LANE}
        assert await waiting(successor) == ["a"]


async def test_relayed_twice_it_is_told_once_also_when_it_was_sent_in_between(
    store: MongoStore, crashed: MongoStore
) -> None:
    """The process died after the outbox had the news, and before the document had let go of it."""
    await tell(crashed, news("a"), news("b"), beside=a_club())
    document = await store.database["clubs"].find_one({})
    assert document is not None
    await put(store.database, document["news"])
    await store.outbox.done([news("a")], NOW)
    assert await store._relay.sweep() == 1
    assert await waiting(store) == ["b"]
    assert await store.outbox.waiting() == 1


async def test_two_processes_that_sweep_at_once_tell_it_once(
    store: MongoStore, rival: MongoStore, crashed: MongoStore
) -> None:
    for number in range(20):
        await tell(crashed, news(f"n{number}"), beside=replace(a_player(f"P{number}"), telegram_id=None))
    await asyncio.gather(store._relay.sweep(), rival._relay.sweep())
    assert await store.outbox.waiting() == 20
    assert await carrying(store) == 0


async def test_more_than_one_batch_is_relayed_in_one_sweep(
    store: MongoStore, crashed: MongoStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage_relay, "LARGEST_BATCH", 3)
    await store._relay.stop()  # its own sweep, at the start, could come first
    for number in range(7):
        await tell(crashed, news(f"n{number}"), beside=a_player(f"P{number}"))
    assert await store._relay.sweep() == 7
    assert await store.outbox.waiting() == 7


async def test_news_that_came_after_the_look_is_not_taken_away_unrelayed(
    store: MongoStore, crashed: MongoStore
) -> None:
    """Between relaying and letting go, the document was changed again and carries more."""
    await tell(crashed, news("a"), beside=a_club())
    document = await store.database["clubs"].find_one({})
    assert document is not None
    relay = Relay(store.database, Outbox())
    relay.committed(document["news"], a_club())
    await relay._relay_pending()
    await tell(crashed, news("b"), beside=await store.clubs.get(a_club().club_id))
    await relay._unload_all()
    assert await carrying(store) == 1
    await store._relay.sweep()
    assert await waiting(store) == ["a", "b"]


async def test_whoever_stops_relays_first_what_it_committed(mongo_uri: str, database_name: str) -> None:
    async with MongoStore(mongo_uri, database_name, holder="one") as one:
        await one._relay.stop()
        await tell(one, news("a"), beside=a_club())
    async with MongoStore(mongo_uri, database_name, holder="one") as successor:
        assert await waiting(successor) == ["a"]
        assert await carrying(successor) == 0


async def test_while_the_database_is_away_it_is_kept_and_then_relayed(store: MongoStore, crashed: MongoStore) -> None:
    class Away:
        """A database that is away the first time."""

        down = True

        def __getitem__(self, name: str) -> object:
            if self.down:
                raise StoreDown("away")
            return store.database[name]

    away = Away()
    outbox = Outbox()
    relay = Relay(away, outbox)  # type: ignore[arg-type]  # as much of a database as is needed
    await tell(crashed, news("a"), beside=a_club())
    relay.committed(to_news([news("a")], Numbers()), a_club())
    await relay.stop()
    assert outbox.lanes == []
    away.down = False
    await relay.stop()
    assert outbox.lanes == [LANE]
    assert await waiting(store) == ["a"]
    assert await carrying(store) == 0


async def test_the_order_within_a_lane_is_that_of_telling(store: MongoStore) -> None:
    await keepers(store)
    assert await waiting(store) == [f"n{number}" for number in range(12)]


async def test_a_lane_is_given_no_more_than_it_has_room_for(store: MongoStore, crashed: MongoStore) -> None:
    """What waits stays in its documents, in order; another lane goes on."""
    outbox = Outbox(space=3)
    relay = Relay(store.database, outbox)
    for number in range(5):
        player = replace(a_player(f"P{number}"), telegram_id=None)
        await tell(crashed, news(f"n{number}"), beside=player)
        relay.committed(to_news([news(f"n{number}")], Numbers()), player)
    relay.committed(to_news([news("x", ELSEWHERE)], Numbers()), a_player("P0"))
    assert await relay._relay_pending() == 4
    await relay._unload_all()
    assert await carrying(store) == 2
    assert await waiting(store) == ["n0", "n1", "n2"]
    assert await relay._relay_pending() == 0
    outbox.space = 4
    assert await relay._relay_pending() == 1
    assert await waiting(store) == ["n0", "n1", "n2", "n3"]
    await relay.stop()


async def test_a_sweep_leaves_alone_what_this_process_holds_back(store: MongoStore, crashed: MongoStore) -> None:
    relay = Relay(store.database, Outbox(space=0))
    await tell(crashed, news("ours"), beside=a_club())
    relay.committed(to_news([news("ours")], Numbers()), a_club())
    await tell(crashed, news("theirs"), beside=a_player())
    assert await relay.sweep() == 1
    assert await waiting(store) == ["theirs"]
    assert await carrying(store) == 1


async def test_a_long_queue_is_relayed_to_its_end_as_it_is_told(store: MongoStore) -> None:
    keys = [f"n{number:03}" for number in range(2 * MOST_WAITING + 7)]
    await store.payments.add(a_payment(), list(map(news, keys)))
    told: list[str] = []
    async with asyncio.timeout(PATIENCE):
        while len(told) < len(keys):
            await store.outbox.woken()
            while window := await store.outbox.take(LANE, NOW):
                told += [notice.key for notice in window]
                await store.outbox.done(window, NOW)
    assert told == keys


async def test_a_lane_that_has_something_to_tell_is_in_no_hurry(store: MongoStore, crashed: MongoStore) -> None:
    relay = Relay(store.database, Outbox())
    for key in ("a", "b"):
        relay.committed(to_news([news(key)], Numbers()), a_club())
        await relay._relay_pending(every_lane=False)
    relay.committed(to_news([news("x", ELSEWHERE)], Numbers()), a_club())
    await relay._relay_pending(every_lane=False)
    assert (await waiting(store), await waiting(store, ELSEWHERE)) == (["a"], ["x"])
    await relay._relay_pending()
    assert await waiting(store) == ["a", "b"]


async def test_a_burst_of_changes_to_one_card_is_one_row(store: MongoStore) -> None:
    relay = Relay(store.database, Outbox())
    cards = [Notice(key=f"card:{number}", topic=Topic.CARD, lane=LANE, subject="card") for number in range(5)]
    relay.committed(to_news(cards, Numbers()), a_club())
    await relay._relay_pending()
    assert await waiting(store) == ["card:4"]


async def keepers(store: MongoStore) -> None:
    """Twelve pieces of news, in two documents and in turn."""
    await tell(store, beside=a_club())
    await tell(store, beside=a_fixture())
    for number in range(0, 12, 2):
        await tell(store, news(f"n{number}"), beside=await store.clubs.get(a_club().club_id))
        await tell(store, news(f"n{number + 1}"), beside=await store.fixtures.get(a_fixture().fixture_id))
    await store._relay.sweep()


async def test_a_sweep_and_a_quiet_moment_may_tidy_up_at_once(mongo_uri: str, database_name: str) -> None:
    one = MongoStore(mongo_uri, database_name, holder="test")  # never opened, so that nobody sweeps by himself
    for number in range(5):
        await tell(one, news(f"{number}"), beside=a_payment(f"{number}"))
    assert await carrying(one) == 5
    relay = one._relay
    await relay._relay_pending()
    await asyncio.gather(relay._unload(3), relay._unload(3), relay._unload(3))
    assert await carrying(one) == 0
    assert not relay._relayed
    await one.close()


async def test_whoever_relays_now_finds_what_was_committed_in_the_outbox(store: MongoStore) -> None:
    club = a_club()

    async def action(books: Books) -> None:
        books.save(club)
        books.tell(news("welcome"))

    await store.write(action)
    await store.relay()
    assert await waiting(store) == ["welcome"]
