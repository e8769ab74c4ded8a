"""What a setting may look like. Each function returns the value, or raises ValueError with the rest of a sentence.

The sentence never repeats the value: some of these are secrets, and one pasted into the wrong line is a secret too.
"""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.secret import Secret

LogFormat = Literal["auto", "console", "json"]

_ESCAPED = r"(?:[^\s/?#@:%]|%[0-9A-Fa-f]{2})"
_USER = re.compile(rf"{_ESCAPED}+(?::{_ESCAPED}*)?@")
_SERVER = r"(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@:,\[\]]+)(?::[0-9]{1,5})?"
_MONGODB = re.compile(
    rf"(?P<scheme>mongodb(?:\+srv)?)://(?P<user>[^\s/?#]*@)?(?P<servers>{_SERVER}(?:,{_SERVER})*)(?:/\S*)?(?:\?\S*)?"
)


def text(value: str) -> str:
    """Anything that was not left blank."""
    return value


def secret(value: str) -> Secret:
    """Anything that was not left blank, and must not be shown."""
    return Secret(value)


def folder(value: str) -> Path:
    """A path, with `~` for the home folder."""
    try:
        return Path(value).expanduser()
    except RuntimeError:
        raise ValueError("names a home folder that is not known here") from None


def host(value: str) -> str:
    """A name or an address to listen on, without a port."""
    if not re.fullmatch(r"[A-Za-z0-9._:%-]+", value) or re.fullmatch(r"[^:]+:[0-9]+", value):
        raise ValueError("must be a host name or an address; the port goes into PORT")
    return value


def port(value: str) -> int:
    """0 (any free one) to 65535."""
    if not re.fullmatch(r"[0-9]{1,5}", value, re.ASCII) or int(value) > 65535:
        raise ValueError("must be a whole number from 0 to 65535")
    return int(value)


def timezone(value: str) -> str:
    """A name from the time zone database."""
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is not a time zone; names look like Europe/London") from None
    return value


def log_format(value: str) -> LogFormat:
    """Console, json, or auto."""
    for known in get_args(LogFormat):
        if value.lower() == known:
            choice: LogFormat = known
            return choice
    raise ValueError("must be console, json or auto")


def token(value: str) -> Secret:
    """A bot token as BotFather gives it."""
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value):
        raise ValueError("is not a bot token; BotFather gives digits, a colon, then letters and digits")
    return Secret(value)


def webhook_secrets(value: str) -> tuple[Secret, ...]:
    """What Telegram allows in its secret header; several while rotating."""
    parts = _list(value)
    if not all(re.fullmatch(r"[A-Za-z0-9_-]{1,256}", part) for part in parts):
        raise ValueError("may hold only A-Z, a-z, 0-9, _ and -, at most 256 of them, and commas between several")
    return tuple(Secret(part) for part in parts)


def secret_keys(value: str) -> tuple[Secret, ...]:
    """Long random strings, the newest first."""
    parts = _list(value)
    if not all(len(part) >= 32 for part in parts):
        raise ValueError("must have 32 characters or more (each of them, if there are several with commas between)")
    return tuple(Secret(part) for part in parts)


def api_token(value: str) -> Secret:
    """A bearer token: it rules over every club, so it may not be guessable."""
    if not re.fullmatch(r"[\x21-\x7e]{16,}", value):
        raise ValueError("must have 16 characters or more, none of them a space or an accented letter")
    return Secret(value)


def mongodb_uri(value: str) -> Secret:
    """A connection string; it holds a password as a rule."""
    parts = _MONGODB.fullmatch(value)
    if parts is None or not _sound(parts["servers"], one_name=parts["scheme"] == "mongodb+srv"):
        raise ValueError("must look like mongodb://host:27017/?replicaSet=... or mongodb+srv://host/")
    if parts["user"] and not _USER.fullmatch(parts["user"]):
        raise ValueError("must have @ : / and % in a user name or a password written as %40 %3A %2F and %25")
    return Secret(value)


def _sound(servers: str, *, one_name: bool) -> bool:
    """Ports are 1 to 65535; with mongodb+srv there is one name, and the DNS knows its ports."""
    ports = [int(port) for port in re.findall(r":([0-9]+)(?:,|$)", servers)]
    return all(1 <= port <= 65535 for port in ports) and not (one_name and (ports or "," in servers))


def database(value: str) -> str:
    """A name that MongoDB accepts everywhere: on Windows, and in Atlas, which allows 38 bytes."""
    if not re.fullmatch(r"""[^/\\. "$*<>:|?\0]{1,38}""", value):
        raise ValueError("must be 38 characters or fewer, without spaces, dots, slashes and other signs")
    return value


def service_url(value: str) -> str:
    """The root of somebody's API, without a slash at its end."""
    parts = _url(value)
    if parts.username is not None or parts.password is not None:
        raise ValueError("must not hold a user name or a password")
    return value.rstrip("/")


def public_url(value: str) -> str:
    """Where the world reaches us: an https origin. Plain http only on this machine, for stand-ins."""
    parts = _url(value)
    if parts.path.strip("/") or parts.username is not None or parts.password is not None:
        raise ValueError("must be an address alone, such as https://fiver.example.org, without a path or a user")
    if parts.scheme != "https" and not _loopback(parts.hostname or ""):
        raise ValueError("must begin with https:// (Telegram and Monzo accept nothing else)")
    return value.rstrip("/")


def _list(value: str) -> list[str]:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not parts:
        raise ValueError("holds nothing but commas")
    return parts


def _url(value: str) -> SplitResult:
    sorry = "must be an address that begins with https:// or http://, without ? and #"
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, half an IPv6 address
        raise ValueError(sorry) from None
    if not sound or re.search(r"[\s?#]", value):
        raise ValueError(sorry)
    return parts


def _loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
