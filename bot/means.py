"""What every handler may use, passed to it as one thing."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import Bot

from bot.asked import Asked
from bot.background import Background
from bot.locks import Lanes
from bot.pictures import Studio
from club.banking_access import BankAccess
from club.calendars import Calendar
from club.ports import Clock, Keys, Store
from club.series import BankHolidays, no_bank_holidays


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """The world as the handlers reach it. `timezone` is that of a new club; `public_url` where the world reaches us.

    `ics` writes a calendar down as a file, and may take a while.
    """

    bot: Bot
    store: Store
    clock: Clock
    keys: Keys
    bank: BankAccess
    ics: Callable[[Calendar], bytes]
    timezone: str
    public_url: str | None
    new_id: Callable[[], str]
    is_bank_holiday: BankHolidays = no_bank_holidays
    new_secret: Callable[[], str] = field(default=lambda: secrets.token_urlsafe(32))
    background: Background = field(default_factory=Background)
    answers: Lanes = field(default_factory=Lanes)
    studio: Studio = field(default_factory=Studio)
    asked: Asked = field(default_factory=Asked)
    equipped: set[tuple[int, int]] = field(default_factory=set)
    """The (chat, person) pairs that were given the organiser's commands since the start."""
