"""The line to Telegram: python-telegram-bot's application with our time limits, and no loop of its own."""

import logging
import os
import ssl
from functools import cache
from typing import Any, TypeAlias

import httpx
from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import Application, ApplicationBuilder, Defaults, ExtBot
from telegram.request import HTTPXRequest

App: TypeAlias = "Application[Any, Any, Any, Any, Any, Any]"


def connect(token: str, base_url: str) -> App:
    """Nothing is sent yet. `base_url` is the root of the Bot API without `/bot`."""
    _opt_in()
    # Read below the outbox's lease of a lane; wide enough for a burst of taps that are all answered at once.
    request = _request(connections=128, waiting=20)
    polling = _request(connections=2, waiting=5)
    defaults = Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True))
    root = base_url.rstrip("/")
    bot = ExtBot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=request,
        get_updates_request=polling,
        defaults=defaults,
    )
    return ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()


def _request(*, connections: int, waiting: float) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        connect_timeout=5,
        read_timeout=8,
        write_timeout=8,
        pool_timeout=waiting,
        httpx_kwargs={"verify": _trusted()},
    )


@cache
def _trusted() -> ssl.SSLContext:
    """Whom we trust, read once: it takes a twentieth of a second."""
    return httpx.create_ssl_context()


def _opt_in() -> None:
    """Two settings of libraries that can only be made globally."""
    os.environ.setdefault(
        "PTB_TIMEDELTA", "true"
    )  # durations as timedelta; without it every 429 warns of a change to come
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs addresses, and ours hold the token
