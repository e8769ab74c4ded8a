"""The change stream tells what any process changes, and when it cannot."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any, Self

import pytest
from pymongo.errors import AutoReconnect, OperationFailure

from rehearsal.bell import Bell
from storage import changes as storage_changes
from storage.changes import Changes
from storage.indexes import make_indexes
from storage.rosters import KEPT_COLLECTIONS
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_line, a_payment, a_player
from tests.storage.keeping import keep

PATIENCE = 15.0


@dataclass
class Heard:
    """Who listens to the stream."""

    bell: Bell = field(default_factory=Bell)
    is_live: bool = False
    lives: list[bool] = field(default_factory=list)
    changed: list[tuple[str, int | None]] = field(default_factory=list)

    def live(self, live: bool) -> None:
        self.is_live = live
        self.lives.append(live)
        self.bell.ring()

    def change(self, document_id: str, version: int | None) -> None:
        self.changed.append((document_id, version))
        self.bell.ring()

    async def until_live(self) -> None:
        await self.bell.wait_for(lambda: self.is_live, PATIENCE)

    async def until(self, *expected: tuple[str, int | None]) -> None:
        await self.bell.wait_for(lambda: set(expected) <= set(self.changed), PATIENCE)


class Shaky:
    """A database whose streams cannot be opened as long as there are troubles left."""

    def __init__(self, database: Any, *troubles: Exception) -> None:
        self.database, self.troubles = database, list(troubles)

    async def watch(self, *arguments: Any, **options: Any) -> Any:
        if self.troubles:
            raise self.troubles.pop(0)
        return await self.database.watch(*arguments, **options)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage_changes, "RETRY_SECONDS", 0.001)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
async def changes(store: MongoStore, heard: Heard) -> AsyncIterator[Changes]:
    one = Changes(store.database, KEPT_COLLECTIONS, heard.live, heard.change)
    one.start()
    await heard.until_live()
    yield one
    await one.stop()


async def test_every_change_by_anybody_is_told_with_its_version(
    changes: Changes, heard: Heard, store: MongoStore, rival: MongoStore
) -> None:
    club, player, line = a_club(), a_player(), a_line()
    await keep(store, club, player)
    await keep(rival, line)
    await keep(rival, replace(player, version=1, name="Changed"))
    await heard.until((club.club_id, 1), (player.player_id, 1), (line.line_id, 1), (player.player_id, 2))


async def test_what_no_roster_is_made_of_is_not_told(changes: Changes, heard: Heard, store: MongoStore) -> None:
    """Nor is news that moves on, nor the note that a line was heard."""
    line = a_line()
    await keep(store, a_fixture())
    await store.payments.add(a_payment(), [])
    await keep(store, line)
    await store.database["lines"].update_one({"_id": line.line_id}, {"$pull": {"news": {"key": "x"}}})
    await store.lines.seen(line.line_id, NOW)
    await store.soon.flush()
    await keep(store, replace(line, version=1, account_id="acc"))
    await heard.until((line.line_id, 2))
    assert heard.changed == [(line.line_id, 1), (line.line_id, 2)]


async def test_something_removed_by_a_repair_is_told_too(changes: Changes, heard: Heard, store: MongoStore) -> None:
    await keep(store, a_player())
    await store.database["players"].replace_one({"_id": a_player().player_id}, {"version": 7})
    await store.database["players"].delete_one({"_id": a_player().player_id})
    await heard.until((a_player().player_id, 7), (a_player().player_id, None))


async def test_a_collection_that_is_dropped_is_told(changes: Changes, heard: Heard, store: MongoStore) -> None:
    await keep(store, a_player())
    await store.database["players"].drop()
    await make_indexes(store.database)  # as whoever comes next expects them
    await heard.until(("", None))


async def test_when_it_stops_nothing_is_live_any_more(changes: Changes, heard: Heard) -> None:
    await changes.stop()
    assert not heard.is_live
    await changes.stop()


async def test_a_stream_that_dies_is_said_and_comes_back(
    store: MongoStore, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    shaky = Shaky(store.database, AutoReconnect("reset"), OperationFailure("history lost", 286), ValueError("a bug"))
    one = Changes(shaky, KEPT_COLLECTIONS, heard.live, heard.change)  # type: ignore[arg-type]  # as much as is needed
    with caplog.at_level(logging.WARNING):
        one.start()
        await heard.until_live()
    assert heard.lives == [False, False, False, True]
    assert [record.levelname for record in caplog.records] == ["WARNING", "ERROR"]
    await keep(store, a_player())
    await heard.until((a_player().player_id, 1))
    await one.stop()
    assert not heard.is_live


async def test_a_stream_that_ended_by_itself_is_opened_again(store: MongoStore, heard: Heard) -> None:
    class Short(Shaky):
        """A database whose first stream is over at once."""

        async def watch(self, *arguments: Any, **options: Any) -> Any:
            stream = await super().watch(*arguments, **options)
            if not heard.lives:
                await stream.close()
            return stream

    one = Changes(Short(store.database), KEPT_COLLECTIONS, heard.live, heard.change)  # type: ignore[arg-type]  # enough
    one.start()
    await heard.bell.wait_for(lambda: heard.lives[:3] == [True, False, True], PATIENCE)
    await keep(store, a_player())
    await heard.until((a_player().player_id, 1))
    await one.stop()


async def test_a_second_outage_is_said_again(store: MongoStore, heard: Heard, caplog: pytest.LogCaptureFixture) -> None:
    shaky = Shaky(store.database, AutoReconnect("first"), AutoReconnect("still first"))
    one = Changes(shaky, KEPT_COLLECTIONS, heard.live, heard.change)  # type: ignore[arg-type]  # as much as is needed
    with caplog.at_level(logging.WARNING):
        one.start()
        await heard.until_live()
        shaky.troubles = [AutoReconnect("second")]
        await one.stop()
        one.start()
        await heard.until_live()
    assert len(caplog.records) == 2
    await one.stop()


@dataclass
class Idle:
    """A stream in which nothing comes, from a server that says so at once or only when it has waited."""

    waits: bool
    asked: int = 0
    alive: bool = True

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Nothing to close."""

    async def try_next(self) -> None:
        self.asked += 1
        self.alive = self.asked < 4
        if self.waits:
            await asyncio.sleep(storage_changes.WAIT_SECONDS)


@pytest.mark.parametrize(("waits", "pauses"), [(False, 4), (True, 0)])
async def test_a_server_that_answers_with_nothing_at_once_is_given_a_rest(
    heard: Heard, monkeypatch: pytest.MonkeyPatch, waits: bool, pauses: int
) -> None:
    idle = Idle(waits)

    class Quiet:
        """A database in which nothing happens."""

        async def watch(self, *_: object, **__: object) -> Idle:
            return idle

    monkeypatch.setattr(storage_changes, "WAIT_SECONDS", 0.02)
    monkeypatch.setattr(storage_changes, "PAUSE_SECONDS", 0.001)
    slept, sleep = list[float](), asyncio.sleep

    async def noted(seconds: float) -> None:
        slept.append(seconds)
        await sleep(seconds)

    monkeypatch.setattr(asyncio, "sleep", noted)
    one = Changes(Quiet(), KEPT_COLLECTIONS, heard.live, heard.change)  # type: ignore[arg-type]  # as much as is needed
    await one._watch()
    assert slept.count(0.001) == pauses
