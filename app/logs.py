"""The log: lines for people on a terminal, one JSON object a line for machines, and no secret in either."""

import json
import logging
import os
import re
import sys
import time
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, TextIO

from app.masking import Masker
from app.settings import Secret, Settings

# These tell of every request at INFO; ours tell of what came of it. Their warnings are still heard.
_QUIET = ("aiohttp.access", "httpcore", "httpx", "pymongo", "telegram.ext", "asyncio")
_STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"}
_COLOURS = {logging.WARNING: "\x1b[33m", logging.ERROR: "\x1b[31m", logging.CRITICAL: "\x1b[1;31m"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]")


def set_up(settings: Settings, *, stream: TextIO | None = None) -> Masker:
    """Send all logging to `stream` (standard error), in the form that `LOG_FORMAT` asks for.

    Returns the masker, so that secrets which turn up later can be registered with it.
    """
    out = stream if stream is not None else sys.stderr
    masker = Masker(_secrets(settings))
    terminal = out.isatty()
    as_json = settings.log_format == "json" or (settings.log_format == "auto" and not terminal)
    handler = logging.StreamHandler(out)
    handler.setFormatter(Json(masker) if as_json else Console(masker, colour=terminal and "NO_COLOR" not in os.environ))
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    return masker


class Json(logging.Formatter):
    """One object a line: time (UTC), level, logger, message, what was given as `extra`, and the exception."""

    def __init__(self, masker: Masker) -> None:
        super().__init__()
        self._masker = masker

    def format(self, record: logging.LogRecord) -> str:
        """Every string is masked before it is written as JSON, which would change the look of some secrets."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self._masker.mask(record.getMessage()),
        }
        line |= {name: self._clean(value) for name, value in _extra(record).items() if name not in line}
        if record.exc_info:
            line["exception"] = self._masker.mask(self.formatException(record.exc_info))
        if record.stack_info:
            line["stack"] = self._masker.mask(record.stack_info)
        return json.dumps(line, ensure_ascii=False)

    def _clean(self, value: object) -> object:
        match value:
            case None | bool() | int() | float():
                return value
            case Mapping():
                return {self._masker.mask(str(key)): self._clean(inner) for key, inner in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self._clean(inner) for inner in value]
            case _:
                return self._masker.mask(str(value))


class Console(logging.Formatter):
    """Time of day, level, logger, message, then `name=value` for what was given as `extra`."""

    def __init__(self, masker: Masker, *, colour: bool) -> None:
        super().__init__()
        self._masker = masker
        self._colour = colour

    def format(self, record: logging.LogRecord) -> str:
        """Names and references come from outside: control characters are spelt out, later lines indented."""
        clock = time.strftime("%H:%M:%S", time.localtime(record.created))
        extra = "".join(f" {name}={value}" for name, value in _extra(record).items())
        parts = [f"{clock} {record.levelname.lower():8} {record.name}: {record.getMessage()}{extra}"]
        if record.exc_info:
            parts.append(self.formatException(record.exc_info))
        if record.stack_info:
            parts.append(record.stack_info)
        text = self._masker.mask("\n".join(parts))
        text = _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text).replace("\n", "\n    ")
        colour = _COLOURS.get(record.levelno) if self._colour else None
        return f"{colour}{text}\x1b[0m" if colour else text


def _extra(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in vars(record).items() if name not in _STANDARD}


def _secrets(settings: Settings) -> list[str]:
    """The values of all settings that are secrets, also of those in a tuple."""
    found: list[str] = []
    for field in fields(settings):
        value = getattr(settings, field.name)
        found += [one.reveal() for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Secret)]
    return found
