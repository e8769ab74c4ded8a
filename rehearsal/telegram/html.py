"""Telegram's HTML: a small strict language, with its own complaints and byte offsets.

The set of tags and the wording of the errors are those of the Bot API, because a bot that gets its escaping wrong
learns of it through exactly these sentences.
"""

import html
import re
from dataclasses import dataclass
from typing import NoReturn

from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.model import Json
from rehearsal.telegram.text import checked_link, linked_user_id, utf16_length

_KINDS = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_ATTRIBUTE = re.compile(r"\s*([^\s=>/]+)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.-]*)))?", re.DOTALL)


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    at: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Split HTML into plain text and entities; a BotApiError says what is wrong and where."""
    reader = _Reader(source)
    while reader.position < len(source):
        reader.step()
    if reader.open:
        _complain(f'Can\'t find end tag corresponding to start tag "{reader.open[-1].tag}"')
    return "".join(reader.text), [_merged(entity) for entity in reader.entities]


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.text: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def step(self) -> None:
        """Read one character, character reference or tag."""
        character = self.source[self.position]
        if character == "<":
            if self.source[self.position + 1 : self.position + 2] == "/":
                self._end_tag()
            else:
                self._start_tag()
            return
        reference = _ENTITY.match(self.source, self.position) if character == "&" else None
        self._write(html.unescape(reference.group()) if reference else character)
        self.position += len(reference.group()) if reference else 1

    def _write(self, piece: str) -> None:
        self.text.append(piece)
        self.offset += utf16_length(piece)

    def _byte(self) -> int:
        return len(self.source[: self.position].encode())

    def _start_tag(self) -> None:
        name = re.compile(r"[^\s>]*").match(self.source, self.position + 1)
        assert name is not None
        tag, at = name.group().lower(), self._byte()
        position = name.end()
        if position >= len(self.source):
            _complain(f"Unclosed start tag at byte offset {at}")
        if tag not in _KINDS:
            _complain(f'Unsupported start tag "{tag}" at byte offset {at}')
        attributes: dict[str, str] = {}
        while (rest := self.source[position:].lstrip()) and not rest.startswith(">"):
            found = _ATTRIBUTE.match(self.source, position)
            if found is None:
                _complain(f'Empty attribute name in the tag "{tag}" at byte offset {at}')
            value = next((group for group in found.groups()[1:] if group is not None), None)
            if value is None and not (tag == "blockquote" and found[1] == "expandable"):
                _complain(f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {at}')
            attributes[found[1].lower()] = html.unescape(value or "")
            position = found.end()
            if self.source[position : position + 1] in ("'", '"'):
                _complain(f"Unclosed start tag at byte offset {at}")
        if not rest:
            _complain(f"Unclosed start tag at byte offset {at}")
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            _complain(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        self.open.append(_Open(tag, _argument(tag, attributes), self.offset, len(self.text)))
        self.position = self.source.index(">", position) + 1

    def _end_tag(self) -> None:
        at = self._byte()
        if not self.open:
            _complain(f"Unexpected end tag at byte offset {at}")
        name = re.compile(r"([^\s>]*)\s*").match(self.source, self.position + 2)
        assert name is not None
        if self.source[name.end() : name.end() + 1] != ">":
            _complain(f"Unclosed end tag at byte offset {at}")
        begun, tag = self.open.pop(), name[1].lower()
        if tag and tag != begun.tag:
            _complain(f'Unmatched end tag at byte offset {at}, expected "</{begun.tag}>", found "</{tag}>"')
        if self.offset > begun.offset:
            self._close(begun)
        self.position = name.end() + 1

    def _close(self, begun: _Open) -> None:
        entity: Json = {"type": _KINDS[begun.tag], "offset": begun.offset, "length": self.offset - begun.offset}
        match begun.tag:
            case "a":
                url = begun.argument or "".join(self.text[begun.at :])
                if user_id := linked_user_id(url):
                    entity |= {"type": "text_mention", "user": {"id": user_id}}
                elif link := checked_link(url):
                    entity["url"] = link
                else:
                    return
            case "code" if begun.argument:
                entity["language"] = begun.argument
            case "pre":
                inner = self.entities[-1] if self.entities else {}
                if inner.get("type") == "code" and inner["offset"] == begun.offset and "language" in inner:
                    entity["language"] = self.entities.pop()["language"]
            case "blockquote" if begun.argument:
                entity["type"] = "expandable_blockquote"
            case "tg-emoji":
                entity["custom_emoji_id"] = begun.argument
            case _:
                pass
        self.entities.append(entity)


def _argument(tag: str, attributes: dict[str, str]) -> str:
    match tag:
        case "a":
            return attributes.get("href", "")
        case "code":
            return attributes.get("class", "").removeprefix("language-")
        case "blockquote":
            return "expandable" if "expandable" in attributes else ""
        case "tg-emoji":
            return attributes.get("emoji-id", "")
        case _:
            return ""


def _merged(entity: Json) -> Json:
    """A language belongs to `pre` only; on a lone `code` Telegram drops it."""
    return {key: value for key, value in entity.items() if key != "language" or entity["type"] == "pre"}


def _complain(reason: str) -> NoReturn:
    raise bad_request(f"can't parse entities: {reason}")
