"""The embedded engine is started, looked after and stopped; what was acknowledged is there afterwards."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pymongo import AsyncMongoClient, WriteConcern

from storage.embedded import EmbeddedEngine, EngineError

APP = """
import asyncio, sys
from pathlib import Path
from pymongo import AsyncMongoClient, WriteConcern
from storage.embedded import EmbeddedEngine

async def main():
    engine = EmbeddedEngine(Path(sys.argv[1]))
    client = AsyncMongoClient(await engine.start())
    database = client.get_database("club", write_concern=WriteConcern("majority", j=True))
    await database.ledger.insert_one({"_id": "one"})
    async with client.start_session() as session, await session.start_transaction():
        await database.ledger.insert_one({"_id": "two"}, session=session)
        await database.ledger.insert_one({"_id": "three"}, session=session)
    print(engine.pid, flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[EmbeddedEngine]:
    one = EmbeddedEngine(tmp_path / "data", patience=(0.0, 0.0))
    yield one
    await one.stop()


def connect(uri: str) -> AsyncMongoClient[dict[str, Any]]:
    return AsyncMongoClient(uri)


async def test_it_answers_when_started_and_keeps_what_was_written(engine: EmbeddedEngine) -> None:
    async with connect(await engine.start()) as client:
        await client.club.players.insert_one({"_id": "ashley"})
    await engine.stop()
    assert engine.pid is None
    async with connect(await engine.start()) as client:
        assert await client.club.players.find_one() == {"_id": "ashley"}


async def test_it_is_a_replica_set_so_that_transactions_and_change_streams_work(engine: EmbeddedEngine) -> None:
    async with (
        connect(await engine.start()) as client,
        client.start_session() as session,
        await client.club.watch() as changes,
    ):
        await session.with_transaction(lambda inside: client.club.a.insert_one({"_id": 1}, session=inside))
        assert (await changes.next())["documentKey"] == {"_id": 1}


async def test_after_a_sudden_death_it_is_back_on_the_same_port(engine: EmbeddedEngine) -> None:
    told: list[str] = []
    engine.on_death = told.append
    uri = await engine.start()
    async with connect(uri) as client:
        journaled = WriteConcern("majority", j=True)
        await client.club.get_collection("players", write_concern=journaled).insert_one({"_id": "ashley"})
        dead = engine.pid
        assert dead is not None
        os.kill(dead, signal.SIGKILL)
        assert await client.club.players.find_one() == {"_id": "ashley"}
    assert engine.uri == uri
    assert engine.pid != dead
    assert len(told) == 1
    assert "-9" in told[0]


async def test_an_engine_that_broke_but_still_answers_is_restarted(engine: EmbeddedEngine, tmp_path: Path) -> None:
    told = asyncio.Event()
    engine.on_death = lambda _: told.set()
    async with connect(await engine.start()) as client:
        with (tmp_path / "data" / "engine.log").open("a") as log:
            log.write("log-server: [ERROR]: WT_PANIC: WiredTiger library panic\n")
        await told.wait()
        await client.admin.command("ping")


async def test_it_gives_up_after_too_many_quick_deaths(engine: EmbeddedEngine, tmp_path: Path) -> None:
    given_up = asyncio.Event()
    engine.on_death = lambda _: given_up.set() if "damaged" in (engine.failure or "") else None
    await engine.start()
    for file in (tmp_path / "data" / "engine").glob("WiredTiger.*t*"):
        file.write_text("nonsense")
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    await given_up.wait()
    assert engine.restarts == 0
    assert engine.pid is None


async def test_a_second_engine_on_the_folder_is_told_who_holds_it(engine: EmbeddedEngine, tmp_path: Path) -> None:
    async with connect(await engine.start()) as client:
        with pytest.raises(EngineError, match=rf"in use by another running Fiver \(process {os.getpid()}\)"):
            await EmbeddedEngine(tmp_path / "data").start()
        assert (await client.admin.command("ping"))["ok"] == 1
    await engine.stop()
    await engine.start()


async def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("hello")
    with pytest.raises(EngineError, match="there is a file in the way"):
        await EmbeddedEngine(tmp_path / "data").start()
    with pytest.raises(EngineError, match="there is a file in the way"):
        await EmbeddedEngine(tmp_path / "data" / "deeper").start()


async def test_a_full_disk_is_noticed_before_anything_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=3_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(EngineError, match="is full: 3 MB left"):
        await EmbeddedEngine(tmp_path).start()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_the_engine_learns_none_of_our_secrets(engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "not-for-the-engine")
    await engine.start()
    assert b"not-for-the-engine" not in Path(f"/proc/{engine.pid}/environ").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
async def test_an_app_that_is_killed_takes_its_engine_along_and_loses_nothing(tmp_path: Path) -> None:
    """kill -9 of the app, at once followed by a new start on the same folder."""
    with subprocess.Popen([sys.executable, "-c", APP, str(tmp_path)], stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout is not None
        first = int(app.stdout.readline())
        app.kill()
        engine = EmbeddedEngine(tmp_path)
        try:
            async with connect(await engine.start()) as client:
                rows = [row["_id"] async for row in client.club.ledger.find().sort("_id", 1)]
            assert rows == ["one", "three", "two"]
            assert engine.pid != first
        finally:
            await engine.stop()
