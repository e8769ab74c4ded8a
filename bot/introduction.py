"""Getting to know Telegram: who we are, what we offer, where updates go; tried until it works."""

import asyncio
import logging

from telegram.error import InvalidToken, TelegramError

from bot.connection import App
from bot.polling import Polling
from bot.registering import register_commands, register_webhook

logger = logging.getLogger(__name__)

FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
"""Seconds between attempts."""


class Introduction:
    """`known` once Telegram told us who we are, `ready` once it knows where to send updates."""

    def __init__(self, app: App, polling: Polling, public_url: str | None, secret: str) -> None:
        self.known = False
        self.ready = False
        self._app = app
        self._polling = polling
        self._public_url = public_url
        self._secret = secret
        self._task: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Try once, and go on in the background if Telegram does not answer."""
        if not await self._tried():
            self._task = asyncio.create_task(self._keep_trying(), name="introduction to Telegram")

    async def settled(self) -> None:
        """Wait until it worked."""
        if self._task is not None:
            await self._task

    async def end(self) -> None:
        """Not ready any more."""
        self.known = self.ready = False
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _tried(self) -> bool:
        try:
            await self._app.initialize()
            self.known = True
            await register_commands(self._app.bot)
            if self._public_url is not None:
                await register_webhook(self._app.bot, self._public_url, self._secret)
            else:
                await self._app.bot.delete_webhook()
                self._polling.start()
        except TelegramError as error:
            # The message of InvalidToken holds the token.
            what = "the token was refused" if isinstance(error, InvalidToken) else error.message
            logger.warning("Telegram did not take our introduction: %s", what)
            return False
        self.ready = True
        return True

    async def _keep_trying(self) -> None:
        wait = FIRST_WAIT
        while True:
            await asyncio.sleep(wait)
            if await self._tried():
                return
            wait = min(wait * 2, LONGEST_WAIT)
