"""One run of the embedded engine: a process on a folder and a port, from its command line to its end."""

import asyncio
import contextlib
import os
import subprocess
import sys
from pathlib import Path

from storage import embedded_owner, embedded_trouble
from storage.embedded_hello import answers
from storage.embedded_log import EngineLog
from storage.embedded_owner import Owner
from storage.embedded_trouble import EngineError

_LAUNCHER = Path(__file__).with_name("embedded_child.py")
_START_SECONDS = 90.0  # half a second as a rule; replaying a long journal on a slow disk takes longer
_STOP_SECONDS = 8.0  # a tenth as a rule; it gives its own connections up to five
# What the engine may know of our environment: where things are, but none of our secrets.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMPDIR", "TZ")


class EngineProcess:
    """The engine on the folder `engine` of `data_dir`, listening on `port` of 127.0.0.1."""

    def __init__(self, data_dir: Path, port: int) -> None:
        self.data_dir = data_dir
        self.folder = data_dir / "engine"
        self.note = data_dir / "engine.pid"
        self.words = EngineLog(data_dir / "engine.log")
        self.port = port
        self._process: asyncio.subprocess.Process | None = None
        self._noted = False

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def begin(self) -> None:
        """Start the process and wait until it answers.

        Raises:
            EngineError: why it did not come up.
        """
        embedded_trouble.prepare(self.data_dir)
        embedded_trouble.prepare(self.folder)
        try:
            await self._spawn(embedded_trouble.find_command())
            await self._ready()
            embedded_owner.write(self.note, Owner(engine=self.pid or 0, app=os.getpid()))
            self._noted = True
        except OSError as error:
            await self.end(politely=False)
            raise EngineError(embedded_trouble.unwritable(self.data_dir, error)) from error
        except BaseException:
            await self.end(politely=False)
            raise

    async def wait(self, seconds: float) -> bool:
        """Wait for the end of the process, but not for ever; whether it ended."""
        assert self._process is not None
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), seconds)
        return self._process.returncode is not None

    async def end(self, *, politely: bool = True) -> None:
        """End the process if it still runs, and return when it is gone."""
        process = self._process
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            if politely:
                await self._ask_to_end(process)
            if process.returncode is None:
                process.kill()
        await process.wait()
        self._process = None
        if self._noted:  # never the note of another app, whose folder this was all along
            self.note.unlink(missing_ok=True)
            self._noted = False

    async def _ask_to_end(self, process: asyncio.subprocess.Process) -> None:
        """Send SIGTERM and knock, since its accept loop sees the signal only then.

        About one signal in ten sleeps on in its main thread. The first thing it does on waking is to close its port, so
        as long as it answers it has not heard, and may be told again; once it is busy closing it must be left alone.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + _STOP_SECONDS
        heard = False
        while process.returncode is None and loop.time() < deadline:
            if not heard:
                process.terminate()
                await answers(self.port)
            await self.wait(0.3)
            heard = heard or not await answers(self.port)

    def obituary(self) -> str:
        """How a run that had begun well came to its end."""
        code = self._process.returncode if self._process is not None else None
        killed = " (killed: by hand, or because the machine ran out of memory)" if code == -9 else ""
        return f"The embedded database ended with code {code}{killed}. See {self.words.path}."

    async def _spawn(self, command: list[str]) -> None:
        configuration = self.data_dir / "engine.toml"
        # An explicit file, even an empty one, keeps the engine from picking up a stranger's from the home folder.
        configuration.write_text("# Fiver passes everything on the command line.\n", encoding="utf-8")
        arguments = [*command, "--config", str(configuration), "--host", "127.0.0.1", "--port", str(self.port)]
        arguments += ["--storage-path", str(self.folder), "--log-level", "WARNING", "--cache-size", "256M"]
        # Without it the commit of a transaction is journaled but not flushed, even when the driver asks for it.
        arguments += ["--sync-on-commit"]
        if sys.platform != "win32":
            arguments = [sys.executable, "-P", str(_LAUNCHER), str(os.getpid()), *arguments]
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        environment.setdefault("HOME", str(self.data_dir))  # the engine looks there while it is imported
        output = self.words.open()
        try:
            self._process = await asyncio.create_subprocess_exec(
                *arguments,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=environment,
                cwd=self.data_dir,
                # A session of its own: Ctrl-C is for the app, which ends the engine when it needs it no longer.
                start_new_session=True,
            )
        finally:
            os.close(output)

    async def _ready(self) -> None:
        """Wait until the engine answers, or raise what its last words tell."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + _START_SECONDS
        while not await answers(self.port):
            if self.pid is None or loop.time() > deadline:
                code = self._process.returncode if self._process is not None else None
                raise embedded_trouble.explain(
                    self.words.last_words(), code, folder=self.data_dir, port=self.port, log=self.words.path
                )
            await asyncio.sleep(0.02)
