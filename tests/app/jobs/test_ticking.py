"""What is due is done, once, whoever looks and however often; one that cannot be done holds up nobody."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from app.jobs.ticking import IGNORED_KEPT, Ticking
from club.actions.settings import Preferences, prefer
from club.errors import Conflict
from club.fixtures import Fixture, Status
from club.habits import Habits, Nation
from club.ids import TelegramId
from club.notices import Topic, group, person
from club.payments import State
from club.ports import Books, StoreDown
from club.reminders import due_after
from rehearsal.bell import Bell
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_payment, a_player, a_series
from tests.storage.keeping import keep, relayed

PATIENCE = 10.0
ASHLEY = a_player("Ashley")
OVER = a_fixture().over_at


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, database_name, holder="one") as one:
        await keep(one, a_club(), ASHLEY)
        yield one


@pytest.fixture
async def rival(mongo_uri: str, store: MongoStore) -> AsyncIterator[MongoStore]:
    """Another process that ticks."""
    async with MongoStore(mongo_uri, store.database.name, holder="two") as two:
        yield two


def ticking(store: object, at: datetime) -> Ticking:
    return Ticking(store, lambda: at, seconds=3600.0)  # type: ignore[arg-type]  # a store, or as much of one as is needed


async def test_a_game_that_is_over_is_charged_and_one_that_is_not_is_left(store: MongoStore) -> None:
    later = a_fixture("later", players=(ASHLEY.player_id,), starts_at=OVER)
    await keep(store, a_fixture(players=(ASHLEY.player_id,)), later)
    await ticking(store, OVER - timedelta(seconds=1)).tick()
    assert await store.ledger.balance(ASHLEY.player_id) == 0
    await ticking(store, OVER).tick()
    assert await store.ledger.balance(ASHLEY.player_id) == -500
    assert (await store.fixtures.get(later.fixture_id)).status is Status.OPEN


async def test_two_processes_that_tick_charge_once(store: MongoStore, rival: MongoStore) -> None:
    games = [a_fixture(f"game {number}", players=(ASHLEY.player_id,)) for number in range(6)]
    await keep(store, *games)
    await asyncio.gather(*(ticking(one, OVER).tick() for one in (store, rival, store)))
    assert await store.ledger.balance(ASHLEY.player_id) == -3000
    assert await store.fixtures.due(OVER) == []


async def test_two_processes_that_tick_remind_once(store: MongoStore, rival: MongoStore) -> None:
    sam = a_player("Sam", telegram_id=TelegramId(901))
    game = a_fixture(players=(sam.player_id,))
    await keep(store, sam, game, replace(await store.clubs.get(a_club().club_id), remind_automatically=True))
    ten = due_after(game, "Europe/London")
    for at in (OVER, ten - timedelta(seconds=1)):
        await ticking(store, at).tick()
    assert (await store.players.get(sam.player_id)).reminded_at is None
    await asyncio.gather(*(ticking(one, ten).tick() for one in (store, rival, store)))
    assert (await store.players.get(sam.player_id)).reminded_at == ten
    await store._relay.sweep()
    assert [one.topic for one in await store.outbox.take(person(901), ten)] == [Topic.REMINDER]


async def test_two_processes_that_tick_open_one_weekly_game_and_leave_out_bank_holidays(
    store: MongoStore, rival: MongoStore
) -> None:
    weekly = a_series(opens_days=13, opens_at=NOW)
    england = Habits(bank_holidays=Nation.ENGLAND)
    await keep(store, weekly, replace(await store.clubs.get(a_club().club_id), habits=england))

    def holiday(day: date, nation: Nation) -> bool:
        return (day, nation) == (weekly.next_date, Nation.ENGLAND)

    at = NOW + timedelta(days=1)
    ticks = [Ticking(one, lambda: at, is_bank_holiday=holiday) for one in (store, rival, store)]
    await asyncio.gather(*(one.tick() for one in ticks))
    games = await store.fixtures.upcoming(a_club().club_id, at)
    assert [game.fixture_id for game in games] == [weekly.game_on(weekly.next_date + timedelta(weeks=1))]


async def test_what_is_not_football_is_forgotten_a_day_later(store: MongoStore) -> None:
    await store.payments.add(a_payment("rent").ignore(at=NOW), [])
    await ticking(store, NOW + IGNORED_KEPT - timedelta(seconds=1)).tick()
    assert (await store.payments.get(a_payment("rent").payment_id)).payer_name == "A JONES"
    await ticking(store, NOW + IGNORED_KEPT).tick()
    payment = await store.payments.get(a_payment("rent").payment_id)
    assert (payment.payer_name, payment.reference, payment.state) == (None, None, State.IGNORED)


async def test_the_first_of_the_month_is_told_once_by_however_many_processes(
    store: MongoStore, rival: MongoStore
) -> None:
    club = a_club()
    first = datetime(2026, 4, 1, 9, tzinfo=UTC)  # ten o'clock in London
    on = Preferences(monthly_statement=True)
    await store.write(partial(prefer, club_id=club.club_id, wanted=on))
    await ticking(store, first - timedelta(days=1)).tick()
    assert await store.clubs.stating(first - timedelta(seconds=1)) == []
    for at in (first - timedelta(seconds=1), first, first, first + timedelta(days=2)):
        await asyncio.gather(*(ticking(one, at).tick() for one in (store, rival, store)))
    news = await relayed(store, group(club.club_id), most=10)
    assert [notice.key for notice in news] == [f"month:{club.club_id}:2026-03"]
    assert await store.clubs.stating(first + timedelta(days=20)) == []


class Nothing:
    """No weekly game is due."""

    async def due(self, at: datetime) -> list[object]:
        return []


@dataclass
class Due:
    """As much of a store as ticking asks for: games that are due, and writes that go as they are told to."""

    games: list[Fixture]
    answers: list[Exception | None]
    written: int = 0
    asked: int = 0
    bell: Bell = field(default_factory=Bell)

    @property
    def fixtures(self) -> "Due":
        return self

    @property
    def payments(self) -> "Due":
        return self

    @property
    def clubs(self) -> "Due":
        return self

    async def due(self, at: datetime) -> list[Fixture]:
        self.asked += 1
        self.bell.ring()
        return self.games

    @property
    def rounds(self) -> "Due":
        return self

    @property
    def series(self) -> "Nothing":
        return Nothing()

    async def ignored_before(self, at: datetime) -> list[object]:
        return []

    async def stating(self, at: datetime) -> list[object]:
        return []

    async def waiting(self, at: datetime) -> list[object]:
        return []

    async def reminding(self) -> list[object]:
        return []

    async def write(self, action: Callable[[Books], Awaitable[object]]) -> None:
        if (answer := self.answers.pop(0) if self.answers else None) is not None:
            raise answer
        self.written += 1


@pytest.mark.parametrize("trouble", [Conflict("called off this moment"), ValueError("a fault of ours")])
async def test_one_that_cannot_be_done_holds_up_nobody(trouble: Exception, caplog: pytest.LogCaptureFixture) -> None:
    due = Due([a_fixture("a"), a_fixture("b"), a_fixture("c")], [None, trouble, None])
    with caplog.at_level(logging.WARNING):
        await ticking(due, OVER).tick()
    assert due.written == 2
    assert len(caplog.records) == isinstance(trouble, ValueError)


async def test_when_the_database_is_away_it_does_not_try_the_rest() -> None:
    due = Due([a_fixture("a"), a_fixture("b")], [StoreDown("away"), None])
    with pytest.raises(StoreDown):
        await ticking(due, OVER).tick()
    assert due.written == 0


async def test_it_looks_by_itself() -> None:
    due = Due([], [])
    one = ticking(due, OVER)
    one.rounds.start()
    await due.bell.wait_for(lambda: due.asked >= 1, PATIENCE)
    await one.rounds.stop()
