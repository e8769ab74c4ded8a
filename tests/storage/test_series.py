"""Weekly games, as they are kept and read."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from club.errors import NotFound
from club.fixtures import Status
from club.ids import SeriesId
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_series
from tests.storage.keeping import keep

CLUB, OTHER = a_club(), a_club(-222)
OPENS = NOW + timedelta(days=1)


async def test_dates_and_times_come_back_as_they_went(store: MongoStore) -> None:
    one = a_series(kick_off=time(19, 30), skipped=(date(2026, 12, 23),), kept=(date(2026, 4, 1),), every=2)
    await keep(store, one)
    assert await store.series.get(one.series_id) == replace(one, version=1)
    with pytest.raises(NotFound, match="weekly game"):
        await store.series.get(SeriesId("none"))


async def test_a_clubs_weekly_games_are_listed_with_the_stopped_ones_last(store: MongoStore) -> None:
    stopped = a_series("stopped", stopped=True, next_date=date(2026, 3, 10), opens_at=None)
    late, early = a_series("late", kick_off=time(20)), a_series("early")
    await keep(store, stopped, late, early, a_series("theirs", club_id=OTHER.club_id))
    found = await store.series.of_club(CLUB.club_id)
    assert [one.series_id for one in found] == [early.series_id, late.series_id, stopped.series_id]
    in_books = await store.write(lambda books: books.series_of(CLUB.club_id))
    assert {one.series_id for one in in_books} == {one.series_id for one in found}


async def test_those_that_are_due_are_found_and_stopped_ones_never(store: MongoStore) -> None:
    later = a_series("later", opens_at=OPENS + timedelta(seconds=1))
    running = a_series("running")
    await keep(store, a_series(), later, running)
    stopped = replace(await store.series.get(running.series_id), stopped=True, opens_at=None)
    await keep(store, stopped)
    assert [one.series_id for one in await store.series.due(OPENS)] == [a_series().series_id]
    assert await store.series.due(OPENS - timedelta(seconds=1)) == []


async def test_open_games_of_a_club_between_two_moments(store: MongoStore) -> None:
    begins, ends = NOW, NOW + timedelta(days=1)
    await keep(
        store,
        a_fixture("first", starts_at=begins),
        a_fixture("last", starts_at=ends - timedelta(minutes=1)),
        a_fixture("next day", starts_at=ends),
        a_fixture("theirs", club_id=OTHER.club_id),
        replace(a_fixture("off"), status=Status.CANCELLED),
    )
    found = await store.write(lambda books: books.open_fixtures_between(CLUB.club_id, begins, ends))
    assert {game.fixture_id for game in found} == {a_fixture(name).fixture_id for name in ("first", "last")}
