"""What a store asks of the server, noted command by command."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from pymongo import AsyncMongoClient
from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent

from storage.store import MongoStore

BACKGROUND = {"relay", "changes"}
"""The tasks that do their housekeeping beside what is measured."""


@dataclass
class Commands(CommandListener):
    """Every command that was asked outside of the housekeeping: its name, its collection, and all of it."""

    seen: list[tuple[str, str]] = field(default_factory=list)
    whole: list[dict[str, Any]] = field(default_factory=list)

    def started(self, event: CommandStartedEvent) -> None:
        try:
            task = asyncio.current_task()
        except RuntimeError:  # the client's own monitors
            return
        if task is not None and task.get_name() not in BACKGROUND and event.command_name != "endSessions":
            self.seen.append((event.command_name, str(event.command[event.command_name])))
            self.whole.append(dict(event.command))

    def succeeded(self, event: CommandSucceededEvent) -> None:
        """Nothing to note."""

    def failed(self, event: CommandFailedEvent) -> None:
        """Nothing to note."""

    def clear(self) -> None:
        """Begin to count."""
        self.seen.clear()
        self.whole.clear()


def _connect(listener: Commands, uri: str, *, timeout_ms: int) -> AsyncMongoClient[dict[str, Any]]:
    return AsyncMongoClient(
        uri,
        serverSelectionTimeoutMS=timeout_ms,
        tz_aware=True,
        document_class=dict,
        event_listeners=[listener],
        w=1,  # what the address promises is not what the store does
        journal=False,
    )


@asynccontextmanager
async def counted_store(
    uri: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[MongoStore, Commands]]:
    """A store whose commands are noted; the noting begins when it is open."""
    commands = Commands()
    monkeypatch.setattr("storage.store.connect", partial(_connect, commands))
    async with MongoStore(uri, name, holder="counted") as store:
        commands.clear()
        yield store, commands
