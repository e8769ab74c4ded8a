"""The small step between the app and its engine: bind the engine's life to the app's, then become the engine.

On Linux the kernel is asked to kill this process when the thread that started it ends, which also covers an app killed
with SIGKILL. The wish survives `exec`, so the engine itself never hears of it. SIGKILL rather than SIGTERM: the journal
makes it harmless, and a folder that is free at once is worth more than a tidy goodbye to nobody.

Run as a file, never imported: `python -P embedded_child.py PARENT_PID COMMAND...`
"""

import contextlib
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def _die_with_parent(parent: int) -> None:
    """Ask for the signal first and look afterwards: a parent that died in between is noticed either way."""
    with contextlib.suppress(ImportError, OSError, AttributeError):  # without ctypes the pid file still finds us
        import ctypes  # noqa: PLC0415 - not every Python has it

        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)


def main(arguments: list[str]) -> None:
    """Become `arguments[1:]`, the child of process `arguments[0]`."""
    parent, *command = arguments
    if sys.platform == "linux":
        _die_with_parent(int(parent))
    os.execv(command[0], command)  # noqa: S606 - no shell is the point


if __name__ == "__main__":
    main(sys.argv[1:])
