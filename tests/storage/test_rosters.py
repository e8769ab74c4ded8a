"""Rosters are kept in memory, and are true all the same."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import AutoReconnect, OperationFailure

from club.lines import Line, Mode
from club.ports import Listening, StoreDown, Thing
from rehearsal.bell import Bell
from storage.codec import id_of
from storage.rosters import Rosters
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_line, a_player, a_transfer
from tests.counting import Commands
from tests.storage.keeping import keep

PATIENCE = 15.0
LINE = a_line()


class Listener:
    """What the change stream of a store told: which documents changed, and since when it runs."""

    def __init__(self, store: MongoStore) -> None:
        self.rosters, self.changes = store._rosters, store._changes
        self.bell, self.ids = Bell(), list[str]()
        self.changes.live, self.changes.changed = self.live, self.changed

    def live(self, live: bool) -> None:
        self.rosters.live(live)
        self.bell.ring()

    def changed(self, document_id: str, version: int | None) -> None:
        self.rosters.changed(document_id, version)
        self.ids.append(document_id)
        self.bell.ring()

    async def running(self) -> None:
        """Wait until the stream runs."""
        await self.bell.wait_for(lambda: self.rosters._live, PATIENCE)

    async def told_of(self, thing: Thing, times: int = 1) -> None:
        """Wait until the stream told of so many changes of this thing."""
        await self.bell.wait_for(lambda: self.ids.count(id_of(thing)) >= times, PATIENCE)


async def heard(store: MongoStore) -> Listening:
    listening = await store.lines.listen(LINE.secret_digest)
    assert listening is not None
    return listening


def names(listening: Listening) -> set[str]:
    return {player.name for player in listening.roster.players.values()}


async def settled(store: MongoStore) -> Listener:
    """A club with a line and Ashley, all of which the stream has told of: what is read from now on is kept."""
    listener = Listener(store)
    await listener.running()
    things = (a_club(), a_player("Ashley"), LINE)
    await keep(store, *things)
    for thing in things:
        await listener.told_of(thing)
    return listener


@pytest.fixture
async def stream(store: MongoStore) -> Listener:
    return await settled(store)


async def test_a_roster_that_was_read_once_is_not_read_again(watched: tuple[MongoStore, Commands]) -> None:
    store, commands = watched
    await settled(store)
    await heard(store)
    commands.clear()
    assert names(await heard(store)) == {"Ashley"}
    assert commands.seen == []


async def test_what_this_process_changes_counts_for_the_very_next_payment(store: MongoStore, stream: Listener) -> None:
    await heard(store)
    await keep(store, a_player("Sam"))
    assert names(await heard(store)) == {"Ashley", "Sam"}
    ashley = await store.players.get(a_player("Ashley").player_id)
    await keep(store, replace(ashley, accepted_bank_names=("A JONES",)))
    assert (await heard(store)).roster.decide(a_transfer(reference=""), ()) != (await nobody(store))
    line = await store.lines.get(LINE.line_id)
    await keep(store, line.pinned_to("acc_olly"))
    assert (await heard(store)).line.account_id == "acc_olly"
    club = await store.clubs.get(a_club().club_id)
    await keep(store, replace(club, name="Renamed"))
    assert [one.name for one in (await heard(store)).roster.clubs] == ["Renamed"]


async def nobody(store: MongoStore) -> object:
    """What is decided about somebody whom nobody knows."""
    return (await heard(store)).roster.decide(a_transfer(reference="", payer_names=("Q Z",)), ())


async def test_what_another_process_changes_is_heard_of(store: MongoStore, rival: MongoStore, stream: Listener) -> None:
    sam = a_player("Sam")
    assert names(await heard(store)) == {"Ashley"}
    await keep(rival, sam)
    await stream.told_of(sam)
    assert names(await heard(store)) == {"Ashley", "Sam"}
    await keep(rival, replace(sam, name="Samira", version=1))
    await stream.told_of(sam, times=2)
    assert names(await heard(store)) == {"Ashley", "Samira"}


async def test_a_line_that_another_process_cuts_is_no_line(
    store: MongoStore, rival: MongoStore, stream: Listener
) -> None:
    await heard(store)
    line = await rival.lines.get(LINE.line_id)
    await keep(rival, replace(line.without(a_club().club_id), secret_digest="cut"))
    await stream.told_of(LINE, times=2)
    assert await store.lines.listen(LINE.secret_digest) is None
    assert await store.lines.listen("cut") is None
    assert (await store.lines.get(LINE.line_id)).mode is Mode.NONE


async def test_news_that_moves_on_and_a_line_that_was_heard_disturb_nothing(
    store: MongoStore, rival: MongoStore, stream: Listener
) -> None:
    """Only what changes the version of a document changes a roster."""
    await heard(store)
    before = store._rosters._changes
    await rival.lines.seen(LINE.line_id, NOW)
    await rival.soon.flush()
    await rival.database["clubs"].update_one({"_id": a_club().club_id}, {"$pull": {"news": {"key": "x"}}})
    other = a_line("other")
    await keep(rival, other)
    await stream.told_of(other)
    assert store._rosters._changes <= before + 2  # the other line was told of, and is unknown


async def test_an_unknown_secret_is_no_line(store: MongoStore) -> None:
    assert await store.lines.listen("unknown") is None


@pytest.fixture
async def still(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    """A store whose change stream never began; its rosters are told of changes by the test."""
    one = MongoStore(mongo_uri, database_name, holder="still")
    await keep(one, a_club(), a_player("Ashley"), LINE)
    yield one
    await one.close()


async def test_without_a_stream_nothing_is_kept(still: MongoStore, rival_of_still: MongoStore) -> None:
    await heard(still)
    assert still._rosters._kept == {}
    await keep(rival_of_still, a_player("Sam"))
    assert names(await heard(still)) == {"Ashley", "Sam"}


@pytest.fixture
async def rival_of_still(mongo_uri: str, still: MongoStore) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, still.database.name, holder="rival") as one:
        yield one


async def test_when_the_stream_ends_what_was_kept_goes(still: MongoStore) -> None:
    still._rosters.live(True)
    await heard(still)
    assert list(still._rosters._kept) == [LINE.secret_digest]
    still._rosters.live(False)
    assert still._rosters._kept == {}


class Slow(Rosters):
    """Rosters whose reading stops halfway, until it is let go on."""

    halfway: asyncio.Event
    go_on: asyncio.Event

    async def roster(self, line: Line) -> object:  # type: ignore[override]  # what it returns is only passed on
        read = await super().roster(line)
        self.halfway.set()
        await self.go_on.wait()
        return read


@pytest.fixture
def slow(still: MongoStore) -> Slow:
    one = Slow(still.database)
    one.halfway, one.go_on = asyncio.Event(), asyncio.Event()
    one.live(True)
    return one


async def half_read(slow: Slow) -> "asyncio.Task[Listening | None]":
    reading = asyncio.create_task(slow.listen(LINE.secret_digest))
    await asyncio.wait_for(slow.halfway.wait(), PATIENCE)
    slow.halfway.clear()
    return reading


async def finish(slow: Slow, reading: "asyncio.Task[Listening | None]") -> None:
    slow.go_on.set()
    assert await asyncio.wait_for(reading, PATIENCE) is not None


async def test_a_read_that_nothing_disturbed_is_kept(slow: Slow) -> None:
    await finish(slow, await half_read(slow))
    assert list(slow._kept) == [LINE.secret_digest]


@pytest.mark.parametrize(
    "change",
    [
        lambda slow: slow.changed(a_player("Ashley").player_id, 2),
        lambda slow: slow.changed("somebody new", 1),
        lambda slow: slow.changed("", None),
        lambda slow: slow.committed([a_player("Sam")]),
        lambda slow: slow.committed([a_club()]),
        lambda slow: slow.committed([LINE]),
        lambda slow: slow.live(False),
        lambda slow: (slow.live(False), slow.live(True)),
    ],
)
async def test_a_read_that_began_before_a_change_is_not_kept(slow: Slow, change: Callable[[Slow], object]) -> None:
    reading = await half_read(slow)
    change(slow)
    await finish(slow, reading)
    assert slow._kept == {}


async def test_an_old_read_does_not_replace_a_newer_one_after_the_news_has_passed(
    slow: Slow, still: MongoStore
) -> None:
    """Ashley changed while one read was under way; a second read saw it and was kept before the stream told of it."""
    old = await half_read(slow)
    ashley = await still.players.get(a_player("Ashley").player_id)
    await keep(still, replace(ashley, name="Ash"))
    newer = await Rosters(still.database).listen(LINE.secret_digest)
    assert newer is not None
    slow._keep(newer)
    slow.changed(ashley.player_id, 2)
    await finish(slow, old)
    assert {name for kept in slow._kept.values() for name in names(kept)} == {"Ash"}


async def test_our_own_change_that_comes_back_costs_nothing(slow: Slow) -> None:
    await finish(slow, await half_read(slow))
    slow.changed(a_player("Ashley").player_id, 1)
    assert list(slow._kept) == [LINE.secret_digest]
    slow.changed(a_player("Ashley").player_id, 2)
    assert slow._kept == {}


async def test_what_concerns_another_line_leaves_this_one_alone(slow: Slow) -> None:
    await finish(slow, await half_read(slow))
    slow.committed([a_club(-999), a_player("Theirs", club_id=a_club(-999).club_id), a_line("theirs")])
    assert list(slow._kept) == [LINE.secret_digest]


async def test_memory_does_not_grow_with_every_line_ever_heard(
    still: MongoStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.rosters.MOST_KEPT", 2)
    still._rosters.live(True)
    for number in range(5):
        await keep(still, a_line(f"digest{number}"))
        await still.lines.listen(f"digest{number}")
    assert 1 <= len(still._rosters._kept) <= 2


async def test_whoever_is_alone_keeps_a_roster_without_a_stream(mongo_uri: str, database_name: str) -> None:
    async with MongoStore(mongo_uri, database_name, holder="one", alone=True) as store:
        await keep(store, a_club(), a_player("Ashley"), LINE)
        first = await heard(store)
        assert await heard(store) is first
        await keep(store, a_player("Sam"))
        assert names(await heard(store)) == {"Ashley", "Sam"}


async def test_after_a_write_whose_answer_got_lost_rosters_are_read_until_it_must_be_over(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with MongoStore(mongo_uri, database_name, holder="one", alone=True) as store:
        await keep(store, a_club(), a_player("Ashley"), LINE)
        first = await heard(store)
        update = AsyncCollection.update_one

        async def lost(*arguments: Any, **options: Any) -> None:
            await update(*arguments, **options)
            raise AutoReconnect("the answer got lost")

        monkeypatch.setattr(AsyncCollection, "update_one", lost)
        with pytest.raises(StoreDown):
            await keep(store, replace(a_player("Ashley"), version=1, name="Ash"))
        monkeypatch.undo()
        assert names(await heard(store)) == {"Ash"}
        assert await heard(store) is not await heard(store)
        monkeypatch.setattr(store._rosters, "_doubtful_until", 0.0)
        again = await heard(store)
        assert again is not first
        assert await heard(store) is again


async def test_a_write_that_was_rolled_back_leaves_no_doubt(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two transactions wanted the same document: the one that lost is run again, and payments need not read more."""
    async with MongoStore(mongo_uri, database_name, holder="one", alone=True) as store:
        await keep(store, a_club(), a_player("Ashley"), LINE)
        update, lost = AsyncCollection.update_one, list[OperationFailure]()

        async def conflicting(*arguments: Any, **options: Any) -> Any:
            if not lost:
                details = {"errorLabels": ["TransientTransactionError"]}
                lost.append(OperationFailure("write conflict", 112, details))
                raise lost[0]
            return await update(*arguments, **options)

        monkeypatch.setattr(AsyncCollection, "update_one", conflicting)
        await keep(store, replace(a_player("Ashley"), version=1, name="Ash"), replace(a_club(), version=1, name="Club"))
        assert lost
        kept = await heard(store)
        assert names(kept) == {"Ash"}
        assert await heard(store) is kept
