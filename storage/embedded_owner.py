"""Whose engine is that? The pid file of an engine, and the end of one whose app is gone.

On Linux an engine dies with its app; elsewhere, and where that failed, the next start finds it here. Only the very
process that holds this folder is ever ended: its command line must name the folder, and its parent must have changed.
"""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Owner:
    """An engine and the app that started it, by process id."""

    engine: int
    app: int


def write(file: Path, owner: Owner) -> None:
    """Note who holds the folder; replaced in one step, so that a reader never sees half of it."""
    new = file.with_suffix(".new")
    new.write_text(json.dumps({"engine": owner.engine, "app": owner.app}), encoding="utf-8")
    new.replace(file)


def read(file: Path) -> Owner | None:
    """Who last noted himself, or None if nobody did or the note is unreadable."""
    try:
        note = json.loads(file.read_text(encoding="utf-8"))
        return Owner(engine=int(note["engine"]), app=int(note["app"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _look(pid: int) -> tuple[int, str] | None:
    """The parent and the command line of a running process; None if there is none or it cannot be told."""
    if sys.platform == "win32":
        return None
    try:
        if sys.platform == "linux":
            # The name in the second field may hold spaces and brackets: what follows the last bracket is safe.
            parent = int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        else:
            ask = ["/bin/ps", "-ww", "-o", "ppid=,command=", "-p", str(pid)]
            shown = subprocess.run(ask, capture_output=True, text=True, check=True)  # noqa: S603 - a number, our own
            first, _, command = shown.stdout.strip().partition(" ")
            parent = int(first)
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return None
    return (parent, command) if command.strip() else None


def running(owner: Owner | None, folder: Path) -> Owner | None:
    """The owner, if his engine still runs on this folder."""
    if owner is None:
        return None
    seen = _look(owner.engine)
    return owner if seen is not None and str(folder) in seen[1] else None


def abandoned(owner: Owner) -> bool:
    """Whether the app that started this engine is gone: a process whose parent ended is given another one."""
    seen = _look(owner.engine)
    return seen is not None and seen[0] != owner.app


async def end_abandoned(owner: Owner, folder: Path, *, patience: float = 3.0) -> None:
    """End an abandoned engine, first politely, and return when it is gone."""
    deadline = asyncio.get_running_loop().time() + patience
    with contextlib.suppress(ProcessLookupError):
        os.kill(owner.engine, signal.SIGTERM)
    while running(owner, folder):
        if asyncio.get_running_loop().time() > deadline:
            with contextlib.suppress(ProcessLookupError):
                os.kill(owner.engine, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        await asyncio.sleep(0.05)
