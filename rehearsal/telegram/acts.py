"""What people do in a chat: talk, press buttons, follow links, block the bot."""

import asyncio
import re
from urllib.parse import parse_qs, urlsplit

from rehearsal.telegram.groups import Groups
from rehearsal.telegram.keyboards import buttons
from rehearsal.telegram.model import ANONYMOUS_ADMIN, Answer, Chat, Json, Message, Person, Tap
from rehearsal.telegram.params import Upload
from rehearsal.telegram.text import find_entities, utf16_length, utf16_slice


class Acts(Groups):
    """Everything that a Telegram client lets its user do to the bot."""

    async def say(
        self,
        person: Person,
        chat: Chat | None,
        text: str,
        *,
        reply_to: Message | int | None = None,
        anonymous: bool = False,
        thread: int | None = None,
        document: Upload | None = None,
    ) -> Message:
        """Write a message into a group, or to the bot (`chat=None`); the message as it stands in the chat.

        With a `document` the text is its caption, and may be empty.
        """
        chat = chat or self.dm(person)
        self._may_write(person, chat)
        text = text.strip()
        least, most = (1, 4096) if document is None else (0, 1024)
        if not least <= utf16_length(text) <= most:
            raise ValueError(f"Telegram clients send {least} to {most} characters")
        if document is not None and not document.content:
            raise ValueError("Telegram clients send no empty files")
        quoted = chat.message(reply_to if isinstance(reply_to, int) else reply_to["message_id"]) if reply_to else None
        thread = thread or (quoted or {}).get("message_thread_id")
        content = self._written(text, document)
        content |= {"message_thread_id": thread, "is_topic_message": True if thread else None}
        if quoted is not None:
            content["reply_to_message"] = self.quoted(quoted)
        if anonymous:
            if chat.type != "supergroup" or not chat.member(person).is_admin:
                raise ValueError("only administrators of a supergroup can stay anonymous")
            content |= {"sender_chat": chat.as_chat(), "author_signature": None}
        message = self.post(chat, ANONYMOUS_ADMIN if anonymous else person, content)
        if self._bot_sees(chat, message):
            self.tell_bot(chat, message)
        return message

    async def edit(self, person: Person, chat: Chat | None, message: Message, text: str) -> None:
        """Correct one's own message."""
        chat = chat or self.dm(person)
        kept = chat.message(message["message_id"])
        if kept is None or kept["from"]["id"] != person.id:
            raise LookupError("people can edit only their own messages")
        kept |= {"text": text, "entities": find_entities(text), "edit_date": self.now()}
        self.bell.ring()
        if self._bot_sees(chat, kept):
            self.tell_bot(chat, kept, "edited_message")

    async def start(self, person: Person, payload: str = "") -> Message:
        """Press a `t.me/bot?start=payload` link, or the Start button; this also lifts a block."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
            raise ValueError("a start payload is up to 64 of A-Z, a-z, 0-9, _ and -")
        if self.dm(person).blocked:
            self.unblock(person)
        return await self.say(person, None, f"/start {payload}".strip())

    async def tap(
        self,
        person: Person,
        chat: Chat | None = None,
        button: str | None = None,
        *,
        message_id: int | None = None,
        data: str | None = None,
        timeout: float = 5.0,
    ) -> Answer | None:
        """Press an inline button: the newest whose words contain `button`, or the one with that `data`.

        Returns the bot's `answerCallbackQuery`, or None if it gave none in time. With `message_id` and `data` also a
        button that is gone can be pressed, as from a phone that has not refreshed. A link to the bot is followed.
        """
        chat = chat or self.dm(person)
        if chat.person not in (None, person) or (chat.person is None and not chat.member(person).present):
            raise ValueError(f"{person.name} is not in this chat")
        message, found = self._find_button(chat, button, message_id, data)
        payload = self.start_payload(found.get("url", ""))
        if payload is not None:
            await self.start(person, payload)
            return None
        if "callback_data" not in found:
            return None
        tap = Tap(str(next(self._tap_ids)), person, asyncio.get_running_loop().time())
        self.taps[tap.id] = tap
        query: Json = {"id": tap.id, "from": person.as_user(), "message": self.shown(message)}
        query |= {"chat_instance": str(abs(hash((self.bot.id, chat.id)))), "data": found["callback_data"]}
        self.updates.add("callback_query", query, line=f"taps of {person.id}")
        try:
            return await self.bell.wait_for(lambda: tap.answer, timeout)
        except TimeoutError:
            return None

    def delete(self, chat: Chat, message: Message | int) -> None:
        """Somebody deletes a message; bots are not told."""
        number = message if isinstance(message, int) else message["message_id"]
        chat.messages = [kept for kept in chat.messages if kept["message_id"] != number]
        self.bell.ring()

    def block(self, person: Person) -> None:
        """Block the bot: it hears so, and can write to this person no more."""
        self.dm(person).blocked = True
        self._set_private(person, "member", "kicked")

    def unblock(self, person: Person) -> None:
        """Let the bot write again."""
        self.dm(person).blocked = False
        self._set_private(person, "kicked", "member")

    def start_payload(self, url: str) -> str | None:
        """What a deep link to this bot would send with /start; None if the link leads elsewhere."""
        parts = urlsplit(url)
        if parts.netloc.lower() not in ("t.me", "telegram.me"):
            return None
        if parts.path.strip("/").lower() != (self.bot.username or "").lower():
            return None
        return parse_qs(parts.query).get("start", [""])[0]

    def shown(self, message: Message) -> Message:
        """A copy of a message that later edits do not reach."""
        return self.quoted(message) | {key: message[key] for key in ("reply_to_message",) if key in message}

    def _written(self, text: str, document: Upload | None) -> Json:
        """The words of a message; under a file they are a caption."""
        if document is None:
            return {"text": text, "entities": find_entities(text)}
        caption = {"caption": text, "caption_entities": find_entities(text)} if text else {}
        return {"document": self.document(self.keep_file(document))} | caption

    def _may_write(self, person: Person, chat: Chat) -> None:
        if chat.type == "private":
            if chat.blocked:
                raise ValueError(f"{person.name} has blocked the bot; unblock() or start() first")
            chat.started = True
        elif not chat.member(person).present:
            raise ValueError(f"{person.name} is not in {chat.title}")

    def _find_button(
        self, chat: Chat, words: str | None, message_id: int | None, data: str | None
    ) -> tuple[Message, Json]:
        there = [m for m in reversed(chat.messages) if message_id in (None, m["message_id"])]
        for message in there:
            for button in buttons(message):
                if (words is None or words in button["text"]) and data in (None, button.get("callback_data")):
                    return message, button
        if message_id is not None and data is not None and there:
            return there[0], {"callback_data": data}
        visible = [button["text"] for message in there for button in buttons(message)]
        raise LookupError(f"no button {words or data!r} here; there are {visible}")

    def _bot_sees(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: in groups a bot reads commands meant for it and replies to it; as administrator everything."""
        if chat.type == "private" or not self.privacy or self.bot_member(chat).is_admin:
            return True
        if message.get("reply_to_message", {}).get("from", {}).get("id") == self.bot.id:
            return True
        commands = [e for e in message.get("entities", []) if e["type"] == "bot_command"]
        words = [utf16_slice(message["text"], e["offset"], e["length"]) for e in commands]
        names = [word.partition("@")[2].lower() for word in words]
        mine = (self.bot.username or "").lower()
        return any(name == mine or (not name and commands[i]["offset"] == 0) for i, name in enumerate(names))

    def _set_private(self, person: Person, old: str, new: str) -> None:
        chat = self.dm(person)
        payload: Json = {"chat": chat.as_chat(), "from": person.as_user(), "date": self.now()}
        for key, status in (("old_chat_member", old), ("new_chat_member", new)):
            member: Json = {"user": self.bot.as_user(), "status": status}
            payload[key] = member | ({"until_date": 0} if status == "kicked" else {})
        self.updates.add("my_chat_member", payload, line=f"standing {chat.id}")
        self.bell.ring()
