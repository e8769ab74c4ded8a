"""Everything the outside doors need, passed in by whoever turns the lights on."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web

from club.banking_access import BankAccess
from club.calendars import Calendar
from club.ports import Clock, Keys, Store
from club.series import BankHolidays, no_bank_holidays


def _unheard() -> None:
    """Nobody waits for hints."""


def _untimed(name: str, label: str, seconds: float) -> None:
    """Nobody asked how long it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What the routes work with.

    `handle_update` raises StoreDown when the database is away, so that Telegram sends the update again. `ics` writes a
    calendar down, and may take a while. `new_id` makes a random id in the shape of club.ids. `metrics` gives the body
    and its content type. `counted` takes a name and a label, `timed` a name, a label and seconds. `mounts` are whole
    applications by prefix (the rehearsal); `home` is where `GET /` leads then.
    `hinted` is told when there is something to ask the bank about.
    """

    store: Store
    clock: Clock
    keys: Keys
    bank: BankAccess
    ics: Callable[[Calendar], bytes]
    timezone: str
    telegram_secrets: tuple[str, ...]
    handle_update: Callable[[dict[str, object]], Awaitable[None]]
    api_token: str | None
    new_id: Callable[[], str]
    ready: Callable[[], Awaitable[dict[str, bool]]]
    metrics: Callable[[], tuple[bytes, str]]
    counted: Callable[[str, str], None]
    timed: Callable[[str, str, float], None] = _untimed
    mounts: Mapping[str, web.Application] = field(default_factory=dict)
    home: str | None = None
    is_bank_holiday: BankHolidays = no_bank_holidays
    hinted: Callable[[], None] = _unheard


DOORS = web.AppKey("doors", Doors)
