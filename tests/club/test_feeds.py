"""Which games an address leads to, and until when."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from club.calendars import ClubFeed, PlayerFeed, feed_of
from club.errors import NotFound
from club.feeds import calendar_of
from club.ids import ClubId, PlayerId
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_player
from tests.storage.keeping import keep

CLUB, OTHER = a_club(), a_club(-222, name="Thursday Five")
ASHLEY, SAM, TOM = a_player("Ashley"), a_player("Sam"), a_player("Tom")
GAME = a_fixture(players=(ASHLEY.player_id,))
SAMS = a_fixture("sam's", players=(SAM.player_id,), starts_at=NOW + timedelta(days=7))
THEIRS = a_fixture("theirs", club_id=OTHER.club_id, players=(ASHLEY.player_id,))


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    """Two clubs and their games."""
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        await keep(one, CLUB, OTHER, ASHLEY, SAM, GAME, SAMS, THEIRS)
        yield one


async def games(store: MongoStore, feed: PlayerFeed | ClubFeed) -> list[str]:
    return [event.fixture_id for event in (await calendar_of(store, feed, at=NOW)).events]


async def test_a_player_has_their_own_games_and_the_club_all_of_its_own(store: MongoStore) -> None:
    assert await games(store, feed_of(ASHLEY)) == [GAME.fixture_id]
    assert await games(store, feed_of(CLUB)) == [GAME.fixture_id, SAMS.fixture_id]


async def test_an_address_that_was_replaced_leads_nowhere(store: MongoStore) -> None:
    await keep(store, replace(ASHLEY, calendar=1, version=1), replace(CLUB, calendar=3, version=1))
    for former in (feed_of(ASHLEY), feed_of(CLUB), ClubFeed(CLUB.club_id, 2), ClubFeed(CLUB.club_id, 4)):
        with pytest.raises(NotFound, match="/calendar"):
            await calendar_of(store, former, at=NOW)
    assert await games(store, PlayerFeed(ASHLEY.player_id, 1)) == [GAME.fixture_id]
    assert await games(store, ClubFeed(CLUB.club_id, 3)) == [GAME.fixture_id, SAMS.fixture_id]


async def test_who_turned_out_to_be_somebody_else_has_that_one_s_games(store: MongoStore) -> None:
    await keep(store, replace(TOM.absorbed_by(SAM), calendar=2))
    assert await games(store, PlayerFeed(TOM.player_id, 2)) == [SAMS.fixture_id]
    with pytest.raises(NotFound):
        await calendar_of(store, PlayerFeed(TOM.player_id, 0), at=NOW)


async def test_who_was_removed_or_erased_has_none_nor_has_nobody(store: MongoStore) -> None:
    gone, erased = a_player("Gone", active=False), a_player("Erased").erased()
    merged = a_player("Merged").absorbed_by(erased)
    await keep(store, gone, erased, merged)
    for feed in (*map(feed_of, (gone, erased, merged)), PlayerFeed(PlayerId("x"), 0), ClubFeed(ClubId("x"), 0)):
        with pytest.raises(NotFound):
            await calendar_of(store, feed, at=NOW)
