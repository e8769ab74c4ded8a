"""Forty weeks of a club, with both changes of the clock, two processes, a long downtime, and everything switched on.

The clock is driven by hand, and people do what people do: sign up, drop out early and late, pass, forget, pay or not.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import cycle
from random import Random
from typing import Any

import pytest

from app.jobs.ticking import Ticking
from club import ledger
from club.actions.deciding import cash
from club.actions.reaching import reach
from club.actions.settings import Preferences, prefer
from club.actions.signing_up import join, leave, pass_on
from club.actions.weekly import begin, skip
from club.actions.welcome import welcome
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.habits import Nation
from club.ids import PaymentId, PlayerId, SeriesId, TelegramId, derived
from club.money import Pence
from club.notices import Notice, Topic
from club.people import Person
from club.planning import Plan
from club.players import Reach
from club.series import Series
from club.wall import instant_of, on_the_wall
from storage.store import MongoStore
from tests.builders import OLLY

LONDON = "Europe/London"
FIRST = date(2026, 1, 28)
"""A Wednesday; the last of forty is 28 October, three days after the clocks went back."""
WEDNESDAYS = [FIRST + timedelta(weeks=week) for week in range(40)]
SKIPPED, HOLIDAY, MISSED = WEDNESDAYS[10], WEDNESDAYS[15], WEDNESDAYS[21]
QUIET = {WEDNESDAYS[12], WEDNESDAYS[30]}
"""Weeks in which nearly everybody is away."""
DOWN = WEDNESDAYS[20]
"""From the Monday before it nobody is there, until the Friday of the week after."""
AWAY = WEDNESDAYS[6]
"""From the Monday before it nobody is there, until half an hour before kick-off."""
PEOPLE = [Person(901 + number, f"Player {number}") for number in range(14)]
ONCE = {Topic.PLEA, Topic.LAST_CALL, Topic.TONIGHT, Topic.CALLED_OFF, Topic.KIT}
"""Of one game, nobody is told these twice."""
NEEDS_ITS_TIME = ONCE - {Topic.CALLED_OFF} | {Topic.SCRAMBLE, Topic.SIDES, Topic.OFFERED}


def bank_holiday(day: date, nation: Nation) -> bool:
    return day == HOLIDAY and nation is Nation.ENGLAND


@dataclass
class Year:
    """The club in two processes, and what was told."""

    stores: tuple[MongoStore, MongoStore]
    club: Club
    series: Series
    chance: Random = field(default_factory=lambda: Random(20260128))
    now: datetime = field(default_factory=lambda: instant_of(FIRST, time(0), LONDON))
    told: list[Notice] = field(default_factory=list)
    paid: Counter[PlayerId] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        clock: Callable[[], datetime] = lambda: self.now  # noqa: E731  # one clock for both
        self.processes = [Ticking(store, clock, is_bank_holiday=bank_holiday) for store in self.stores]
        self.turns = cycle(range(2))

    @property
    def store(self) -> MongoStore:
        """Whichever process Telegram happens to reach."""
        return self.stores[next(self.turns)]

    async def at(self, day: date, hour: int, minute: int = 0, *, both: bool = False) -> None:
        """It is then; one process ticks, or both at once, and what they leave is in order."""
        self.now = instant_of(day, time(hour, minute), LONDON)
        await asyncio.gather(*(process.tick() for process in (self.processes if both else [self.processes[hour % 2]])))
        if both:
            for game in await self.stores[0].fixtures.upcoming(self.club.club_id, self.now):
                check(game, self.now)

    async def game(self, day: date) -> Fixture | None:
        """The game of that day, if it is open."""
        found = (await self.stores[0].fixtures.some([self.series.game_on(day)])).values()
        return next((game for game in found if game.status_at(self.now) is Status.OPEN), None)

    async def act(self, action: Callable[..., Awaitable[Any]], person: Person, day: date) -> Fixture:
        game_id = self.series.game_on(day)
        done = await self.store.write(partial(action, fixture_id=game_id, who=person, at=self.now))
        game = done if isinstance(done, Fixture) else done.fixture
        assert isinstance(game, Fixture)
        return game

    async def everybody(self, day: date, **chances: float) -> None:
        """Each, in any order, does one of these with so much likelihood: `comes`, `leaves`, `takes`, `passes`."""
        known = {one.telegram_id: one.player_id for one in await self.stores[0].players.all(self.club.club_id)}
        game = await self.game(day)
        for person in self.chance.sample(PEOPLE, len(PEOPLE)):
            if game is None:
                return
            me = known[TelegramId(person.telegram_id)]
            dice, listed = self.chance.random(), me in (*game.players, *game.waiting)
            if game.offer_to(me) is not None and dice < chances.get("takes", 0):
                game = await self.act(join if dice < chances["takes"] * 0.7 else pass_on, person, day)
            elif listed and dice < chances.get("leaves", 0):
                game = await self.act(leave, person, day)
            elif (not listed or me in game.waiting) and dice < chances.get("comes", 0):
                game = await self.act(join, person, day)

    async def payday(self) -> None:
        """Most of those who owe pay, in cash."""
        for player_id, balance in (await self.stores[0].ledger.balances(self.club.club_id)).items():
            if balance < 0 and self.chance.random() < 0.8:
                new = PaymentId(derived("cash", player_id, self.now.isoformat()))
                pay = partial(cash, club_id=self.club.club_id, player_id=player_id, amount=Pence(-balance))
                await self.store.write(partial(pay, new_id=new, at=self.now))
                self.paid[player_id] -= balance

    async def hear(self) -> list[Notice]:
        """All that was to be told since the last time."""
        heard: list[Notice] = []
        for store in self.stores:
            await store.relay()
        while lanes := await self.stores[0].outbox.lanes(self.now):
            for lane in lanes:
                while window := await self.stores[0].outbox.take(lane, self.now):
                    heard += window
                    await self.stores[0].outbox.done(window, self.now)
            for store in self.stores:
                await store.relay()
        self.told += heard
        return heard


def check(game: Fixture, now: datetime) -> None:
    """What holds of any game at any time."""
    listed = [*game.players, *game.waiting]
    assert len(set(listed)) == len(listed)
    assert len(game.players) + len(game.offers) <= game.maximum
    if game.free(now) and now < game.scramble_at:
        assert not game.in_line(now)


@pytest.fixture
async def year(mongo_uri: str, database_name: str) -> AsyncIterator[Year]:
    async with AsyncExitStack() as stack:
        one, two = [
            await stack.enter_async_context(MongoStore(mongo_uri, database_name, holder=name))
            for name in ("one", "two")
        ]
        at = instant_of(FIRST - timedelta(days=6), time(11), LONDON)
        greet = partial(welcome, chat_id=-100, title="Wednesday", added_by=OLLY, timezone=LONDON, occasion="1")
        club = await one.write(greet)
        habits: dict[str, bool | int | str] = {
            "cancel_automatically": True,
            "missed_out_first": True,
            "regulars_first": True,
            "debtors_wait": 2,
            "teams_before": True,
            "rota": True,
            "bank_holidays": Nation.ENGLAND.value,
        }
        await one.write(partial(prefer, club_id=club.club_id, wanted=Preferences(habits=habits)))
        plan = Plan(starts_at=instant_of(FIRST, time(18), LONDON), location="Riverside", minimum=8, maximum=10)
        start = partial(begin, club_id=club.club_id, wanted=plan, every=1, new_id=SeriesId(derived("weekly")), at=at)
        series, first = await one.write(start)
        for person in PEOPLE:
            await one.write(partial(join, fixture_id=first.fixture_id, who=person, at=at))
            await one.write(partial(reach, telegram_id=person.telegram_id, to=Reach.OPEN))
        await one.write(partial(skip, series_id=series.series_id, days=[SKIPPED], at=at))
        yield Year((one, two), club, series)


async def week(year: Year, day: date) -> None:
    """From the Thursday before until the Friday after."""
    away = day in QUIET
    days = {name: day + timedelta(days=ahead) for name, ahead in (("thu", -6), ("sat", -4), ("mon", -2))}
    await year.at(days["thu"], 12, both=True)
    await year.everybody(day, comes=0.15 if away else 0.75)
    await year.at(days["sat"], 10)
    await year.everybody(day, leaves=0.06, takes=0.8)
    if day == DOWN:
        return None
    if day == AWAY:
        await year.at(day, 17, 30, both=True)
        return await year.at(day, 19, both=True)
    await year.at(days["mon"], 14)
    await year.at(days["mon"], 18, 5)
    await year.everybody(day, comes=0.02 if away else 0.3, leaves=0.05, takes=0.8)
    await year.at(day - timedelta(days=1), 18, both=True)
    await year.everybody(day, leaves=0.15, takes=0.9)
    await year.at(day, 9, 1)
    await year.at(day, 15, both=True)
    await year.everybody(day, comes=0.4)
    await year.at(day, 17)
    await year.at(day, 19, both=True)
    return await year.payday()


async def test_a_season_of_forty_weeks(year: Year) -> None:
    for day in WEDNESDAYS:
        if day == MISSED:
            continue
        if day == WEDNESDAYS[22]:
            await year.at(MISSED + timedelta(days=2), 12, both=True)
        await week(year, day)
        await year.hear()
    games = {game.fixture_id: game for game in await year.store.fixtures.since(year.club.club_id, year.now - YEAR)}
    played_on = [on_the_wall(game.starts_at, LONDON) for game in games.values()]
    expected = [day for day in WEDNESDAYS if day not in (SKIPPED, HOLIDAY, MISSED)]
    ahead = [day for day in played_on if day.date() not in WEDNESDAYS]
    assert [day.date() for day in played_on if day not in ahead] == expected, "one game each week, and none left out"
    assert {day.time() for day in played_on} == {time(18)}, "at six o'clock there, whatever the clocks did"
    called_off = {
        day.date() for day, game in zip(played_on, games.values(), strict=True) if game.status is Status.CANCELLED
    }
    assert called_off >= QUIET
    await the_money_is_right(year, games.values())
    nobody_was_told_twice(year, games.values())
    nothing_was_told_too_late(year)


YEAR = timedelta(days=366)


async def the_money_is_right(year: Year, games: Any) -> None:
    owed: Counter[PlayerId] = Counter()
    late = 0
    for game in games:
        standing = ledger.standing(game.entries)
        assert sorted(entry.guest_id or entry.player_id for entry in standing) == sorted(
            game.paying if game.status is Status.OVER else ()
        )
        for entry in standing:
            owed[entry.player_id] -= entry.amount
        late += sum(one.owes for one in game.late)
    balances = await year.store.ledger.balances(year.club.club_id)
    assert {player: balances.get(player, 0) for player in owed} == {who: year.paid[who] - owed[who] for who in owed}
    assert late, "a season in which nobody dropped out late shows nothing"


def nobody_was_told_twice(year: Year, games: Any) -> None:
    told = Counter((notice.topic, notice.fixture_id, notice.lane) for notice in year.told if notice.topic in ONCE)
    assert {what: times for what, times in told.items() if times > 1} == {}
    assert {notice.topic for notice in year.told} >= {*ONCE, Topic.OFFERED, Topic.SCRAMBLE, Topic.FILLED, Topic.SIDES}
    cards = {notice.fixture_id for notice in year.told if notice.topic is Topic.CARD}
    assert cards == {game.fixture_id for game in games}


def nothing_was_told_too_late(year: Year) -> None:
    """Of a game in the middle of which nobody was there, only what can still be of use."""
    for day, use in ((DOWN, {Topic.OFFERED}), (AWAY, {Topic.OFFERED, Topic.SCRAMBLE, Topic.SIDES})):
        topics = {notice.topic for notice in year.told if notice.fixture_id == year.series.game_on(day)}
        assert Topic.AFTER_GAME in topics, "it was charged all the same"
        assert topics & NEEDS_ITS_TIME <= use, day
