"""What the engine says: one file of bounded size, written by the engine itself.

The engine holds the file open in append mode, so that nothing it says is lost when the app is not there to read, and so
that emptying the file under it is safe. Nothing here belongs to the logs of the app.
"""

import os
from pathlib import Path

_KEPT = 256 * 1024  # bytes that stay when the file has grown too long
_LIMIT = 1024 * 1024
_PANIC = b"WT_PANIC"


class EngineLog:
    """The log file of one engine, and the mark from which the present run writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._start = 0
        self._scanned = 0

    def open(self) -> int:
        """A descriptor for the engine's output; what is said from now on counts as this run's."""
        self.trim()
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._start = self._scanned = os.fstat(descriptor).st_size
        return descriptor

    def trim(self) -> None:
        """Keep only the end of a file that has grown too long."""
        try:
            if self.path.stat().st_size <= _LIMIT:
                return
            end = self._read(self.path.stat().st_size - _KEPT)
            os.truncate(self.path, 0)
            with self.path.open("ab") as file:
                file.write(end)
        except OSError:  # a full disk or a vanished file is not for the log to report
            return
        self._start = self._scanned = 0

    def panicked(self) -> bool:
        """Whether the engine has given up on its own files since the last look.

        After a failed write (a full disk, say) it goes on answering pings and refuses every write until it is started
        again, so its being alive proves nothing.
        """
        fresh = self._read(self._scanned)
        self._scanned += len(fresh)
        return _PANIC in fresh

    def last_words(self, lines: int = 60) -> str:
        """The end of what this run said."""
        said = self._read(self._start).decode(errors="replace").split("\n")
        return "\n".join([line.strip()[:300] for line in said if line.strip()][-lines:])

    def _read(self, offset: int) -> bytes:
        try:
            with self.path.open("rb") as file:
                file.seek(offset)
                return file.read()
        except OSError:
            return b""
