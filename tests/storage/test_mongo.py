"""What the connection promises, and which failures mean "not now"."""

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from pymongo.errors import (
    AutoReconnect,
    BulkWriteError,
    ConfigurationError,
    DuplicateKeyError,
    ExecutionTimeout,
    InvalidOperation,
    NetworkTimeout,
    NotPrimaryError,
    OperationFailure,
    ServerSelectionTimeoutError,
    WaitQueueTimeoutError,
    WriteConcernError,
    WTimeoutError,
)

from club.ports import StoreDown
from storage import mongo
from storage.embedded import EmbeddedEngine
from storage.store import MongoStore
from tests.builders import a_payment
from tests.storage.nowhere import NOWHERE


class Answering:
    """A client of a server that greets in this way."""

    def __init__(self, **hello: object) -> None:
        self.hello = hello
        self.admin = self

    async def command(self, name: str) -> dict[str, object]:
        return self.hello


@pytest.mark.parametrize(
    "error",
    [
        AutoReconnect("reset"),
        NetworkTimeout("slow"),
        NotPrimaryError("election"),
        ServerSelectionTimeoutError("nobody there"),
        WaitQueueTimeoutError("busy"),
        ExecutionTimeout("too long", 50),
        WriteConcernError("not enough", 100),
        WTimeoutError("not enough in time", 64),
        OperationFailure("full", 14031),
        OperationFailure("write failed: No space left on device", 8),
        OperationFailure("conflict", 112, {"errorLabels": ["TransientTransactionError"]}),
        OperationFailure("too busy", 462, {"errorLabels": ["SystemOverloadedError"]}),
        InvalidOperation("Cannot use AsyncMongoClient after close"),
    ],
)
def test_a_database_that_is_away_full_or_busy_is_down(error: Exception) -> None:
    with pytest.raises(StoreDown), mongo.store_errors():
        raise error


@pytest.mark.parametrize(
    "error",
    [
        DuplicateKeyError("there", 11000),
        OperationFailure("bad query", 2),
        InvalidOperation("No operations to execute"),
        BulkWriteError({"writeErrors": [{"code": 2, "errmsg": "bad"}]}),
        ValueError("a bug"),
    ],
)
def test_everything_else_stays_what_it_is(error: Exception) -> None:
    with pytest.raises(type(error)), mongo.store_errors():
        raise error


async def test_a_lone_server_is_unfit_and_is_told_what_to_do() -> None:
    with pytest.raises(mongo.Unfit, match=r"rs\.initiate"):
        await greeted(Answering(ok=1))


async def greeted(client: Any) -> None:
    """Check a client that is no more than its answer to a greeting, which is all that is asked of it."""
    await mongo.check_fit(client)


class Refusing:
    """A client that gets no greeting."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.admin = self

    async def command(self, name: str) -> dict[str, object]:
        raise self.error


@pytest.mark.parametrize("code", [13, 18, 8000])
async def test_who_is_not_let_in_is_told_where_to_look(code: int) -> None:
    refusing = Refusing(OperationFailure("bad auth: user 'olly' of 'hunter2'", code))
    with pytest.raises(mongo.Unfit, match="password") as told:
        await greeted(refusing)
    assert "hunter2" not in str(told.value)


async def test_a_name_that_the_dns_does_not_know_is_unfit() -> None:
    with pytest.raises(mongo.Unfit, match="MONGODB_URI"):
        await greeted(Refusing(ConfigurationError("no such name")))


async def test_any_other_failure_at_the_greeting_is_a_bug() -> None:
    with pytest.raises(OperationFailure):
        await greeted(Refusing(OperationFailure("no such command", 59)))


@pytest.mark.parametrize(
    "uri",
    [
        "mongodb://u:hunter2@h:port",
        "mongodb://u:hunter2@x@h",
        "mongodb://u:hunter2@[::1",
        "mongodb://u:hunter2@h/?authSource=",
        "mongodb://u:hunter2@h/?tls",
    ],
)
async def test_an_address_that_cannot_be_read_is_unfit_and_is_not_repeated(uri: str) -> None:
    with pytest.raises(mongo.Unfit, match="MONGODB_URI") as told:
        mongo.connect(uri)
    assert "hunter2" not in str(told.value)
    assert told.value.__cause__ is None


@pytest.mark.parametrize("hello", [{"setName": "rs0"}, {"msg": "isdbgrid"}])
async def test_a_replica_set_and_a_sharded_cluster_are_fit(hello: dict[str, object]) -> None:
    await greeted(Answering(**hello))


async def test_the_database_of_these_tests_is_fit(store: MongoStore) -> None:
    await mongo.check_fit(store.client)
    await store.ping()


async def test_what_was_acknowledged_is_journaled_by_the_majority(store: MongoStore) -> None:
    concern = store.database.write_concern.document
    assert concern == {"w": "majority", "j": True}
    assert store.database.read_concern.level == "majority"


async def test_nobody_there_is_down_and_says_so_soon() -> None:
    with pytest.raises(StoreDown):
        async with MongoStore(NOWHERE, "nothing", holder="x", timeout_ms=100):
            raise AssertionError


def _stopped(pid: int) -> bool:
    """Whether every thread of the process stands still: the signal returns before they do."""
    states = [task.read_text().rpartition(")")[2].split()[0] for task in Path(f"/proc/{pid}/task").glob("*/stat")]
    return set(states) <= {"T"}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="what threads do is read from /proc, as on Linux")
async def test_a_server_that_holds_the_line_and_says_nothing_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mongo, "ANSWER_MS", 300)
    engine = EmbeddedEngine(tmp_path)
    store = MongoStore(await engine.start(), "silent", holder="x", timeout_ms=300)
    await store.ping()
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGSTOP)
    async with asyncio.timeout(10.0):
        while not _stopped(engine.pid):  # noqa: ASYNC110  # the kernel rings no bell
            await asyncio.sleep(0)
    try:
        answers = asyncio.gather(store.ping(), store.payments.add(a_payment(), []), return_exceptions=True)
        assert [type(answer) for answer in await asyncio.wait_for(answers, 30.0)] == [StoreDown, StoreDown]
    finally:
        os.kill(engine.pid, signal.SIGCONT)
        await store.close()
        await engine.stop()


async def test_a_change_of_several_waits_for_a_transaction_and_never_the_other_way_round(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    client = mongo.connect(await engine.start())
    things = client["fiver"]["things"]
    await things.insert_many([{"_id": "a"}, {"_id": "b"}, {"_id": "c"}])
    async with client.start_session() as session, await session.start_transaction():
        await things.update_one({"_id": "a"}, {"$set": {"mine": 1}}, session=session)
        several = asyncio.create_task(mongo.change_each(things, {one: {"$set": {"theirs": 1}} for one in "ab"}))
        for _ in range(50):  # by then it has come as far as it gets
            await client.admin.command("ping")
        async with asyncio.timeout(10.0):
            await things.update_one({"_id": "c"}, {"$set": {"mine": 1}}, session=session)
        assert not several.done()
    await several
    assert await things.find({}).sort("_id", 1).to_list() == [
        {"_id": "a", "mine": 1, "theirs": 1},
        {"_id": "b", "theirs": 1},
        {"_id": "c", "mine": 1},
    ]
    await client.close()
    await engine.stop()
