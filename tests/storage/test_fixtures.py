"""Fixtures, as they are read: a game is over by the clock, whoever has noticed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from club.errors import NotFound
from club.fixtures import Fixture, LateLeaver, Status
from club.ids import FixtureId
from club.ports import Lapses
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_player
from tests.storage.keeping import keep

CLUB, OTHER = a_club(), a_club(-222)


def in_hours(hours: float, status: Status = Status.OPEN) -> Fixture:
    return replace(a_fixture(f"in {hours} hours", starts_at=NOW + timedelta(hours=hours)), status=status)


COMING, LATER = in_hours(5), in_hours(48)
PLAYING, UNNOTICED, SETTLED = in_hours(-0.5), in_hours(-1), in_hours(-30, status=Status.OVER)
OFF = in_hours(3, status=Status.CANCELLED)
THEIRS = a_fixture("theirs", club_id=OTHER.club_id, starts_at=NOW - timedelta(hours=1))


@pytest.fixture
async def season(store: MongoStore) -> MongoStore:
    await keep(store, LATER, COMING, PLAYING, UNNOTICED, SETTLED, OFF, THEIRS)
    return store


def ids(*fixtures: Fixture) -> list[FixtureId]:
    return [fixture.fixture_id for fixture in fixtures]


async def test_one_is_found_by_its_id(season: MongoStore) -> None:
    assert await season.fixtures.get(COMING.fixture_id) == replace(COMING, version=1)
    with pytest.raises(NotFound):
        await season.fixtures.get(FixtureId("none"))


async def test_upcoming_are_those_that_are_not_over_soonest_first(season: MongoStore) -> None:
    assert ids(*await season.fixtures.upcoming(CLUB.club_id, NOW)) == ids(PLAYING, COMING, LATER)
    assert ids(*await season.fixtures.upcoming(CLUB.club_id, LATER.over_at)) == []


async def test_the_latest_game_that_was_played(season: MongoStore) -> None:
    latest = await season.fixtures.latest_over(CLUB.club_id, NOW)
    assert latest is not None
    assert latest.fixture_id == UNNOTICED.fixture_id
    assert await season.fixtures.latest_over(a_club(-9).club_id, NOW) is None


async def test_due_are_the_games_of_every_club_that_are_over_and_not_charged(season: MongoStore) -> None:
    assert sorted(ids(*await season.fixtures.due(NOW))) == sorted(ids(UNNOTICED, THEIRS))
    assert await season.fixtures.due(NOW - timedelta(seconds=1)) == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (None, [LATER, COMING, OFF, PLAYING, UNNOTICED, SETTLED]),
        (Status.OPEN, [LATER, COMING, PLAYING]),
        (Status.OVER, [UNNOTICED, SETTLED]),
        (Status.CANCELLED, [OFF]),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 100])
async def test_pages_by_status_newest_first(
    season: MongoStore, status: Status | None, expected: list[Fixture], limit: int
) -> None:
    shown: list[Fixture] = []
    cursor, first = None, True
    while first or cursor is not None:
        page = await season.fixtures.page(CLUB.club_id, status=status, at=NOW, limit=limit, cursor=cursor)
        shown += page.items
        cursor, first = page.next_cursor, False
    assert ids(*shown) == ids(*expected)


async def test_since_then_there_are_those_of_any_status_by_kick_off(season: MongoStore) -> None:
    assert ids(*await season.fixtures.since(CLUB.club_id, UNNOTICED.starts_at)) == ids(
        UNNOTICED, PLAYING, OFF, COMING, LATER
    )
    assert ids(*await season.fixtures.since(CLUB.club_id, LATER.starts_at + timedelta(seconds=1))) == []


async def test_how_often_somebody_dropped_out_late_or_did_not_turn_up(store: MongoStore) -> None:
    sam = a_player("Sam")
    samuel = replace(a_player("Samuel"), active=False, merged_into=sam.player_id)
    late = LateLeaver(sam.player_id, NOW)
    other = LateLeaver(a_player("Tom").player_id, NOW)
    games = (
        replace(in_hours(-2), late=(other, late), no_shows=(a_player("Tom").player_id,)),
        replace(in_hours(-3), late=(replace(late, filled=True),)),
        replace(in_hours(-4), late=(replace(late, waived=True),)),
        replace(in_hours(-5, status=Status.OVER), no_shows=(samuel.player_id,)),
        replace(in_hours(-6, status=Status.CANCELLED), late=(late,)),
        replace(THEIRS, late=(late,)),
    )
    await keep(store, sam, samuel, *games)
    assert await store.fixtures.lapses(sam) == Lapses(late=2, no_shows=1)
    assert await store.fixtures.lapses(a_player("Priya")) == Lapses()
