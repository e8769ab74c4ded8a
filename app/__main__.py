"""`python -m app`: read the settings, start, say where, and stop in order when told to."""

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path

from app.logs import set_up
from app.settings import Settings, SettingsError, load
from app.wiring import Fiver
from club.ports import StoreDown
from storage.embedded import EngineError
from storage.mongo import Unfit

log = logging.getLogger("fiver")


def main() -> int:
    """The process's exit code: 0 after an orderly stop, 1 when it could not start, 2 for wrong settings."""
    try:
        settings = load(os.environ, dotenv=Path(".env"))
    except SettingsError as error:
        sys.stderr.write(f"Fiver can't start:\n{error}\n")
        return 2
    set_up(settings)
    for warning in settings.warnings:
        log.warning(warning)
    return asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> int:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    fiver = Fiver(settings)
    try:
        await fiver.start()
    except (EngineError, Unfit) as error:
        return _could_not_start(str(error))
    except StoreDown as error:
        return _could_not_start(f"The database does not answer ({error}). Check MONGODB_URI and that it is running.")
    except OSError as error:
        return _could_not_start(
            f"Nothing can listen on {settings.host}:{settings.port} ({error.strerror or error}). Check HOST and PORT."
        )
    await _greet(fiver, stopped)
    await stopped.wait()
    log.info("stopping: finishing what is under way")
    await fiver.stop()
    return 0


async def _greet(fiver: Fiver, stopped: asyncio.Event) -> None:
    if fiver.staging is None:
        log.info("Fiver is ready on %s", fiver.address)
        return
    log.info("No TELEGRAM_TOKEN: this is a rehearsal. Playing the weeks before ...")
    waits = [asyncio.ensure_future(fiver.staging.up.wait()), asyncio.ensure_future(stopped.wait())]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    log.info("The rehearsal is open: %s/rehearsal", fiver.address)


def _could_not_start(message: str) -> int:
    sys.stderr.write(f"Fiver can't start: {message}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
