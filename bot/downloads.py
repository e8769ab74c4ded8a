"""Files that people send: fetched from Telegram when they are needed, and kept nowhere."""

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.texts import importing as texts
from club.errors import Invalid

logger = logging.getLogger(__name__)


async def download(bot: Bot, file_id: str, *, most: int) -> bytes:
    """The bytes of a file of at most so many. Raises Invalid when it is larger, or when Telegram does not give it."""
    try:
        file = await bot.get_file(file_id)
        if (file.file_size or 0) > most:
            raise Invalid(texts.TOO_BIG)
        return bytes(await file.download_as_bytearray())
    except TelegramError as problem:
        logger.info("a file was not fetched: %s", problem)
        raise Invalid(texts.NOT_FETCHED) from problem
