"""The names of things.

Ids are short (they travel in buttons of 64 bytes) and derived wherever a thing may arrive twice.
"""

import hashlib
import re
from typing import NewType

ClubId = NewType("ClubId", str)
PlayerId = NewType("PlayerId", str)
FixtureId = NewType("FixtureId", str)
PaymentId = NewType("PaymentId", str)
LineId = NewType("LineId", str)
AdjustmentId = NewType("AdjustmentId", str)
RoundId = NewType("RoundId", str)
SeriesId = NewType("SeriesId", str)
EntryId = NewType("EntryId", str)
TelegramId = NewType("TelegramId", int)
AccountKey = NewType("AccountKey", str)
"""A keyed hash of a bank account: two payments from one account share it, and nobody can read the account from it."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 12  # 60 bits: a million payments share an id with a chance below one in a million
_SHAPE = re.compile(f"[{_ALPHABET}]{{{_LENGTH}}}")


def derived(*parts: str | int) -> str:
    """An id of 12 characters that is the same for the same parts, on every machine and for ever."""
    text = "\x1f".join(str(part) for part in parts)
    number = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(0, _LENGTH * 5, 5))


def well_formed(text: str) -> bool:
    """Whether this could be one of our ids at all (an unknown one is 404, a malformed one is 400)."""
    return _SHAPE.fullmatch(text) is not None


def club_id(chat_id: int) -> ClubId:
    """The club of a Telegram chat, named after the chat it began in (a supergroup made of it keeps the club)."""
    return ClubId(derived("club", chat_id))


def player_id(club: ClubId, telegram_id: int, again: int = 0) -> PlayerId:
    """The player that a person on Telegram is in one club: two first taps at once are one player.

    Whoever was erased and comes back (`again` counts how often) is somebody new.
    """
    return PlayerId(derived("player", club, telegram_id, *([again] if again else [])))


def payment_id(account_id: str, transaction_id: str) -> PaymentId:
    """One bank transaction. The account belongs to it: a transfer between two of our accounts shows up in both."""
    return PaymentId(derived("payment", account_id, transaction_id))
