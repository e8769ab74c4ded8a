"""Which reminders are due by the clock."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from club.clubs import Club
from club.due_rounds import due_rounds
from club.fixtures import Fixture
from club.reminders import Round, due_after, round_after
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_player, a_round
from tests.counting import counted_store
from tests.storage.keeping import keep

LONDON = "Europe/London"
CLUB = replace(a_club(), remind_automatically=True)
SILENT = a_club(-222)
SAM = a_player("Sam")


def played(name: str, starts_at: datetime, club: Club = CLUB) -> Fixture:
    game = a_fixture(name, starts_at=starts_at, club_id=club.club_id, players=(SAM.player_id,))
    return game.settle(at=game.over_at)[0]


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        yield one


@pytest.mark.parametrize("hour", [0, 6, 18, 23])
async def test_a_game_is_due_from_ten_two_days_later_for_four_days(store: MongoStore, hour: int) -> None:
    game = played("game", NOW.replace(hour=hour, minute=30))
    await keep(store, CLUB, SILENT, SAM, game, played("silent", game.starts_at, SILENT))
    due = due_after(game, LONDON)
    for away, acts in ((-1, 0), (0, 1), (4 * 86400, 1), (4 * 86400 + 1, 0)):
        assert len(await due_rounds(store, due + timedelta(seconds=away))) == acts, away


async def test_the_oldest_first_and_none_that_was_done(store: MongoStore) -> None:
    games = [played(str(day), NOW + timedelta(days=day)) for day in (2, 0, 1)]
    done = Round(round_id=round_after(games[2].fixture_id), club_id=CLUB.club_id, made_at=NOW)
    await keep(store, CLUB, SAM, done, *games)
    acts = await due_rounds(store, due_after(games[0], LONDON))
    assert [act.keywords["fixture_id"] for act in acts] == [games[1].fixture_id, games[0].fixture_id]  # type: ignore[attr-defined]


async def test_lists_that_waited_for_the_morning(store: MongoStore) -> None:
    await keep(store, a_round().put_off(NOW))
    assert await due_rounds(store, NOW - timedelta(seconds=1)) == []
    assert len(await due_rounds(store, NOW)) == 1


async def test_where_nobody_wants_it_a_tick_costs_two_small_reads(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with counted_store(mongo_uri, database_name, monkeypatch) as (store, commands):
        await keep(store, SILENT, SAM, played("silent", NOW, SILENT))
        commands.clear()
        await due_rounds(store, NOW + timedelta(days=3))
        assert commands.seen == [("find", "rounds"), ("find", "clubs")]
