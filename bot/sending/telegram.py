"""Telegram as the outbox sees it: post, edit, and what each refusal means."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from telegram import Bot, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.replies import seconds
from club.ports import Delivery, Post, PutOff, Refused

logger = logging.getLogger(__name__)

SOON = 3.0
LATER = 60.0

_UNREACHABLE = {
    "bot was blocked": "they blocked me",
    "can't initiate conversation": "they haven't pressed Start",
    "user is deactivated": "their account is deactivated",
    "kicked": "I was removed from the group",
    "not a member": "I am not in the group",
    "group chat was deleted": "the group was deleted",
    "chat not found": "there is no such chat any more",
}


_MUTED = ("not enough rights to send", "have no rights to send", "chat_write_forbidden", "chat_restricted")
"""An administrator took the right to write away: it may come back, so what is to be said keeps."""


class Gone(Exception):
    """The message to edit is not there any more, or too old to be edited."""


@dataclass(frozen=True, slots=True)
class Telegram:
    """The few calls that news is made of. All raise TelegramError."""

    bot: Bot

    async def post(
        self,
        chat_id: int,
        text: str,
        keyboard: InlineKeyboardMarkup | None = None,
        *,
        silent: bool = False,
        thread_id: int | None = None,
    ) -> Post:
        """Send a message. A topic that was deleted in the meantime is no reason not to."""
        try:
            sent = await self.bot.send_message(
                chat_id, text, reply_markup=keyboard, disable_notification=silent, message_thread_id=thread_id
            )
        except BadRequest as error:
            if thread_id is None or "thread not found" not in error.message.lower():
                raise
            return await self.post(chat_id, text, keyboard, silent=silent)
        return Post(sent.chat.id, sent.message_id)

    async def edit(self, post: Post, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Show something else in a message of ours; that it shows it already is fine. Raises Gone."""
        with _editing():
            await self.bot.edit_message_text(text, post.chat_id, post.message_id, reply_markup=keyboard)

    async def post_picture(
        self, chat_id: int, image: bytes, caption: str, *, silent: bool = False, thread_id: int | None = None
    ) -> Post:
        """Send a picture with words below it; what Telegram says of the topic holds as for a message."""
        try:
            sent = await self.bot.send_photo(
                chat_id, image, caption, disable_notification=silent, message_thread_id=thread_id
            )
        except BadRequest as error:
            if thread_id is None or "thread not found" not in error.message.lower():
                raise
            return await self.post_picture(chat_id, image, caption, silent=silent)
        return Post(sent.chat.id, sent.message_id)

    async def repaint(self, post: Post, image: bytes, caption: str) -> None:
        """Show another picture in a message of ours, which may have been plain words so far. Raises Gone."""
        with _editing():
            await self.bot.edit_message_media(InputMediaPhoto(image, caption), post.chat_id, post.message_id)

    async def reword(self, post: Post, text: str) -> None:
        """Other words in a message of ours, be they below a picture or all there is. Raises Gone."""
        try:
            with _editing():
                await self.bot.edit_message_caption(post.chat_id, post.message_id, caption=text)
        except BadRequest as error:
            if "no caption in the message" not in error.message.lower():
                raise
            await self.edit(post, text)

    async def pin(self, post: Post) -> None:
        """Pin quietly, where we may."""
        try:
            await self.bot.pin_chat_message(post.chat_id, post.message_id, disable_notification=True)
        except TelegramError as error:
            logger.debug("a card was not pinned: %s", error.message)


@contextmanager
def _editing() -> Iterator[None]:
    """An edit that changes nothing is fine. Raises Gone where there is nothing to edit."""
    try:
        yield
    except BadRequest as error:
        said = error.message.lower()
        if "message to edit not found" in said or "can't be edited" in said or "message_id_invalid" in said:
            raise Gone from error
        if "not modified" not in said:
            raise


def meaning(error: TelegramError) -> Delivery:
    """What a refusal means for the news that was to be told."""
    match error:
        case RetryAfter():
            return PutOff(seconds(error))
        case InvalidToken():
            return PutOff(LATER)  # the operator's mistake, not this chat's: everything keeps until it is put right
        case Forbidden():
            return Refused(_why(error), unreachable=True)
        case BadRequest() if any(words in error.message.lower() for words in _MUTED):
            return PutOff(LATER)
        case BadRequest():
            return Refused(_why(error), unreachable=_known(error) is not None)
        case ChatMigrated():
            return PutOff(SOON)
        case NetworkError():
            # A timeout may have come after Telegram had sent the message; there is no key by which it would know the
            # second try, so one message may be told twice. Once too often is better than never.
            return PutOff(SOON)
        case _:
            return PutOff(LATER)


def _known(error: TelegramError) -> str | None:
    said = error.message.lower()
    return next((why for words, why in _UNREACHABLE.items() if words in said), None)


def _why(error: TelegramError) -> str:
    return _known(error) or error.message[:120]
