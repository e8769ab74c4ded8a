"""People, chats and what a bot did: the nouns of the Telegram stand-in."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias, TypedDict

Json: TypeAlias = dict[str, Any]
Message: TypeAlias = Json
"""A message in Bot API shape, as the chat shows it now."""

Status: TypeAlias = Literal["creator", "administrator", "member", "left", "kicked"]

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


class Answer(TypedDict):
    """What the person who tapped a button sees: `answerCallbackQuery` as Telegram passes it on."""

    text: str
    show_alert: bool
    url: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a Telegram account; the bot is one too."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    is_bot: bool = False

    @property
    def name(self) -> str:
        """First and last name, as chats show them."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def as_user(self) -> Json:
        """The `User` object."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if not self.is_bot:
            user["language_code"] = "en"
        return user


ANONYMOUS_ADMIN = Person(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
"""Telegram's own account that stands in `from` when an administrator speaks as the group."""


@dataclass(slots=True)
class Member:
    """One person's standing in one group."""

    person: Person
    status: Status = "member"
    rights: frozenset[str] = frozenset()
    anonymous: bool = False

    @property
    def present(self) -> bool:
        """Whether the person is in the group now."""
        return self.status in ("creator", "administrator", "member")

    @property
    def is_admin(self) -> bool:
        """Whether the person runs the group, as its creator or as an administrator."""
        return self.status in ("creator", "administrator")

    def as_chat_member(self) -> Json:
        """The `ChatMember` object; administrators carry every right by name, kicked people an end date."""
        told: Json = {"user": self.person.as_user(), "status": self.status}
        match self.status:
            case "creator":
                told["is_anonymous"] = self.anonymous
            case "administrator":
                told |= {"can_be_edited": False, "is_anonymous": self.anonymous}
                told |= {right: right in self.rights for right in ADMIN_RIGHTS}
            case "kicked":
                told["until_date"] = 0
            case _:
                pass
        return told


@dataclass(eq=False, slots=True)
class Chat:
    """A private chat with the bot, a basic group or a supergroup, with its history."""

    id: int
    type: Literal["private", "group", "supergroup"]
    title: str | None = None
    person: Person | None = None
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)
    prompts: dict[int, Json] = field(default_factory=dict)
    """What opens a reply on the phones (`ForceReply`), by message; the message itself does not tell of it."""
    pinned: list[int] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    last_message_id: int = 0
    started: bool = False
    blocked: bool = False
    deleted: bool = False
    migrated_to: int | None = None

    def as_chat(self) -> Json:
        """The `Chat` object that messages carry."""
        told: Json = {"id": self.id, "type": self.type}
        if self.person is not None:
            user = self.person.as_user()
            told |= {key: user[key] for key in ("first_name", "last_name", "username") if key in user}
        else:
            told["title"] = self.title
        if self.type == "group":
            told["all_members_are_administrators"] = False
        if self.forum:
            told["is_forum"] = True
        return told

    def member(self, person: Person) -> Member:
        """The person's standing here; someone who never joined counts as having left."""
        return self.members.get(person.id) or Member(person, "left")

    def message(self, message_id: int) -> Message | None:
        """The message with that id, if it is still there."""
        return next((message for message in reversed(self.messages) if message["message_id"] == message_id), None)


@dataclass(slots=True)
class Call:
    """One Bot API call, as it was received; `error` is the refusal's description, if it was refused."""

    method: str
    params: Json
    at: datetime
    error: str | None = None
    error_code: int | None = None


@dataclass(slots=True)
class Tap:
    """A pressed button that waits for `answerCallbackQuery`."""

    id: str
    person: Person
    asked_at: float
    answer: Answer | None = None
