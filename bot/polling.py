"""Long polling, for a deployment that the world cannot reach: the same updates, fetched instead of pushed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.registering import ALLOWED
from bot.replies import seconds
from club.ports import StoreDown

logger = logging.getLogger(__name__)

HELD = 25
"""Seconds for which Telegram holds a request while there is nothing."""

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0


class Polling:
    """Fetches updates and hands them over; one is confirmed only when it and all before it were handled."""

    def __init__(
        self, bot: Bot, take: Callable[[Update], Awaitable[None]], counted: Callable[[str, str], None]
    ) -> None:
        self._bot = bot
        self._take = take
        self._counted = counted
        self._task: asyncio.Task[None] | None = None
        self._offset = 0

    def start(self) -> None:
        """Begin; twice is once."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="polling Telegram")

    async def stop(self) -> None:
        """End. What was handled but not confirmed comes again and does no harm."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        wait = FIRST_WAIT
        while True:
            try:
                if await self._round():
                    wait = FIRST_WAIT
                    continue
                pause = wait
            except TelegramError as error:
                pause = self._pause(error, wait)
            except Exception:
                logger.exception("polling stumbled")
                pause = wait
            await asyncio.sleep(pause)
            wait = min(wait * 2, LONGEST_WAIT)

    async def _round(self) -> bool:
        """One request and its updates; False when the database was away and the same ones must come again."""
        updates = await self._bot.get_updates(offset=self._offset, timeout=HELD, allowed_updates=ALLOWED)
        results = await asyncio.gather(*(self._take(update) for update in updates), return_exceptions=True)
        return self._confirm(updates, results)

    def _confirm(self, updates: Sequence[Update], results: Sequence[BaseException | None]) -> bool:
        for update, result in zip(updates, results, strict=True):
            if isinstance(result, StoreDown):
                self._counted("telegram_updates", "store_down")
                return False
            if isinstance(result, BaseException) and not isinstance(result, Exception):
                raise result
            if result is not None:
                logger.error("update %s failed", update.update_id, exc_info=result)
            self._counted("telegram_updates", "handled" if result is None else "failed")
            self._offset = update.update_id + 1
        return True

    @staticmethod
    def _pause(error: TelegramError, wait: float) -> float:
        if isinstance(error, RetryAfter):
            return seconds(error)
        if isinstance(error, Conflict):
            logger.warning("somebody else polls for this bot, or a webhook is set; trying again in %s s", wait)
        elif isinstance(error, InvalidToken):
            logger.warning("the token was refused; trying again in %s s", LONGEST_WAIT)
            return LONGEST_WAIT
        else:
            logger.info("polling was interrupted: %s", error.message)
        return wait
