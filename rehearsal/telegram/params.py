"""Reading a Bot API request: query string, form, multipart or JSON, all meaning the same."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.model import Json

_WORDS = {"text", "caption", "url", "secret_token", "parse_mode", "name", "description", "short_description", "data",
          "callback_query_id", "title", "language_code", "file_id"}  # fmt: skip
_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that the bot or somebody else sent along."""

    filename: str
    content_type: str
    content: bytes


class Params:
    """The named values of one call. Everything may have come as text, so every reader converts."""

    def __init__(self, values: Json, files: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.files = files or {}

    def get(self, name: str) -> Any:
        """The value with JSON texts decoded, or None."""
        return self.values.get(name)

    def text(self, name: str) -> str:
        """The value as text; absent is empty, as the Bot API treats it."""
        value = self.values.get(name)
        return "" if value is None else value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a whole number; what is no number counts as absent, as the Bot API treats it."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Whether the value says yes."""
        return str(self.values.get(name, "")).lower() in ("true", "yes", "1")

    def object(self, name: str) -> Json | None:
        """A JSON object, or None if it was not given."""
        value = self.values.get(name)
        if value in (None, ""):
            return None
        if not isinstance(value, dict):
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object")
        return value

    def file(self, name: str) -> Upload | str | None:
        """An uploaded file, or the id or address of one, or None."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return self.files.get(name) or (value if isinstance(value, str) and value else None)


async def read_params(request: web.Request) -> Params:
    """Collect the values of a call from wherever they stand; the body wins over the query string."""
    values: Json = {name: _decoded(name, value) for name, value in request.query.items()}
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = await request.read()
        try:
            given = json.loads(body or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if isinstance(given, dict):
            values |= given
    elif request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name:
                await _read_part(part, part.name, values, files)
    elif request.method == "POST":
        values |= {name: _decoded(name, value) for name, value in (await request.post()).items()}
    return Params(values, files)


async def _read_part(part: BodyPartReader, name: str, values: Json, files: dict[str, Upload]) -> None:
    content = bytes(await part.read(decode=True))
    if part.filename is None:
        values[name] = _decoded(name, content.decode())
        return
    if len(content) > _LIMIT:
        raise bad_request("file is too big")
    kind = part.headers.get("Content-Type", "application/octet-stream")
    files[name] = Upload(part.filename, kind, content)


def _decoded(name: str, value: Any) -> Any:
    """Numbers, flags, lists and objects arrive as JSON text in forms; words stay words."""
    if name in _WORDS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
