"""Lines are gathered from all three places, and count for whoever somebody turned out to be."""

from dataclasses import replace

import pytest

from club.adjustments import Sort, adjusted
from club.ids import AdjustmentId, derived
from club.money import Pence
from club.payments import Share
from storage.entries import entries_of, entries_of_one, mergers
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_payment, a_player
from tests.storage.keeping import keep

CLUB, OTHER = a_club().club_id, a_club(-222).club_id
SAM, SAMUEL = a_player("Sam"), a_player("Samuel")
GONE = replace(SAMUEL, active=False, merged_into=SAM.player_id)


@pytest.fixture
async def books(store: MongoStore) -> MongoStore:
    """Samuel played and paid, Sam's balance was put right; then they turned out to be one."""
    share = Share(club_id=CLUB, player_id=SAMUEL.player_id, amount=Pence(500))
    right = {SAM.player_id: Pence(-200)}
    await keep(
        store,
        SAM,
        GONE,
        a_fixture(players=(SAMUEL.player_id,)).settle(at=NOW)[0],
        a_payment().assign((share,), evidence=(), at=NOW),
        adjusted(AdjustmentId(derived("one")), CLUB, Sort.CORRECTION, right, at=NOW),
    )
    return store


async def test_each_player_has_their_own_lines_from_every_place(books: MongoStore) -> None:
    own = await entries_of(books.database, [SAM.player_id])
    gone = await entries_of(books.database, [SAMUEL.player_id])
    assert [entry.amount for entry in own] == [-200]
    assert [entry.amount for entry in gone] == [-500, 500]
    both = await entries_of(books.database, [SAM.player_id, SAMUEL.player_id])
    assert [entry.entry_id for entry in both] == sorted(entry.entry_id for entry in (*own, *gone))


async def test_the_one_who_was_kept_has_the_lines_of_both(books: MongoStore) -> None:
    assert sum(entry.amount for entry in await entries_of_one(books.database, SAM.player_id)) == -200
    assert len(await entries_of_one(books.database, SAM.player_id)) == 3


async def test_who_was_merged_is_found_by_club_and_by_player(books: MongoStore) -> None:
    found = {SAMUEL.player_id: SAM.player_id}
    for where in (CLUB, SAM.player_id):
        assert await mergers(books.database, where) == found
    for where in (OTHER, SAMUEL.player_id):
        assert await mergers(books.database, where) == {}
