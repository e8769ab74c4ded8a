"""What all keyboards are made of."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import (
    Button,
    pack,
)

LONGEST_PLACEHOLDER = 64

Rows: TypeAlias = list[list[InlineKeyboardButton]]


def button(words: str, means: Button) -> InlineKeyboardButton:
    """A button that comes back to us."""
    return InlineKeyboardButton(words, callback_data=pack(means))


def column(buttons: Iterable[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """One button a row."""
    return InlineKeyboardMarkup([[one] for one in buttons])


def in_rows(buttons: Sequence[InlineKeyboardButton], width: int) -> Rows:
    """The buttons, so many a row."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def reply(placeholder: str) -> ForceReply:
    """Open the reader's keyboard as a reply to this message; the way by which a bot in a group hears plain words."""
    return ForceReply(selective=True, input_field_placeholder=placeholder[:LONGEST_PLACEHOLDER])


def open_chat(username: str, payload: str, words: str = "Open our chat") -> InlineKeyboardMarkup:
    """A link that opens the chat with the bot and presses Start."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(words, url=f"https://t.me/{username}?start={payload}")]])
