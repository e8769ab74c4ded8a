"""What people do with groups: found them, let others in, grow them, leave them, close them."""

from rehearsal.telegram.model import ADMIN_RIGHTS, Chat, Json, Member, Person, Status
from rehearsal.telegram.world import World


class Groups(World):
    """Acts in groups, each with the updates and service messages that Telegram sends for it."""

    def group(
        self, title: str, *, creator: Person, members: list[Person], supergroup: bool = False, forum: bool = False
    ) -> Chat:
        """A new group, without the bot. Topics need a supergroup, so `forum` makes one."""
        founder = Member(creator, "creator", frozenset(ADMIN_RIGHTS))
        others = [Member(person) for person in members if person != creator]
        return self.new_group(title, [founder, *others], supergroup=supergroup, forum=forum)

    def add_bot(self, chat: Chat, by: Person) -> None:
        """Somebody adds the bot: Telegram tells it so twice, as `my_chat_member` and as `new_chat_members`."""
        self._set_bot(chat, by, "member")
        self._announce_join(chat, by, self.bot)

    def remove_bot(self, chat: Chat, by: Person) -> None:
        """Somebody throws the bot out."""
        content: Json = {"left_chat_participant": self.bot.as_user(), "left_chat_member": self.bot.as_user()}
        self.service(chat, by, content)
        self._set_bot(chat, by, "kicked")

    def make_admin(
        self, chat: Chat, who: Person | None = None, *, by: Person | None = None, can_pin_messages: bool = True
    ) -> None:
        """Let somebody (the bot, if nobody is named) help to run the group."""
        rights = frozenset(ADMIN_RIGHTS) - (frozenset() if can_pin_messages else {"can_pin_messages"})
        self._set(chat, by or self.creator(chat), who or self.bot, "administrator", rights)

    def demote(self, chat: Chat, who: Person | None = None, *, by: Person | None = None) -> None:
        """Take the administrator's rights away again."""
        self._set(chat, by or self.creator(chat), who or self.bot, "member")

    def creator(self, chat: Chat) -> Person:
        """Who founded the group."""
        return next(member.person for member in chat.members.values() if member.status == "creator")

    def join(self, chat: Chat, person: Person, *, by: Person | None = None) -> None:
        """A person comes in, alone or added by another."""
        self._set(chat, by or person, person, "member")
        self._announce_join(chat, by or person, person)

    def leave(self, chat: Chat, person: Person, *, by: Person | None = None) -> None:
        """A person leaves, or is removed by another."""
        content: Json = {"left_chat_participant": person.as_user(), "left_chat_member": person.as_user()}
        self.service(chat, by or person, content)
        self._set(chat, by or person, person, "left" if by in (None, person) else "kicked")

    def rename(self, chat: Chat, title: str, by: Person) -> None:
        """The group gets another name."""
        chat.title = title
        self.service(chat, by, {"new_chat_title": title})

    def migrate(self, chat: Chat) -> Chat:
        """Turn a basic group into a supergroup: another id, the same people, and one message on each side."""
        assert chat.type == "group", "only basic groups are upgraded"
        grown = self.new_group(chat.title or "", list(chat.members.values()), supergroup=True, forum=False)
        founder = self.creator(chat)
        self.service(chat, founder, {"migrate_to_chat_id": grown.id})
        chat.migrated_to = grown.id
        self.service(grown, founder, {"migrate_from_chat_id": chat.id})
        return grown

    def delete_group(self, chat: Chat) -> None:
        """The creator deletes the group. The bot hears that it is out, and can no longer write."""
        self._set_bot(chat, self.creator(chat), "left")
        chat.deleted = True
        self.bell.ring()

    def topic(self, chat: Chat, name: str, *, by: Person | None = None) -> int:
        """Open a topic in a forum; its id is the number of the message that opened it."""
        assert chat.forum, "topics need group(..., forum=True)"
        thread = chat.last_message_id + 1
        chat.topics[thread] = name
        content: Json = {"message_thread_id": thread, "is_topic_message": True}
        content["forum_topic_created"] = {"name": name, "icon_color": 7322096}
        self.service(chat, by or self.creator(chat), content)
        return thread

    def _announce_join(self, chat: Chat, by: Person, who: Person) -> None:
        user = who.as_user()
        self.service(chat, by, {"new_chat_participant": user, "new_chat_member": user, "new_chat_members": [user]})

    def _set_bot(self, chat: Chat, by: Person, status: Status) -> None:
        self._set(chat, by, self.bot, status)

    def _set(self, chat: Chat, by: Person, who: Person, status: Status, rights: frozenset[str] = frozenset()) -> None:
        old, new = chat.member(who), Member(who, status, rights)
        chat.members[who.id] = new
        payload: Json = {"chat": chat.as_chat(), "from": by.as_user(), "date": self.now()}
        payload |= {"old_chat_member": old.as_chat_member(), "new_chat_member": new.as_chat_member()}
        if who == self.bot:
            self.updates.add("my_chat_member", payload, line=f"standing {chat.id}")
        elif self.bot_member(chat).is_admin:
            self.updates.add("chat_member", payload, line=f"standing of {who.id}")
        self.bell.ring()
