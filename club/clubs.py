"""A club: one Telegram group that plays, who runs it, and what a game costs there by default."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from club.habits import Habits
from club.ids import ClubId, LineId, PlayerId, TelegramId
from club.money import Pence
from club.months import Month, next_statement

PLACES_REMEMBERED = 6
STATEMENT_KEEPS = timedelta(days=3)
"""A statement of a month that is later than this is old news."""

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When the first statement of a club was due that has none planned: too late to be told, so the next one is planned."""


@dataclass(frozen=True, slots=True)
class PlaceNotice:
    """So many hours before kick-off this place can be called off for free."""

    place: str
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Club:
    """One Telegram group that plays together.

    Money in pence; `chat_id` is Telegram's and may change, `club_id` never does. `statement_due` is when the group is
    told of the month before, UTC; None where it is not. `stated` is the last month that it was told of. `calendar`
    counts the addresses that the calendar of all its games has had; only the last one is good. `apart` and `together`
    are pairs of players for the sides of a game. `labels_payments`: whether it is noted at the bank whose a payment is.
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
    statement_due: datetime | None = None
    stated: str = ""
    remind_automatically: bool = False
    habits: Habits = field(default_factory=Habits)
    notices: tuple[PlaceNotice, ...] = ()
    calendar: int = 0
    apart: tuple[tuple[PlayerId, PlayerId], ...] = ()
    together: tuple[tuple[PlayerId, PlayerId], ...] = ()
    labels_payments: bool = False
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

    def notice_at(self, place: str) -> int:
        """How many hours before kick-off this place can be called off for free."""
        known = (notice.hours for notice in self.notices if notice.place.casefold() == place.casefold())
        return next(known, self.habits.notice_hours)

    def with_notice(self, place: str, hours: int) -> "Club":
        """This place has a time of its own, from now on."""
        others = tuple(notice for notice in self.notices if notice.place.casefold() != place.casefold())
        return replace(self, notices=(PlaceNotice(place, hours), *others)[:PLACES_REMEMBERED])

    def without_notice(self, place: str) -> "Club":
        """This place has no time of its own any more."""
        others = tuple(notice for notice in self.notices if notice.place.casefold() != place.casefold())
        return replace(self, notices=others)

    def with_notices(self, notices: Iterable[PlaceNotice]) -> "Club":
        """These places have a time of their own, and no others."""
        changed = replace(self, notices=())
        for notice in reversed(tuple(notices)):
            changed = changed.with_notice(notice.place, notice.hours)
        return changed

    @property
    def monthly_statement(self) -> bool:
        """Whether the group gets a statement of each month."""
        return self.statement_due is not None

    def stating_monthly(self, *, on: bool) -> "Club":
        """The group gets a statement of each month that ends from now on, or none any more."""
        if on == self.monthly_statement:
            return self
        return replace(self, statement_due=LONG_AGO if on else None)

    def in_timezone(self, timezone: str) -> "Club":
        """The same club by another clock; a statement that was planned by the old one is planned anew."""
        if timezone == self.timezone:
            return self
        return replace(self, timezone=timezone, statement_due=LONG_AGO if self.monthly_statement else None)

    def month_ended(self, *, at: datetime) -> "tuple[Club, Month | None]":
        """The club with its next statement planned, and the month to tell of now, if there is one."""
        due = self.statement_due
        if due is None or at < due:
            return self, None
        planned = replace(self, statement_due=next_statement(at, self.timezone))
        if at > due + STATEMENT_KEEPS or not self.present:
            return planned, None
        return planned.stating(Month.of(due, self.timezone).before)

    def stating(self, month: Month) -> "tuple[Club, Month | None]":
        """The group is told of this month; None when it was told already."""
        return (self, None) if str(month) <= self.stated else (replace(self, stated=str(month)), month)

    @property
    def charge_after(self) -> timedelta:
        """How long after kick-off a game counts as over and is charged."""
        return timedelta(minutes=self.charge_after_minutes)
