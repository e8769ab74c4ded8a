"""Takes secrets out of text: those of a known shape wherever they stand, and those registered, to the letter."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

_SHAPES: Final = (
    # A bot token: in the address of the Bot API, or anywhere else.
    (re.compile(r"(/bot)[0-9]+(?::|%3A)[A-Za-z0-9_-]+", re.IGNORECASE), r"\1***"),
    (re.compile(r"\b[0-9]{5,}:[A-Za-z0-9_-]{25,}"), "***"),
    # The secret part of the bank's webhook address: long, which tells it from the names of our own files.
    (re.compile(r"(/monzo/)[A-Za-z0-9_-]{24,}"), r"\1***"),
    # The address of somebody's calendar, also inside another address.
    (re.compile(r"((?:/|%2F)calendar(?:/|%2F))[A-Za-z0-9_-]{24,}", re.IGNORECASE), r"\1***"),
    # Authorization and Telegram's own header, printed in whatever way; a bearer token also on its own.
    (
        re.compile(
            r"""((?:authorization|secret-token)["']?\s*[:=,]\s*["']?(?:(?:bearer|basic)\s+)?)[^\s"',}]+""",
            re.IGNORECASE,
        ),
        r"\1***",
    ),
    (re.compile(r"\b(bearer\s+)[A-Za-z0-9._~+/=-]{16,}", re.IGNORECASE), r"\1***"),
    # OAuth, in addresses, forms and JSON.
    (re.compile(r"([?&](?:code|state)=)[^\s&\"']+"), r"\1***"),
    (
        re.compile(
            r"""\b((?:access_token|refresh_token|client_secret|password)["']?\s*[=:]\s*["']?)[^\s"'&,}]+""",
            re.IGNORECASE,
        ),
        r"\1***",
    ),
    # The user and the password of a connection string.
    (re.compile(r"(mongodb(?:\+srv)?://)[^\s/@]+@"), r"\1***@"),
)
_SHORTEST = 6  # a shorter value would blot out half of the log


class Masker:
    """Holds the registered values; `mask` may be called from any thread."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self._values: frozenset[str] = frozenset()
        self._known: re.Pattern[str] | None = None
        self.add(*values)

    def add(self, *values: str) -> None:
        """Register secrets, as they are and as they look inside an address."""
        fresh = {form for value in values for form in (value, quote(value, safe="")) if len(value) >= _SHORTEST}
        self._values |= fresh
        if self._values:
            longest_first = sorted(self._values, key=len, reverse=True)
            self._known = re.compile("|".join(re.escape(value) for value in longest_first))

    def mask(self, text: str) -> str:
        """The text with `***` where a secret stood."""
        if self._known is not None:
            text = self._known.sub("***", text)
        for shape, instead in _SHAPES:
            text = shape.sub(instead, text)
        return text
