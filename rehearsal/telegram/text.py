"""Text as Telegram measures it (UTF-16) and the entities it finds by itself: commands, mentions, links."""

import re
from urllib.parse import parse_qs, urlsplit, urlunsplit

from rehearsal.telegram.model import Json

_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/])", re.ASCII)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w+")),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+(?:com|me|org|net|uk|io|dev)\b(?:/[^\s<>\"]*)?)",
            re.IGNORECASE,
        ),
    ),
)
_CLOSED = {"code", "pre", "text_link", "text_mention", "custom_emoji"}


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units: how Telegram counts offsets, so that a ⚽ is one and a 💷 two."""
    return len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The piece of `text` that an entity covers."""
    return text.encode("utf-16-le")[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def find_entities(text: str, given: list[Json] | None = None) -> list[Json]:
    """Add to the `given` entities those that Telegram detects; code and links are left alone."""
    entities = list(given or [])
    for kind, pattern in _FOUND:
        for found in pattern.finditer(text):
            piece = found.group().rstrip(".,;:!?)'\"") if kind == "url" else found.group()
            offset, length = utf16_length(text[: found.start()]), utf16_length(piece)
            taken = (e for e in entities if e["type"] in _CLOSED or e["type"] in dict(_FOUND))
            if not any(offset < e["offset"] + e["length"] and e["offset"] < offset + length for e in taken):
                entities.append({"type": kind, "offset": offset, "length": length})
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Strip white space at both ends, as Telegram does, and move the entities with it."""
    lead = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    end = utf16_length(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] - lead + entity["length"], end)
        if start < stop:
            kept.append(entity | {"offset": start, "length": stop - start})
    return text, kept


def checked_link(url: str) -> str | None:
    """A link as Telegram keeps it (with scheme, and a slash after a bare host), or None if it is none."""
    url = url.strip()
    if url.startswith("tg://"):
        return url
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or not ("." in host or host == "localhost" or ":" in host):
        return None
    return urlunsplit(parts._replace(path=parts.path or "/"))


def linked_user_id(url: str) -> int | None:
    """The id in a `tg://user?id=...` link."""
    parts = urlsplit(url)
    if parts.scheme != "tg" or parts.netloc != "user":
        return None
    digits = parse_qs(parts.query).get("id", [""])[0]
    return int(digits) if digits.isdigit() else None
