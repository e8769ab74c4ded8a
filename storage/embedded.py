"""The embedded engine: SecantusDB, a MongoDB-wire server, as a process of its own that the app starts and looks after.

It is a separate program under a licence of its own, talked to over a socket and never imported. Its folder is
`DATA_DIR/engine`; beside it lie its log, its configuration and a note of who started it.
"""

import asyncio
import contextlib
import logging
import secrets
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from storage import embedded_owner
from storage.embedded_process import EngineProcess
from storage.embedded_trouble import EndedError, EngineError, LockedError, locked

__all__ = ["EmbeddedEngine", "EngineError"]

_LOCK_SECONDS = 2.0  # how long a dying app or engine may still hold the folder
_STEADY_SECONDS = 60.0  # who has run this long did not die quickly


class EmbeddedEngine:
    """One engine on one folder, restarted on the same port when it dies, so that the driver finds it again by itself.

    `on_death` is told of every unexpected end, in one sentence. After as many quick deaths as `patience` has pauses
    (seconds) the engine is given up: `failure` then holds the reason, and whoever still asks gets the driver's errors.

    `start` belongs on a thread that lives as long as the engine should, the main one: on Linux the engine ends with it.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        log: logging.Logger | None = None,
        patience: Sequence[float] = (0.0, 0.5, 2.0, 5.0, 15.0, 30.0),
    ) -> None:
        self.uri = ""
        self.on_death: Callable[[str], None] | None = None
        self.failure: str | None = None
        self._data_dir = data_dir.absolute()
        self._log = log or logging.getLogger(__name__)
        self._patience = tuple(patience)
        self._restarts = 0
        self._process: EngineProcess | None = None
        self._watcher: asyncio.Task[None] | None = None

    @property
    def restarts(self) -> int:
        """How often it was started again after an unexpected end."""
        return self._restarts

    @property
    def pid(self) -> int | None:
        """The engine's process id while it runs."""
        return self._process.pid if self._process is not None else None

    async def start(self) -> str:
        """Start the engine and return its URI once it answers.

        Raises:
            EngineError: why it cannot run, in words for the operator.
        """
        await self.stop()
        self.failure = None
        process = EngineProcess(self._data_dir, _free_port())
        await self._bring_up(process)
        # Retryable writes cost this engine a scan of its memory for each write; our own writes are idempotent anyway.
        # The selection time-out outlasts a restart, so that most callers notice one only as a slow moment.
        self.uri = (
            f"mongodb://127.0.0.1:{process.port}/?replicaSet=secantus&retryWrites=false"
            "&w=majority&journal=true&serverSelectionTimeoutMS=5000"
        )
        self._process = process
        self._watcher = asyncio.create_task(self._watch(process), name="embedded engine")
        return self.uri

    async def stop(self) -> None:
        """End the engine, politely first. May be called at any time, and twice."""
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            watcher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watcher
        if self._process is not None:
            await self._process.end()

    async def _bring_up(self, process: EngineProcess) -> None:
        """Start the engine, with a little patience: an app that was killed this instant takes a moment to be gone."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + _LOCK_SECONDS
        tried = False
        while True:
            try:
                await self._make_way(process)
                await process.begin()
            except LockedError:
                if loop.time() > deadline:
                    raise
                await asyncio.sleep(0.1)
            except EndedError:
                if tried:
                    raise
                tried = (
                    True  # it has been seen to stumble over its own recovery after a kill, and to start the next time
                )
                self._log.warning("The embedded database ended while it was starting; trying once more")
            else:
                return

    async def _make_way(self, process: EngineProcess) -> None:
        """End the engine of an app that is gone; leave that of a live one alone."""
        owner = embedded_owner.running(embedded_owner.read(process.note), process.folder)
        if owner is None:
            return
        if not embedded_owner.abandoned(owner):
            raise LockedError(locked(self._data_dir, owner.app))
        self._log.warning("Ending an engine left behind by process %d", owner.app)
        await embedded_owner.end_abandoned(owner, process.folder)

    async def _watch(self, process: EngineProcess) -> None:
        """Restart the engine whenever it ends; give it up after too many quick ends in a row."""
        loop = asyncio.get_running_loop()
        quick = 0
        while True:
            began = loop.time()
            reason: str | None = await self._until_it_ends(process)
            if loop.time() - began > _STEADY_SECONDS:
                quick = 0
            while reason is not None:
                self._tell(reason)
                if quick >= len(self._patience):
                    self.failure = reason
                    self._log.critical("The embedded database is given up after too many quick ends: %s", reason)
                    return
                await asyncio.sleep(self._patience[quick])
                quick += 1
                try:
                    await self._bring_up(process)
                    reason = None
                except EngineError as error:
                    reason = str(error)
            self._restarts += 1
            self._log.warning("The embedded database is back (restart %d)", self._restarts)

    async def _until_it_ends(self, process: EngineProcess) -> str:
        """Return why the engine is no longer of use: it ended, or it broke and only pretends to work."""
        while not await process.wait(1.0):
            if process.words.panicked():
                await process.end(politely=False)
                return f"The embedded database could no longer write to {process.folder} and is started again."
            process.words.trim()
        reason = process.obituary()
        await process.end()
        return reason

    def _tell(self, reason: str) -> None:
        self._log.error("%s", reason)
        if self.on_death is not None:
            # By way of the loop: an error in there must not cost the engine its watcher.
            asyncio.get_running_loop().call_soon(self.on_death, reason)


def _free_port() -> int:
    """A free port below the range from which systems take outgoing ones, lest a client sits on it during a restart."""
    for _ in range(200):
        port = 20000 + secrets.randbelow(12000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise EngineError("No free port was found on this machine for the embedded database, between 20000 and 32000.")
