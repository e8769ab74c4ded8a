"""A club: one Telegram group that plays, who runs it, and what a game costs there by default."""

from dataclasses import dataclass, replace
from datetime import timedelta

from club.ids import ClubId, LineId, TelegramId
from club.money import Pence

PLACES_REMEMBERED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Club:
    """One Telegram group that plays together.

    Money in pence; `chat_id` is Telegram's and may change, `club_id` never does.
    """

    club_id: ClubId
    chat_id: int
    name: str
    organisers: tuple[TelegramId, ...] = ()
    admins_may: bool = False
    timezone: str = "Europe/London"
    currency: str = "GBP"
    default_price: Pence = Pence(500)
    default_hire: Pence = Pence(4500)
    default_minimum: int = 8
    default_maximum: int = 12
    charge_after_minutes: int = 60
    monzo_me: str | None = None
    places: tuple[str, ...] = ()
    line_id: LineId | None = None
    present: bool = True
    remind_automatically: bool = False
    version: int = 0

    def is_organiser(self, telegram_id: int | None) -> bool:
        """Whether this person runs the club."""
        return telegram_id in self.organisers

    def welcomed_by(self, telegram_id: int | None) -> "Club":
        """The bot was added (again): nothing is lost, and the first person who did it is the organiser."""
        organisers = self.organisers
        if telegram_id is not None and not organisers:
            organisers = (TelegramId(telegram_id),)
        return replace(self, present=True, organisers=organisers)

    def left(self) -> "Club":
        """The bot was removed from the group; everything is kept for the day it comes back."""
        return replace(self, present=False)

    def moved_to(self, chat_id: int) -> "Club":
        """Telegram turned the group into a supergroup, which has another chat id."""
        return replace(self, chat_id=chat_id)

    def played_at(self, place: str) -> "Club":
        """Remember a place, newest first, for the buttons of the next fixture."""
        others = tuple(known for known in self.places if known.casefold() != place.casefold())
        return replace(self, places=(place, *others)[:PLACES_REMEMBERED])

    @property
    def charge_after(self) -> timedelta:
        """How long after kick-off a game counts as over and is charged."""
        return timedelta(minutes=self.charge_after_minutes)
