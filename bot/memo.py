"""What a message of ours has to remember until it is answered: kept in the message itself, behind a link of no width.

So a half-finished game, or a question that waits for a reply, survives a restart, and nothing is kept for people who
lose interest. Only messages of our own are ever read, so nobody else can write a memo.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

from telegram import Message, MessageEntity

_ZERO_WIDTH = "\u200b"
_KIND = "memo"


def hide(kind: str, **facts: str) -> str:
    """HTML that shows nothing and carries the facts."""
    query = urlencode({_KIND: kind, **facts})
    return f'<a href="https://t.me/?{query.replace("&", "&amp;")}">{_ZERO_WIDTH}</a>'


def read(message: Message | None, bot_id: int) -> tuple[str, dict[str, str]] | None:
    """The kind and the facts of a memo in this message of ours; None if it carries none."""
    if (
        message is None
        or message.from_user is None
        or message.from_user.id != bot_id
        or message.forward_origin is not None
    ):
        return None
    for entity in message.entities:
        if entity.type == MessageEntity.TEXT_LINK and entity.url:
            facts = dict(parse_qsl(urlsplit(entity.url).query))
            if kind := facts.pop(_KIND, None):
                return kind, facts
    return None
