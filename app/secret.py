"""Values that must not be shown, and the key that Fiver makes for itself."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import final


@final
class Secret:
    """A string that prints as `***`, so that no log, traceback or repr gives it away."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself, asked for by name."""
        return self._value

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return "***"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return secrets.compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash(self._value)


def keep_key(file: Path) -> str:
    """Read the key in `file`, or make one; of two processes that do so at once, both get the same.

    Raises:
        OSError: the folder cannot be written to, or the file cannot be read.
    """
    with contextlib.suppress(FileNotFoundError):
        return file.read_text(encoding="utf-8").strip()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(secrets.token_urlsafe(48) + "\n")
            out.flush()
            os.fsync(out.fileno())
        _publish(made, file)
    finally:
        made.unlink(missing_ok=True)
    return file.read_text(encoding="utf-8").strip()


def _publish(made: Path, file: Path) -> None:
    """Give the finished file its name, unless somebody was quicker: never replaces, never shows half a key."""
    try:
        with contextlib.suppress(FileExistsError):
            os.link(made, file)
    except OSError:  # a file system without links (some network and USB ones): the best there is
        if not file.exists():
            made.rename(file)
