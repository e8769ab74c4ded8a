"""Weekly games: begun by an organiser, and opened by the clock from then on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from club.clubs import Club
from club.errors import Conflict, Invalid, NotFound
from club.fixtures import Fixture
from club.ids import ClubId, SeriesId
from club.limits import checked_place
from club.planning import Plan, put_up
from club.ports import Books
from club.series import FORTNIGHTLY, WEEKLY, BankHolidays, Series, Terms, begun, closed_to, game_on
from club.wall import instant_of, on_the_wall

MOST = 20
"""Weekly games that a club has at a time."""
_THERE_ALREADY = "There is a weekly game then and there already. /weekly shows it."


async def begin(
    books: Books,
    club_id: ClubId,
    wanted: Plan,
    *,
    every: int,
    new_id: SeriesId,
    at: datetime,
    thread_id: int | None = None,
    terms: Terms | None = None,
) -> tuple[Series, Fixture]:
    """The first game now, and the others by themselves. The same `new_id` twice is one. Raises Invalid, Conflict.

    Where that game was put up by hand before, it is the first one, as it is.
    """
    if every not in (WEEKLY, FORTNIGHTLY):
        raise Invalid("It can be every week or every two weeks.", field="every_weeks")
    club = await books.club(club_id)
    day = on_the_wall(wanted.starts_at, club.timezone).date()
    first = game_on(new_id, day)
    there = await _games_there(books, club, new_id, day, checked_place(wanted.location))
    by_hand = next((game for game in there if game.starts_at == wanted.starts_at), None)
    if known := await books.find_series(new_id):
        return known, by_hand or await books.fixture(first)
    if by_hand is None:
        fixture = await put_up(books, club, wanted, new_id=first, at=at, thread_id=thread_id, series_id=new_id)
    else:
        fixture = replace(by_hand, series_id=new_id)
        books.save(fixture)
    series = begun(fixture, new_id, every=every, timezone=club.timezone, terms=_as_asked(wanted, terms or Terms()))
    _check_apart(series, await books.series_of(club_id))
    books.save(series)
    return series, fixture


async def open_next(books: Books, series_id: SeriesId, *, at: datetime, is_bank_holiday: BankHolidays) -> list[Fixture]:
    """Put up the games whose time has come, one for each date.

    Not where the organiser put one up by hand, and none in a group that the bot has left.
    """
    series = await books.series(series_id)
    club = await books.club(series.club_id)
    closed = closed_to(club.habits.bank_holidays, is_bank_holiday)
    settled, days = series.due(at=at, timezone=club.timezone, closed=closed)
    if settled == series:
        return []
    books.save(settled)
    opened = []
    for day in days if club.present else ():
        if await _is_up(books, series, day, club):
            continue
        wanted = _plan_on(series, day, club.timezone)
        new_id, thread_id = series.game_on(day), series.thread_id
        fixture = await put_up(books, club, wanted, new_id=new_id, at=at, thread_id=thread_id, series_id=series_id)
        opened.append(fixture)
    return opened


async def change(books: Books, series_id: SeriesId, wanted: Terms, *, at: datetime) -> Series:
    """Other terms for the games to come; those that are up stay as they are. Raises Invalid, Conflict."""
    series = await books.series(series_id)
    club = await books.club(series.club_id)
    changed = series.on_terms(wanted, at=at, timezone=club.timezone)
    if changed != series:
        _check_apart(changed, await books.series_of(series.club_id))
        books.save(changed)
    return changed


async def skip(books: Books, series_id: SeriesId, days: Iterable[date], *, at: datetime) -> Series:
    """Not on these dates. Raises Invalid, and Conflict for a date whose game is up."""
    series = await books.series(series_id)
    club = await books.club(series.club_id)
    changed = series.skip(days, at=at, timezone=club.timezone)
    if changed != series:
        books.save(changed)
    return changed


async def play_on(books: Books, series_id: SeriesId, day: date, *, at: datetime) -> Series:
    """On that date after all. Raises Invalid."""
    series = await books.series(series_id)
    club = await books.club(series.club_id)
    changed = series.play(day, at=at, timezone=club.timezone)
    if changed != series:
        books.save(changed)
    return changed


def check_series(series: Series, club_id: ClubId) -> Series:
    """The weekly game, if it is this club's. Raises NotFound: other clubs do not exist for this one."""
    if series.club_id != club_id:
        raise NotFound("There is no such weekly game in this club.")
    return series


def _plan_on(series: Series, day: date, timezone: str) -> Plan:
    return Plan(
        starts_at=series.starts(day, timezone),
        location=series.location,
        price=series.price,
        hire=series.hire,
        minimum=series.minimum,
        maximum=series.maximum,
    )


def _as_asked(wanted: Plan, terms: Terms) -> Terms:
    """What was asked for counts for the games to come, also where the first one is another."""
    return replace(terms, price=wanted.price, hire=wanted.hire, minimum=wanted.minimum, maximum=wanted.maximum)


async def _is_up(books: Books, series: Series, day: date, club: Club) -> bool:
    """Whether the game of that date was made, be it called off since, or one by hand at that place."""
    made = await books.find_fixture(series.game_on(day))
    return made is not None or bool(await _games_there(books, club, series.series_id, day, series.location))


async def _games_there(books: Books, club: Club, series_id: SeriesId, day: date, place: str) -> list[Fixture]:
    """Open games on that date at that place, of this weekly game or by hand: another weekly game there is another."""
    begins, ends = (instant_of(midnight, time(0), club.timezone) for midnight in (day, day + timedelta(days=1)))
    there = await books.open_fixtures_between(club.club_id, begins, ends)
    wanted = place.casefold()
    return [game for game in there if game.location.casefold() == wanted and game.series_id in (None, series_id)]


def _check_apart(series: Series, others: Iterable[Series]) -> None:
    running = [one for one in others if one.series_id != series.series_id and not one.stopped]
    if any(series.clashes_with(one) for one in running):
        raise Conflict(_THERE_ALREADY)
    if not series.stopped and len(running) >= MOST:
        raise Conflict(f"You have {MOST} weekly games already. Stop one first: /weekly")
