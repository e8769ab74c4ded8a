"""What a message of ours remembers comes back from Telegram, and from nobody else's message."""

from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from telegram import Chat, Message, MessageEntity, MessageOriginUser, User

from bot import memo

BOT, SOMEBODY = User(1, "Fiver", is_bot=True), User(2, "Eve", is_bot=False)


class _Link(HTMLParser):
    url = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.url = dict(attrs)["href"] or ""


def _message(html: str, sender: User = BOT, **more: Any) -> Message:
    link = _Link()
    link.feed(html)
    entity = MessageEntity(MessageEntity.TEXT_LINK, 0, 1, url=link.url)
    now = datetime(2026, 3, 4, tzinfo=UTC)
    return Message(1, now, Chat(1, "private"), from_user=sender, text="\u200bNew game", entities=[entity], **more)


@given(st.dictionaries(st.sampled_from("abcdef"), st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)))
def test_there_and_back(facts: dict[str, str]) -> None:
    assert memo.read(_message(memo.hide("draft", **facts)), bot_id=1) == ("draft", facts)


def test_nobody_else_can_write_one() -> None:
    hidden = memo.hide("draft", c="club")
    assert memo.read(_message(hidden, SOMEBODY), bot_id=1) is None
    forwarded = MessageOriginUser(datetime(2026, 3, 4, tzinfo=UTC), SOMEBODY)
    assert memo.read(_message(hidden, forward_origin=forwarded), bot_id=1) is None
    assert memo.read(None, bot_id=1) is None


def test_a_link_that_is_no_memo() -> None:
    assert memo.read(_message('<a href="https://example.org/?a=b">x</a>'), bot_id=1) is None
