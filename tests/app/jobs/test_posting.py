"""The post: in order, as few messages as will do, and one bad message stops nobody."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import pytest

from app.jobs.pace import Limit, Pace
from app.jobs.posting import Post, next_message
from club.ids import ClubId, TelegramId
from club.notices import Notice, Topic
from club.notices import group as groups_lane
from club.players import Reach
from club.ports import Delivered, Delivery, PutOff, Refused, StoreDown
from rehearsal.bell import Bell
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_player
from tests.storage.keeping import keep, tell

FAST = Limit(10_000, 1.0)
LANE = "group:wednesday"


def notice(key: str, topic: Topic = Topic.MOVED, *, lane: str = LANE, subject: str | None = None) -> Notice:
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

    post = Post(store.outbox, hearing, store, Pace(FAST, FAST, FAST), lambda name, label: None, lambda: NOW)
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


def test_only_payments_are_merged_and_what_is_edited_in_place_by_topic() -> None:
    paid = [notice(f"p{number}", Topic.PAID, subject=f"p{number}") for number in range(3)]
    back = notice("t0", Topic.TAKEN_BACK, subject="p0")
    assert next_message([back, *paid]) == [back]
    assert next_message([paid[0], back, *paid[1:]]) == paid
    assert next_message([notice("a"), notice("b")]) == [notice("a")]


@dataclass
class Slow(Hearing):
    """A messenger that takes until it is let go on."""

    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, notices: Sequence[Notice]) -> Delivery:
        delivery = await super().deliver(notices)
        await self.go_on.wait()
        return delivery


def a_post(store: MongoStore, messenger: Hearing, pace: Pace | None = None) -> tuple[Post, list[tuple[str, str]]]:
    counted: list[tuple[str, str]] = []
    pace = pace or Pace(FAST, FAST, FAST)
    post = Post(store.outbox, messenger, store, pace, lambda name, label: counted.append((name, label)), lambda: NOW)
    return post, counted


async def test_lanes_do_not_wait_for_each_other(store: MongoStore) -> None:
    slow = Slow()
    post, _ = a_post(store, slow)
    await tell(store, notice("a"), notice("b", lane="person:1"), notice("c", lane="person:2"))
    post.start()
    await slow.bell.wait_for(lambda: len(slow.heard) == 3, 10.0)
    slow.go_on.set()
    await post.stop()
    assert await store.outbox.waiting() == 0


async def test_whoever_stops_finishes_what_is_being_said_and_begins_no_more(store: MongoStore) -> None:
    slow = Slow()
    post, counted = a_post(store, slow)
    await tell(store, notice("one"), notice("two"))
    post.start()
    await slow.bell.wait_for(lambda: slow.heard == ["one"], 10.0)
    stopping = asyncio.create_task(post.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    slow.go_on.set()
    await asyncio.wait_for(stopping, 10.0)
    assert slow.heard == ["one"]
    assert await store.outbox.waiting() == 1
    assert counted == [("messages", "delivered")]


@dataclass
class Turns(Pace):
    """Says when somebody had to wait for a turn."""

    not_yet: asyncio.Event = field(default_factory=asyncio.Event)

    def wait(self, lane: str, now: float) -> float:
        pause = super().wait(lane, now)
        if pause > 0:
            self.not_yet.set()
        return pause


async def test_whoever_stops_does_not_wait_for_a_lane_whose_turn_has_not_come(store: MongoStore) -> None:
    """Nor does such a lane speak before its turn because of it."""
    hearing, turns = Hearing(), Turns(Limit(1, 3600.0), FAST, FAST)
    post, _ = a_post(store, hearing, turns)
    await tell(store, notice("one"), notice("two"))
    post.start()
    await asyncio.wait_for(turns.not_yet.wait(), 10.0)
    await asyncio.wait_for(post.stop(), 5.0)
    assert hearing.heard == ["one"]
    assert await store.outbox.waiting() == 1


async def test_what_is_told_while_a_lane_speaks_follows(store: MongoStore) -> None:
    slow = Slow()
    post, _ = a_post(store, slow)
    await tell(store, notice("one"))
    post.start()
    await slow.bell.wait_for(lambda: slow.heard == ["one"], 10.0)
    await tell(store, notice("two"))
    slow.go_on.set()
    await slow.bell.wait_for(lambda: slow.heard == ["one", "two"], 10.0)
    await post.stop()


async def test_news_that_wakes_a_lane_which_was_put_off_does_not_make_it_speak(store: MongoStore) -> None:
    hearing = Hearing({"one": PutOff(60.0)})
    post, _ = a_post(store, hearing)
    await tell(store, notice("one"))
    post.start()
    await hearing.bell.wait_for(lambda: hearing.heard == ["one"], 10.0)
    await tell(store, notice("two"))
    await tell(store, notice("elsewhere", lane="person:1"))
    await hearing.bell.wait_for(lambda: "elsewhere" in hearing.heard, 10.0)
    await post.stop()
    assert hearing.heard == ["one", "elsewhere"]


async def test_a_process_finds_the_lanes_that_another_one_left(mongo_uri: str, store: MongoStore) -> None:
    async with MongoStore(mongo_uri, store.database.name, holder="dead") as dead:
        await tell(dead, notice("one"))
    hearing = Hearing()
    post, _ = a_post(store, hearing)
    post.start()
    await hearing.bell.wait_for(lambda: hearing.heard == ["one"], 10.0)
    await post.stop()


async def test_who_cannot_be_reached_is_asked_in_the_group_and_the_message_parked(store: MongoStore) -> None:
    sam = a_player("Sam", telegram_id=TelegramId(901))
    await keep(store, a_club(), sam)
    group = groups_lane(a_club().club_id)
    promotion = Notice(
        key="promoted",
        topic=Topic.PROMOTED,
        lane="person:901",
        club_id=a_club().club_id,
        player_id=sam.player_id,
    )
    hearing = Hearing({"promoted": Refused("bot was blocked by the user", unreachable=True)})
    post, counted = a_post(store, hearing)
    await tell(store, promotion)
    post.start()
    await hearing.bell.wait_for(lambda: "promoted:group" in hearing.heard, 10.0)
    await post.stop()
    assert hearing.heard == ["promoted", "promoted:group"]
    assert (await store.players.get(sam.player_id)).reach is Reach.BLOCKED
    assert await store.outbox.redeliver("person:901") == 1
    assert await store.outbox.redeliver(group) == 0
    assert counted[0] == ("messages", "refused")


@dataclass
class Shaky:
    """A store that cannot be written to as long as there are troubles left."""

    store: MongoStore
    troubles: list[Exception]

    async def write(self, action: object) -> object:
        if self.troubles:
            raise self.troubles.pop(0)
        return await self.store.write(action)  # type: ignore[arg-type]  # handed on


async def test_a_report_that_could_not_be_written_is_not_lost(
    store: MongoStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message stays where it is until the organiser or the group can be told that it went nowhere."""
    monkeypatch.setattr("app.jobs.posting.SWEEP_SECONDS", 0.01)
    await keep(store, a_club())
    lost = Notice(key="lost", topic=Topic.PROMOTED, lane="person:901", club_id=a_club().club_id)
    hearing = Hearing({"lost": Refused("gone", unreachable=True)})
    post, _ = a_post(store, hearing)
    post.store = Shaky(store, [StoreDown("away")])  # type: ignore[assignment]  # as much of a store as is needed
    await tell(store, lost)
    post.start()
    await hearing.bell.wait_for(lambda: "lost:group" in hearing.heard, 10.0)
    await post.stop()
    assert hearing.heard == ["lost", "lost", "lost:group"]


