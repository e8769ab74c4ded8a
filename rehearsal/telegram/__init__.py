"""A Telegram that lives on your laptop: people, chats, and the Bot API over HTTP."""

from rehearsal.telegram.model import Answer, Call, Chat, Json, Message, Person
from rehearsal.telegram.params import Upload
from rehearsal.telegram.standin import TelegramStandIn

__all__ = ["Answer", "Call", "Chat", "Json", "Message", "Person", "TelegramStandIn", "Upload"]
