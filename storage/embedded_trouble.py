"""What went wrong with the embedded engine, in words for the person who runs Fiver."""

import importlib.util
import os
import platform
import shutil
import sys
from pathlib import Path

_NEEDED = 64 * 1024 * 1024  # bytes: two journal segments of 10 MB, a checkpoint, a backup, and air
_BUILT_FOR = {("Linux", "x86_64"), ("Linux", "aarch64"), ("Darwin", "arm64"), ("Windows", "AMD64")}
_BUSY = "Device or resource busy"  # how the engine says that somebody else holds the folder
_RESTORE = "Move that folder away, start Fiver again and restore the last backup."
SHOWN = 6  # lines of the engine's own words; more are searched for a reason that we know
_OTHERWISE = "or set MONGODB_URI to a MongoDB of your own"


class EngineError(Exception):
    """The engine cannot run; the message says why and what to do, for the operator."""


class EndedError(EngineError):
    """It ended while it was starting, for a reason that we do not know."""


class LockedError(EngineError):
    """Somebody else holds the folder: it may help to wait a moment."""


def find_command() -> list[str]:
    """The command that starts the engine, which is looked for but never imported."""
    if importlib.util.find_spec("secantus") is not None:
        return [sys.executable, "-P", "-m", "secantus"]
    script = shutil.which("secantusd-py")
    if script is not None:
        return [script]
    raise EngineError(not_installed(sys.version_info[:2], platform.system(), platform.machine()))


def not_installed(python: tuple[int, int], system: str, machine: str) -> str:
    """Why the engine is missing here: it was not asked for, or there is none for this machine."""
    if python >= (3, 14):
        return (
            f"The embedded database has no build for Python {python[0]}.{python[1]} yet. "
            f"Run Fiver with Python 3.11, 3.12 or 3.13, {_OTHERWISE}."
        )
    if (system, machine) not in _BUILT_FOR:
        return f"The embedded database has no build for {system} on {machine}: set MONGODB_URI to a MongoDB instead."
    return f"The embedded database is not installed. Run: pip install '.[embedded]', {_OTHERWISE}."


def prepare(folder: Path) -> None:
    """Make the data folder, private to this user, and see that it can be written to and has room."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise EngineError(
            f"{folder} should be a folder, but there is a file in the way. Move it, or set DATA_DIR to another place."
        ) from None
    except OSError as error:
        raise EngineError(unwritable(folder, error)) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise EngineError(unwritable(folder, PermissionError(13, "Permission denied")))
    if (free := shutil.disk_usage(folder).free) < _NEEDED:
        raise EngineError(full(folder, free))


def unwritable(folder: Path, error: OSError) -> str:
    """The folder cannot be used as it is."""
    if error.errno == 28:
        return full(folder, 0)
    return (
        f"The data folder {folder} cannot be written to ({error.strerror}). "
        "Give it to the user that runs Fiver, or set DATA_DIR to another place."
    )


def full(folder: Path, free: int) -> str:
    """No room for the journal: said before the engine breaks on it."""
    return (
        f"The disk that holds {folder} is full: {free // 1_000_000} MB left, {_NEEDED // 1_000_000} MB needed. "
        "Nothing is lost; make room and start Fiver again."
    )


def locked(folder: Path, app: int | None) -> str:
    """Two apps on one folder: the second one has to give way."""
    who = f"another running Fiver (process {app})" if app else "another process"
    return f"The data folder {folder} is in use by {who}. Stop that one, or set DATA_DIR to another place for this one."


def port_taken(port: int) -> str:
    """Somebody else listens where the engine did."""
    return f"Port {port} of this machine was taken by another program while the database was away. Restart Fiver."


def explain(last_words: str, code: int | None, *, folder: Path, port: int, log: Path) -> EngineError:
    """The reason behind an engine's last words, or the words themselves where it is not known."""
    if _BUSY in last_words:
        return LockedError(locked(folder, None))
    known = {
        "Address already in use": port_taken(port),
        "No space left on device": full(folder, 0),
        "Permission denied": unwritable(folder, PermissionError(13, "Permission denied")),
        "Read-only file system": unwritable(folder, OSError(30, "Read-only file system")),
        "until all column groups are created": f"The database in {folder} was cut off while it was being made. "
        f"{_RESTORE}",
        "WT_TRY_SALVAGE": f"The database in {folder} is damaged. {_RESTORE}",
        "IncompatibleStorageFormatError": f"Another version of the engine wrote the database in {folder}. "
        f"Install that version again. Or else: {_RESTORE}",
    }
    for sign, message in known.items():
        if sign in last_words:
            return EngineError(message)
    error = EngineError if code is None else EndedError
    ended = f"ended with code {code}" if code is not None else "did not answer in time"
    shown = "\n".join(last_words.split("\n")[-SHOWN:])
    return error(f"The embedded database {ended}. See {log}; its last words: {shown or '(none)'}")
