"""One update as a handler sees it: who, where, what was said; and the ways to answer.

Answers are collected and sent once the handler has returned, so that nothing is said of a change that was not
committed, and the next update of the chat need not wait for Telegram.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TypeVar

from telegram import ForceReply, InlineKeyboardMarkup, Message, ReplyParameters, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot import memo
from bot.keyboards import open_chat
from bot.means import Means
from bot.pictures import Picture
from bot.replies import patiently, quietly, shut
from bot.texts import club as club_texts
from bot.texts import general
from bot.texts.words import mention
from bot.texts.words import toast as toast_text
from club.errors import Forbidden
from club.people import Person
from club.players import one_line
from club.ports import Books, Store

logger = logging.getLogger(__name__)

T = TypeVar("T")
Keyboard = InlineKeyboardMarkup | ForceReply | None


class Turn:
    """One update, with the means to act on it and to answer it."""

    def __init__(self, update: Update, means: Means) -> None:
        self.update = update
        self.means = means
        self.now: datetime = means.clock()
        self.origin: Message | None = update.message or self._tapped()
        self._later: list[Callable[[], Awaitable[object]]] = []
        self._answered = False

    @property
    def store(self) -> Store:
        return self.means.store

    @property
    def chat_id(self) -> int:
        chat = self.update.effective_chat
        assert chat is not None, "handlers are registered for updates that have a chat"
        return chat.id

    @property
    def private(self) -> bool:
        chat = self.update.effective_chat
        return chat is not None and chat.type == ChatType.PRIVATE

    @property
    def thread_id(self) -> int | None:
        """The topic of a forum in which this happened."""
        message = self.origin
        return message.message_thread_id if message is not None and message.is_topic_message else None

    @property
    def anonymous(self) -> bool:
        """Whether somebody speaks as the group or as a channel."""
        return self.update.message is not None and self.update.message.sender_chat is not None

    @property
    def anonymous_admin(self) -> bool:
        """Whether that is an administrator of this very group, as Telegram vouches."""
        sender = self.update.message.sender_chat if self.update.message is not None else None
        return sender is not None and sender.id == self.chat_id

    @property
    def person(self) -> Person:
        """Who did it. Raises Forbidden for somebody who speaks as the group."""
        user = self.update.effective_user
        if user is None or self.anonymous:
            raise Forbidden(club_texts.ANONYMOUS_PLAYER)
        return Person(telegram_id=user.id, name=one_line(user.full_name) or user.username or "Somebody")

    @property
    def addressed(self) -> str:
        """How a question in a group begins, as only who is mentioned gets the reply box; HTML."""
        if self.private or self.anonymous:
            return ""
        first = self.person.name.split(maxsplit=1)[0]
        return f"{mention(self.person.telegram_id, first)}: "

    @property
    def text(self) -> str:
        """The whole message, as typed."""
        return (self.origin.text or "") if self.origin is not None else ""

    @property
    def said(self) -> str:
        """What was typed after the command."""
        first, _, rest = self.text.partition(" ") if self.text.startswith("/") else ("", "", self.text)
        if "\n" in first:
            rest = f"{first.partition(chr(10))[2]} {rest}"
        return rest.strip()

    @property
    def stamp(self) -> str:
        """The same for the same message, however often Telegram delivers it: what new ids are derived from."""
        message = self.origin
        return f"{self.chat_id}/{message.message_id if message is not None else self.update.update_id}"

    def memo(self, message: Message | None) -> tuple[str, dict[str, str]] | None:
        """What a message of ours remembers."""
        return memo.read(message, self.means.bot.id)

    async def write(self, action: Callable[[Books], Awaitable[T]]) -> T:
        """One transaction."""
        return await self.store.write(action)

    # ------------------------------------------------------------------------------------------------------ answering

    def say(self, text: str, keyboard: Keyboard = None, *, quote: bool = False) -> None:
        """Answer in this chat; in a group without a sound and as a reply, elsewhere as a reply only to `quote`."""
        self._later.append(partial(self._in_order, partial(self._say, text, keyboard, quote=quote or not self.private)))

    def whisper(
        self, text: str, keyboard: Keyboard = None, *, payload: str = "hello", sent: str = general.SENT
    ) -> None:
        """Answer the person alone. In a group whose member never pressed Start, show where to press it.

        `sent` is what a tap in the group is answered with.
        """
        if self.private:
            self.say(text, keyboard)
        else:
            self._answered = True
            send = partial(self._message, self.person.telegram_id, text, keyboard)
            self._later.append(partial(self._privately, self.person, send, payload, sent))

    def whisper_photo(
        self, picture: Picture, caption: str, keyboard: Keyboard = None, *, payload: str = "hello"
    ) -> None:
        """Show the person alone a picture with words below it; the words alone if it can't be drawn or sent."""
        if self.private:
            show = partial(self._show, self.chat_id, picture, caption, keyboard)
            self._later.append(partial(self._in_order, partial(quietly, show, "a picture")))
        else:
            self._answered = True
            show = partial(self._show, self.person.telegram_id, picture, caption, keyboard)
            self._later.append(partial(self._privately, self.person, show, payload))

    def whisper_file(
        self, name: str, content: bytes, caption: str, keyboard: Keyboard = None, *, payload: str = "hello"
    ) -> None:
        """Hand the person alone a file with words below it; the words alone if it isn't taken."""
        if self.private:
            send = partial(self._attach, self.chat_id, name, content, caption, keyboard)
            self._later.append(partial(self._in_order, partial(quietly, send, "a file")))
        else:
            self._answered = True
            send = partial(self._attach, self.person.telegram_id, name, content, caption, keyboard)
            self._later.append(partial(self._privately, self.person, send, payload))

    def toast(self, text: str = "", *, alert: bool = False, url: str | None = None) -> None:
        """Answer the tap; `url` may open the chat with the bot."""
        if self.update.callback_query is not None and not self._answered:
            self._answered = True
            send = partial(self.update.callback_query.answer, toast_text(text) or None, show_alert=alert, url=url)
            self._later.append(partial(quietly, send, "the answer to a tap"))

    def edit(self, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Change the words of the message whose button was tapped, be they below a picture or a file."""
        query, message = self.update.callback_query, self._tapped()
        if query is not None and message is not None:
            change = query.edit_message_caption if message.photo or message.document else query.edit_message_text
            send = partial(change, text, reply_markup=keyboard)
            self._later.append(partial(self._in_order, partial(quietly, send, "an edit")))

    def delete(self) -> None:
        """Take the message whose button was tapped away."""
        query = self.update.callback_query
        if query is not None and self._tapped() is not None:
            self._later.append(partial(self._in_order, partial(quietly, query.delete_message, "a deletion")))

    def hand_over(self, files: Mapping[str, bytes], *, caption: str, otherwise: str) -> None:
        """Send files into this chat, the first with the caption; `otherwise` is said when one is not taken."""
        self._later.append(partial(self._in_order, partial(self._hand_over, files, caption, otherwise)))

    def tidy_prompt(self) -> None:
        """In a group, take our question away once somebody has answered it."""
        asked = self.origin.reply_to_message if self.origin is not None else None
        if asked is not None and not self.private:
            delete = partial(self.means.bot.delete_message, self.chat_id, asked.message_id)
            self._later.append(partial(quietly, delete, "a deletion"))

    def answer(self, text: str) -> None:
        """In the way that suits: a toast for a tap, a message for words. Plain text."""
        if self.update.callback_query is not None:
            self.toast(text, alert=len(text) > 100)
        else:
            self.say(general.plain(text))

    def after(self, work: Callable[[], Awaitable[object]]) -> None:
        """Something else to be done when the answers are on their way."""
        self._later.append(work)

    def leave(self) -> None:
        """Send the answers, in the background. A tap that got none gets an empty one, or its button keeps spinning."""
        self.toast()
        if self._later:
            self.means.background.start(self._send(), f"answers to update {self.update.update_id}")

    async def _send(self) -> None:
        for send in self._later:
            await send()

    async def _in_order(self, send: Callable[[], Awaitable[object]]) -> None:
        async with self.means.answers.of(self.chat_id):
            await send()

    async def _say(self, text: str, keyboard: Keyboard, *, quote: bool) -> None:
        await quietly(partial(self._message, self.chat_id, text, keyboard, quote=quote), "an answer")

    async def _hand_over(self, files: Mapping[str, bytes], caption: str, otherwise: str) -> None:
        for name, content in files.items():
            send = partial(self.means.bot.send_document, self.chat_id, content, filename=name, caption=caption or None)
            if not await quietly(send, "a file"):
                await self._say(otherwise, None, quote=False)
                return
            caption = ""

    async def _message(self, chat_id: int, text: str, keyboard: Keyboard, *, quote: bool = False) -> None:
        here = chat_id == self.chat_id
        quoted = self.update.message if quote else None
        await self.means.bot.send_message(
            chat_id,
            text,
            reply_markup=keyboard,
            disable_notification=not self.private and here,
            message_thread_id=self.thread_id if here else None,
            reply_parameters=ReplyParameters(quoted.message_id, allow_sending_without_reply=True) if quoted else None,
        )

    async def _show(self, chat_id: int, picture: Picture, caption: str, keyboard: Keyboard) -> None:
        image = await self.means.studio.drawn(picture)
        if image is not None:
            try:
                await patiently(partial(self.means.bot.send_photo, chat_id, image, caption, reply_markup=keyboard))
            except TelegramError as error:
                if shut(error):
                    raise
                logger.warning("a picture was not taken, so its words go alone: %s", error)
            else:
                return
        await self._message(chat_id, caption, keyboard)

    async def _attach(self, chat_id: int, name: str, content: bytes, caption: str, keyboard: Keyboard) -> None:
        send = partial(self.means.bot.send_document, chat_id, content, filename=name)
        try:
            await patiently(partial(send, caption=caption, reply_markup=keyboard))
        except TelegramError as error:
            if shut(error):
                raise
            logger.warning("a file was not taken, so its words go alone: %s", error)
            await self._message(chat_id, caption, keyboard)

    async def _privately(
        self, person: Person, send: Callable[[], Awaitable[None]], payload: str, sent: str = general.SENT
    ) -> None:
        query = self.update.callback_query
        try:
            await patiently(send)
        except TelegramError as error:
            if not shut(error):
                raise
            if query is not None:
                url = f"https://t.me/{self.means.bot.username}?start={payload}"
                await quietly(partial(query.answer, url=url), "the answer to a tap")
            else:
                await self._say(
                    general.in_private(person.name), open_chat(self.means.bot.username, payload), quote=True
                )
        else:
            if query is not None:
                await quietly(partial(query.answer, sent), "the answer to a tap")

    def _tapped(self) -> Message | None:
        query = self.update.callback_query
        return query.message if query is not None and isinstance(query.message, Message) else None
