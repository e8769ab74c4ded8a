"""Every setting, read once at the start; all problems are reported at once, and no secret's value ever."""

import hashlib
import hmac
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from app import settings_values as values
from app.secret import Secret, keep_key
from app.settings_sources import Sources
from app.settings_values import LogFormat

__all__ = ["NAMES", "LogFormat", "Secret", "Settings", "SettingsError", "load"]

NAMES = (
    "TELEGRAM_TOKEN",
    "TELEGRAM_API_URL",
    "TELEGRAM_WEBHOOK_SECRET",
    "PUBLIC_URL",
    "HOST",
    "PORT",
    "MONGODB_URI",
    "MONGODB_DATABASE",
    "DATA_DIR",
    "SECRET_KEY",
    "MONZO_API_URL",
    "MONZO_AUTH_URL",
    "MONZO_CLIENT_ID",
    "MONZO_CLIENT_SECRET",
    "API_TOKEN",
    "TIMEZONE",
    "LOG_FORMAT",
)
KEY_FILE = "secret.key"
_TELEGRAM_PORTS = (80, 88, 443, 8443)


class SettingsError(Exception):
    """Fiver cannot start like this; one sentence for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(f"- {problem}" for problem in self.problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What this deployment was told. `rehearsal`: there is no bot token, so the stand-ins play Telegram and Monzo."""

    rehearsal: bool = True
    telegram_token: Secret | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_secrets: tuple[Secret, ...] = ()  # the first is registered, all are accepted
    public_url: str | None = None
    host: str = "127.0.0.1"
    port: int = 8080
    mongodb_uri: Secret | None = None
    mongodb_database: str = "fiver"
    data_dir: Path = Path("data")
    secret_keys: tuple[Secret, ...] = ()  # the first encrypts and signs, all decrypt and verify
    monzo_api_url: str = "https://api.monzo.com"
    monzo_auth_url: str = "https://auth.monzo.com"
    monzo_client_id: str | None = None
    monzo_client_secret: Secret | None = None
    api_token: Secret | None = None
    timezone: str = "Europe/London"
    log_format: LogFormat = "auto"
    warnings: tuple[str, ...] = ()

    @property
    def embedded(self) -> bool:
        """Whether the database is the embedded engine, in `data_dir`."""
        return self.mongodb_uri is None


def load(environ: Mapping[str, str], *, dotenv: Path | None) -> Settings:
    """Read the settings from the environment, with `.env` behind it. Makes and keeps the secret key when embedded.

    Raises:
        SettingsError: with every problem there is.
    """
    sources = Sources(environ, dotenv, NAMES)
    take = sources.take
    plain = Settings()
    token = take("TELEGRAM_TOKEN", values.token, None)
    data_dir = take("DATA_DIR", values.folder, plain.data_dir)
    keys = take("SECRET_KEY", values.secret_keys, ()) or _own_key(sources, data_dir)
    settings = Settings(
        rehearsal=not sources.has("TELEGRAM_TOKEN"),
        telegram_token=token,
        telegram_api_url=take("TELEGRAM_API_URL", values.service_url, plain.telegram_api_url),
        telegram_webhook_secrets=take("TELEGRAM_WEBHOOK_SECRET", values.webhook_secrets, ()) or _derived(keys),
        public_url=take("PUBLIC_URL", values.public_url, None),
        host=take("HOST", values.host, plain.host),
        port=take("PORT", values.port, plain.port),
        mongodb_uri=take("MONGODB_URI", values.mongodb_uri, None),
        mongodb_database=take("MONGODB_DATABASE", values.database, plain.mongodb_database),
        data_dir=data_dir,
        secret_keys=keys,
        monzo_api_url=take("MONZO_API_URL", values.service_url, plain.monzo_api_url),
        monzo_auth_url=take("MONZO_AUTH_URL", values.service_url, plain.monzo_auth_url),
        monzo_client_id=take("MONZO_CLIENT_ID", values.text, None),
        monzo_client_secret=take("MONZO_CLIENT_SECRET", values.secret, None),
        api_token=take("API_TOKEN", values.api_token, None),
        timezone=take("TIMEZONE", values.timezone, plain.timezone),
        log_format=take("LOG_FORMAT", values.log_format, plain.log_format),
    )
    _check_together(sources, settings)
    if sources.problems:
        raise SettingsError(sources.problems)
    return replace(settings, warnings=tuple(sources.warnings))


def _own_key(sources: Sources, data_dir: Path) -> tuple[Secret, ...]:
    """The key that an embedded deployment keeps for itself; with a database elsewhere it must be given.

    Several processes may share that database, and a key that lives on one machine's disk would be lost to the others.
    """
    if sources.has("SECRET_KEY"):
        return ()
    if sources.has("MONGODB_URI"):
        sources.problems.append("SECRET_KEY is needed with MONGODB_URI: any random string of 32 characters or more.")
        return ()
    file = data_dir / KEY_FILE
    try:
        key = keep_key(file)
        open_to_others = os.name == "posix" and file.stat().st_mode & 0o077
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not plain text"
        sources.problems.append(f"DATA_DIR: the secret key cannot be kept in {file} ({why}).")
        return ()
    if len(key) < 32:
        sources.problems.append(f"{file} is damaged: put the secret key back, or delete it and connect Monzo anew.")
    if open_to_others:
        sources.warnings.append(f"{file} can be read by other users of this machine: chmod 600 it.")
    return (Secret(key),)


def _derived(keys: Sequence[Secret]) -> tuple[Secret, ...]:
    """A webhook secret for each key: made from it, but of no help in finding it."""
    label = b"fiver:telegram-webhook-secret"
    return tuple(Secret(hmac.new(key.reveal().encode(), label, hashlib.sha256).hexdigest()) for key in keys)


def _check_together(sources: Sources, settings: Settings) -> None:
    """What is wrong only in company."""
    if sources.has("MONZO_CLIENT_ID") != sources.has("MONZO_CLIENT_SECRET"):
        sources.problems.append("MONZO_CLIENT_ID and MONZO_CLIENT_SECRET belong together: give both or neither.")
    if settings.public_url is None or settings.telegram_api_url != Settings().telegram_api_url:
        return
    address = urlsplit(settings.public_url)
    if address.scheme == "https" and address.port not in (None, *_TELEGRAM_PORTS):
        sources.warnings.append("PUBLIC_URL: Telegram sends updates only to the ports 443, 80, 88 and 8443.")
