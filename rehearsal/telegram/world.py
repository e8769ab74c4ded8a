"""What exists in this Telegram: people, chats and their messages; the base that the acts are built upon."""

import copy
import hashlib
import itertools
from collections.abc import Callable
from datetime import datetime
from typing import Any

from rehearsal.bell import Bell
from rehearsal.telegram.faults import Faults
from rehearsal.telegram.model import Call, Chat, Json, Member, Message, Person, Tap
from rehearsal.telegram.pace import Pace
from rehearsal.telegram.params import Upload
from rehearsal.telegram.updates import Updates


class World:
    """State and the few ways to change it. Times come from the clock that was passed in."""

    def __init__(self, *, token: str, clock: Callable[[], datetime], username: str = "FiverBot") -> None:
        number = token.partition(":")[0]
        self.token = token
        self.clock = clock
        self.bot = Person(int(number) if number.isdigit() else 7000000001, "Fiver", username=username, is_bot=True)
        self.privacy = True
        self.bell = Bell()
        self.updates = Updates(self.bell, clock)
        self.faults = Faults()
        self.pace = Pace()
        self.calls: list[Call] = []
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.taps: dict[str, Tap] = {}
        self.tap_lifetime = 60.0
        self.files: dict[str, Upload] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.about: dict[str, Any] = {}
        self._people_ids = itertools.count(500_000_001)
        self._group_ids = itertools.count(4_000_001)
        self._supergroup_ids = itertools.count(1_000_002_000_000_001)
        self._message_ids = itertools.count(1)
        self._tap_ids = itertools.count(4_380_000_000_000_000_001)

    def person(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        id: int | None = None,  # noqa: A002 - Telegram's own word for it
    ) -> Person:
        """Someone new on this Telegram. The bot does not know them until they meet."""
        person = Person(id or next(self._people_ids), first_name, last_name, username)
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, "private", person=person)
        return person

    def dm(self, person: Person) -> Chat:
        """The private chat between a person and the bot; it exists, if empty, from the beginning."""
        return self.chats[person.id]

    def new_group(self, title: str, members: list[Member], *, supergroup: bool, forum: bool) -> Chat:
        """An empty group with these members."""
        big = supergroup or forum
        number = -next(self._supergroup_ids) if big else -next(self._group_ids)
        chat = Chat(number, "supergroup" if big else "group", title=title, forum=forum)
        chat.members = {member.person.id: member for member in members}
        self.chats[chat.id] = chat
        self.bell.ring()
        return chat

    def now(self) -> int:
        """The clock as Telegram writes it: whole Unix seconds."""
        return int(self.clock().timestamp())

    def bot_member(self, chat: Chat) -> Member:
        """The bot's standing in a chat."""
        return chat.member(self.bot)

    def post(self, chat: Chat, sender: Person, content: Json, *, silent: bool = False) -> Message:
        """Put a message into a chat. Numbers count per supergroup, and across all small chats, as in Telegram."""
        chat.last_message_id = chat.last_message_id + 1 if chat.type == "supergroup" else next(self._message_ids)
        message: Message = {
            "message_id": chat.last_message_id,
            "from": sender.as_user(),
            "chat": chat.as_chat(),
            "date": self.now(),
        }
        message |= {key: value for key, value in content.items() if value not in (None, [])}
        chat.messages.append(message)
        if silent:
            chat.silent.add(chat.last_message_id)
        self.bell.ring()
        return message

    def service(self, chat: Chat, sender: Person, content: Json) -> Message:
        """A service message; the bot gets all of them in chats it is in, privacy mode or not."""
        message = self.post(chat, sender, content)
        self.tell_bot(chat, message)
        return message

    def keep_file(self, upload: Upload) -> str:
        """Keep a file that somebody sent; the id by which it is found again."""
        file_id = f"BQACAgQAA{len(self.files) + 1:06d}{hashlib.sha256(upload.content).hexdigest()[:24]}"
        self.files[file_id] = upload
        return file_id

    def document(self, file_id: str) -> Json:
        """The `Document` object of a file."""
        upload = self.files[file_id]
        return self.about_file(file_id) | {"file_name": upload.filename, "mime_type": upload.content_type}

    def about_file(self, file_id: str) -> Json:
        """What all kinds of files tell of themselves."""
        content = self.files[file_id].content
        unique = hashlib.sha256(content).hexdigest()[:15]
        return {"file_id": file_id, "file_unique_id": unique, "file_size": len(content)}

    def tell_bot(self, chat: Chat, message: Message, kind: str = "message") -> None:
        """Queue an update with the message as it is at this moment, if the bot is there to receive it."""
        here = not chat.blocked if chat.type == "private" else self.bot_member(chat).present
        if here:
            self.updates.add(kind, copy.deepcopy(message), line=f"chat {chat.id}")

    def quoted(self, message: Message) -> Message:
        """A message as it appears in `reply_to_message` and `pinned_message`: without what it replied to itself."""
        return {key: copy.deepcopy(value) for key, value in message.items() if key != "reply_to_message"}
