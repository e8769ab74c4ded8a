"""One weekly game: on which dates it is played, when each of them opens, and how it is changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from club.days import WEEKDAYS
from club.errors import Conflict, Invalid
from club.fixtures import Fixture
from club.ids import ClubId, FixtureId, SeriesId
from club.limits import FURTHEST_AHEAD, check_limits, checked_place
from club.money import Pence, checked
from club.series.parts import (
    FIRST_HOUR,
    FORTNIGHTLY,
    LAST_HOUR,
    MOST_DAYS,
    MOST_LEFT_OUT,
    SHOWN_AHEAD,
    USUAL_DAYS,
    USUAL_HOUR,
    WEEKLY,
    Ahead,
    Closed,
    Terms,
    Why,
    game_on,
    said,
)
from club.wall import instant_of, on_the_wall


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One weekly game. Pence; dates and `kick_off` by the club's clock.

    `first` is a date on which it is played, and all others are whole turns of `every` weeks later. Games open
    `opens_days` before at `opens_hour`. `next_date` is the first date that is not settled yet, `opens_at` (UTC) when it
    will be; None when it is stopped. On the dates in `kept` it is played although they are bank holidays.
    """

    series_id: SeriesId
    club_id: ClubId
    first: date
    kick_off: time
    next_date: date
    location: str
    hire: Pence
    price: Pence
    minimum: int
    maximum: int
    every: int = WEEKLY
    thread_id: int | None = None
    opens_days: int = USUAL_DAYS
    opens_hour: int = USUAL_HOUR
    skipped: tuple[date, ...] = ()
    kept: tuple[date, ...] = ()
    stopped: bool = False
    opens_at: datetime | None = None
    version: int = 0

    @property
    def weekday(self) -> int:
        """From Monday, 0."""
        return self.first.weekday()

    def game_on(self, day: date) -> FixtureId:
        """The game of that date: one, however many processes look."""
        return game_on(self.series_id, day)

    def starts(self, day: date, timezone: str) -> datetime:
        """Kick-off on that date, in UTC; one that the clocks skip is an hour later that day."""
        return instant_of(day, self.kick_off, timezone)

    def opens(self, day: date, timezone: str) -> datetime:
        """When the game of that date opens, in UTC."""
        return instant_of(day - timedelta(days=self.opens_days), time(self.opens_hour), timezone)

    def is_on(self, day: date) -> bool:
        """Whether that is one of its dates, left out or not."""
        return day >= self.first and (day - self.first).days % (7 * self.every) == 0

    def why_not(self, day: date, closed: Closed) -> Why | None:
        """Why it is not played on that date; None if it is."""
        if day in self.skipped:
            return Why.SKIPPED
        return Why.BANK_HOLIDAY if day not in self.kept and closed(day) else None

    def due(self, *, at: datetime, timezone: str, closed: Closed) -> "tuple[Series, tuple[date, ...]]":
        """All dates settled whose time to open has come, and those of them that are to be opened now.

        A kick-off that is past, after a long downtime, is left out.
        """
        if self.stopped:
            return self, ()
        opening: list[date] = []
        day = self.next_date
        for day in self._dates(self.next_date):
            if self.opens(day, timezone) > at:
                break
            if self.starts(day, timezone) > at and self.why_not(day, closed) is None:
                opening.append(day)
        still = (tuple(one for one in days if self.starts(one, timezone) > at) for days in (self.skipped, self.kept))
        skipped, kept = still
        return replace(self, next_date=day, skipped=skipped, kept=kept)._timed(timezone), tuple(opening)

    def ahead(self, *, at: datetime, timezone: str, closed: Closed, most: int = SHOWN_AHEAD) -> tuple[Ahead, ...]:
        """The next dates to be played, at most so many, and those left out before and between them.

        Without those whose game is up; a date that was left out can still be played until its kick-off.
        """
        found: list[Ahead] = []
        played = 0
        if self.stopped:
            return ()
        for day in self._dates(on_the_wall(at, timezone).date()):
            why = self.why_not(day, closed)
            if self.starts(day, timezone) > at and (day >= self.next_date or why is not None):
                found.append(Ahead(day, self.opens(day, timezone), why))
                played += why is None
            if played == most or len(found) >= MOST_LEFT_OUT:
                break
        return tuple(found)

    def skip(self, days: Iterable[date], *, at: datetime, timezone: str) -> "Series":
        """Not on these dates. Raises Invalid for a date it is not played on anyway, Conflict when its game is up."""
        skipped = set(self.skipped)
        for day in days:
            self._check_date(day, at, timezone)
            if day < self.next_date and day not in skipped:
                raise Conflict(f"The game on {said(day)} is up already. /cancel calls it off.")
            skipped.add(day)
        if len(skipped) > MOST_LEFT_OUT:
            raise Invalid(f"That's too many: I keep {MOST_LEFT_OUT} dates at most.", field="skipped")
        return replace(self, skipped=tuple(sorted(skipped)), kept=tuple(day for day in self.kept if day not in skipped))

    def play(self, day: date, *, at: datetime, timezone: str) -> "Series":
        """On that date after all, skipped or bank holiday; it opens at once if it is late. Raises Invalid."""
        self._check_date(day, at, timezone)
        skipped = tuple(other for other in self.skipped if other != day)
        brought = replace(self, skipped=skipped, kept=tuple(sorted({*self.kept, day})))
        return replace(brought, next_date=min(day, self.next_date))._timed(timezone)

    def on_terms(self, wanted: Terms, *, at: datetime, timezone: str) -> "Series":
        """Changed for the games that are not up yet. Raises Invalid with the field that is wrong, and Conflict."""
        changed = replace(
            self,
            kick_off=wanted.kick_off or self.kick_off,
            location=self.location if wanted.location is None else checked_place(wanted.location),
            hire=self.hire if wanted.hire is None else checked(wanted.hire, field="hire", least=0),
            price=self.price if wanted.price is None else checked(wanted.price, field="price", least=0),
            minimum=self.minimum if wanted.minimum is None else wanted.minimum,
            maximum=self.maximum if wanted.maximum is None else wanted.maximum,
            opens_days=self.opens_days if wanted.opens_days is None else wanted.opens_days,
            opens_hour=self.opens_hour if wanted.opens_hour is None else wanted.opens_hour,
        )
        changed._check()
        if wanted.weekday is not None:
            changed = changed._on_weekday(wanted.weekday)
        if wanted.every is not None:
            changed = changed._every(wanted.every, at, timezone)
        if wanted.skipped is not None:
            kept = tuple(day for day in changed.skipped if day in wanted.skipped)
            changed = replace(changed, skipped=kept).skip(wanted.skipped, at=at, timezone=timezone)
        if wanted.stopped is not None and wanted.stopped != self.stopped:
            changed = changed._stopped() if wanted.stopped else changed._started(at, timezone)
        return changed._timed(timezone)

    def clashes_with(self, other: "Series") -> bool:
        """Whether both would put up a game at one time and place."""
        return (
            not self.stopped
            and not other.stopped
            and (self.weekday, self.kick_off) == (other.weekday, other.kick_off)
            and self.location.casefold() == other.location.casefold()
            and ((self.first - other.first).days // 7) % min(self.every, other.every) == 0
        )

    def _dates(self, start: date) -> Iterator[date]:
        """Its dates from that day on, left out or not."""
        turn = timedelta(weeks=self.every)
        day = self.first + turn * max(0, -((self.first - start) // turn))
        while True:
            yield day
            day += turn

    def _timed(self, timezone: str) -> "Series":
        return replace(self, opens_at=None if self.stopped else self.opens(self.next_date, timezone))

    def _stopped(self) -> "Series":
        return replace(self, stopped=True)

    def _started(self, at: datetime, timezone: str) -> "Series":
        """From the next kick-off on; what it opened before it was stopped is there, and is not made again."""
        coming = self._dates(on_the_wall(at, timezone).date())
        return replace(self, stopped=False, next_date=next(day for day in coming if self.starts(day, timezone) > at))

    def _on_weekday(self, weekday: int) -> "Series":
        """The same weeks on another day: a week that has its game does not get another."""
        moved = timedelta(days=weekday - self.weekday)
        skipped = tuple(day + moved for day in self.skipped)
        return replace(
            self,
            first=self.first + moved,
            next_date=self.next_date + moved,
            skipped=skipped,
            kept=() if moved else self.kept,
        )

    def _every(self, weeks: int, at: datetime, timezone: str) -> "Series":
        """From its next date on, every so many weeks; becoming weekly, the week between counts if it is still ahead."""
        if weeks not in (WEEKLY, FORTNIGHTLY):
            raise Invalid("It can be every week or every two weeks.", field="every_weeks")
        if weeks == self.every:
            return self
        if weeks == FORTNIGHTLY:
            return replace(self, every=weeks, first=self.next_date)
        between = self.next_date - timedelta(weeks=1)
        early = between > self.first and self.starts(between, timezone) > at
        return replace(self, every=weeks, next_date=between if early else self.next_date)

    def _check(self) -> None:
        check_limits(self.minimum, self.maximum)
        if not 1 <= self.opens_days <= MOST_DAYS:
            raise Invalid(f"Games open 1 to {MOST_DAYS} days before.", field="opens_days_before")
        if not FIRST_HOUR <= self.opens_hour <= LAST_HOUR:
            hours = f"{FIRST_HOUR:02d}:00 and {LAST_HOUR:02d}:00"
            raise Invalid(f"Games open between {hours}, so that nobody is woken.", field="opens_hour")

    def _check_date(self, day: date, at: datetime, timezone: str) -> None:
        if not self.is_on(day):
            usual = f"every {'week' if self.every == WEEKLY else 'two weeks'} on a {WEEKDAYS[self.weekday]}"
            near = next(self._dates(max(day, self.first) - timedelta(days=3)))
            raise Invalid(f"{said(day)} isn't one of its days: it's {usual}, such as {said(near)}.", field="skipped")
        if self.starts(day, timezone) <= at:
            raise Invalid(f"{said(day)} is in the past.", field="skipped")
        if self.starts(day, timezone) > at + FURTHEST_AHEAD:
            raise Invalid(f"{said(day)} is more than a year away.", field="skipped")


def begun(fixture: Fixture, series_id: SeriesId, *, every: int, timezone: str, terms: Terms) -> Series:
    """A weekly game that begins with this game; `terms` say when the others open. Raises Invalid."""
    local = on_the_wall(fixture.starts_at, timezone)
    series = Series(
        series_id=series_id,
        club_id=fixture.club_id,
        first=local.date(),
        kick_off=time(local.hour, local.minute),
        next_date=local.date() + timedelta(weeks=every),
        location=fixture.location,
        hire=fixture.hire,
        price=fixture.price,
        minimum=fixture.minimum,
        maximum=fixture.maximum,
        every=every,
        thread_id=fixture.thread_id,
    )
    return series.on_terms(terms, at=fixture.starts_at, timezone=timezone)