async def test_a_report_that_nobody_can_make_stops_no_lane(store: MongoStore) -> None:
    lost = Notice(key="lost", topic=Topic.QUESTION, lane="person:901", club_id=ClubId("not there"))
    hearing = Hearing({"lost": Refused("gone", unreachable=True)})
    post, _ = a_post(store, hearing)
    await tell(store, lost, notice("next", lane="person:901"))
    post.start()
    await hearing.bell.wait_for(lambda: "next" in hearing.heard, 10.0)
    await post.stop()
    assert hearing.heard == ["lost", "next"]


async def test_when_the_database_goes_away_in_the_middle_it_is_told_again(
    store: MongoStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.jobs.posting.SWEEP_SECONDS", 0.01)
    hearing = Hearing({"one": StoreDown("away")})
    post, _ = a_post(store, hearing)
    await tell(store, notice("one"))
    post.start()
    await hearing.bell.wait_for(lambda: len(hearing.heard) >= 2, 10.0)
    hearing.answers.clear()
    await hearing.bell.wait_for(lambda: len(hearing.heard) >= 3, 10.0)
    await post.stop()
    assert set(hearing.heard) == {"one"}
    assert await store.outbox.waiting() == 0


async def test_payments_that_pile_up_behind_a_busy_chat_share_a_message(store: MongoStore) -> None:
    slow = Slow()
    post, _ = a_post(store, slow)
    payments = [notice(f"p{number}", Topic.PAID, subject=f"p{number}") for number in range(5)]
    await tell(store, payments[0])
    post.start()
    await slow.bell.wait_for(lambda: slow.heard == ["p0"], 10.0)
    await tell(store, *payments[1:])
    slow.go_on.set()
    await slow.bell.wait_for(lambda: len(slow.heard) == 2, 10.0)
    await post.stop()
    assert slow.heard == ["p0", "p1"]
    assert await store.outbox.waiting() == 0


async def test_of_a_group_that_takes_no_messages_the_organiser_hears_and_back_in_it_all_is_told(
    store: MongoStore,
) -> None:
    await keep(store, a_club())
    group = groups_lane(a_club().club_id)
    hearing = Hearing({"one": Refused("I was removed from the group", unreachable=True)})
    post, _ = a_post(store, hearing)
    await tell(store, notice("one", lane=group))
    post.start()
    await hearing.bell.wait_for(lambda: len(hearing.heard) == 2, 10.0)
    assert hearing.heard[1].startswith("group-closed:")
    del hearing.answers["one"]
    await tell(store, notice("hello", Topic.WELCOME, lane=group))
    await hearing.bell.wait_for(lambda: len(hearing.heard) == 4, 10.0)
    await post.stop()
    assert hearing.heard[2:] == ["hello", "one"]
    assert await store.outbox.redeliver() == 0


async def test_it_is_idle_when_all_that_was_told_is_said(store: MongoStore) -> None:
    hearing = Hearing()
    post, _ = a_post(store, hearing)
    await post.idle()
    await tell(store, notice("one"), notice("two"), notice("three", lane="person:1"), beside=a_club())
    await post.idle()
    assert sorted(hearing.heard) == ["one", "three", "two"]
    assert await store.outbox.waiting() == 0


async def test_it_is_idle_though_a_chat_was_put_off(store: MongoStore) -> None:
    hearing = Hearing({"one": PutOff(60.0)})
    post, _ = a_post(store, hearing)
    await tell(store, notice("one"), notice("two"), notice("three", lane="person:1"))
    await asyncio.wait_for(post.idle(), 10.0)
    assert sorted(hearing.heard) == ["one", "three"]


async def test_it_is_not_idle_while_something_is_being_said(store: MongoStore) -> None:
    slow = Slow()
    post, _ = a_post(store, slow)
    await tell(store, notice("one"))
    idle = asyncio.create_task(post.idle())
    await slow.bell.wait_for(lambda: slow.heard == ["one"], 10.0)
    await tell(store, notice("two"))
    assert not idle.done()
    slow.go_on.set()
    await asyncio.wait_for(idle, 10.0)
    assert slow.heard == ["one", "two"]


async def test_a_chat_whose_turn_had_not_come_speaks_when_the_pace_is_another(store: MongoStore) -> None:
    hearing, turns = Hearing(), Turns(Limit(1, 3600.0), FAST, FAST)
    post, _ = a_post(store, hearing, turns)
    await tell(store, notice("one"), notice("two"))
    post.start()
    await asyncio.wait_for(turns.not_yet.wait(), 10.0)
    assert hearing.heard == ["one"]
    with post.paced(Pace(FAST, FAST, FAST)):
        await asyncio.wait_for(post.idle(), 10.0)
    assert hearing.heard == ["one", "two"]
    assert post.pace is turns
    await post.stop()
