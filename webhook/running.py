"""Listening, and stopping without dropping anybody."""

import logging
from dataclasses import dataclass

from aiohttp import http_exceptions, web

DRAIN_SECONDS = 20.0
BACKLOG = 1024
_THEIR_ERRORS = (http_exceptions.HttpProcessingError, web.RequestPayloadError)


class _Unquoted(logging.Filter):
    """A malformed request is not quoted in the log: its first line may hold the secret of a bank line.

    Nor is it our error: anybody can send a body that is not the gzip which its headers promise.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, _THEIR_ERRORS):
            record.exc_info, record.exc_text = None, None
            record.msg, record.args = "a request could not be read: %s", (type(error).__name__,)
            record.levelno, record.levelname = logging.INFO, "INFO"
        return True


log = logging.getLogger(__name__)
log.addFilter(_Unquoted())


@dataclass(frozen=True, slots=True)
class Running:
    """A server that listens."""

    host: str
    port: int
    _runner: web.AppRunner

    async def stop(self) -> None:
        """Accept nobody any more, let the requests that are under way finish, then close."""
        await self._runner.cleanup()


async def run(app: web.Application, host: str, port: int, *, drain_seconds: float = DRAIN_SECONDS) -> Running:
    """Listen; port 0 takes any free one. Raises OSError when the address is taken.

    There is no access log: the paths hold secrets. Requests are counted by route instead.
    """
    runner = web.AppRunner(app, access_log=None, logger=log, shutdown_timeout=drain_seconds, keepalive_timeout=75.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port, backlog=BACKLOG)
        await site.start()
    except BaseException:
        await runner.cleanup()
        raise
    return Running(host, site.port, runner)
