"""Clubs, as they are read."""

from dataclasses import replace
from datetime import timedelta

import pytest

from club.errors import NotFound
from club.ids import ClubId
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY, a_club
from tests.storage.keeping import keep


async def test_a_club_is_found_by_its_id_and_by_its_chat(store: MongoStore) -> None:
    await keep(store, a_club(-1), a_club(-2, name="Thursday Five"))
    assert (await store.clubs.get(a_club(-2).club_id)).name == "Thursday Five"
    found = await store.clubs.of_chat(-2)
    assert found is not None
    assert found.club_id == a_club(-2).club_id
    assert await store.clubs.of_chat(-3) is None
    with pytest.raises(NotFound):
        await store.clubs.get(ClubId("nowhere"))


async def test_the_clubs_that_somebody_runs_by_name(store: MongoStore) -> None:
    await keep(store, a_club(-1, name="Wednesday"), a_club(-2, name="Sunday", organisers=(CHARLIE, OLLY)))
    await keep(store, a_club(-3, name="Monday", organisers=(CHARLIE,)))
    assert [club.name for club in await store.clubs.run_by(OLLY)] == ["Sunday", "Wednesday"]
    assert await store.clubs.run_by(5) == []


async def test_all_clubs_in_pages(store: MongoStore) -> None:
    await keep(store, *(a_club(-number, name=f"Club {number}") for number in range(1, 6)))
    first = await store.clubs.page(limit=3, cursor=None)
    second = await store.clubs.page(limit=3, cursor=first.next_cursor)
    assert [club.name for club in (*first.items, *second.items)] == [f"Club {number}" for number in range(1, 6)]
    assert second.next_cursor is None


async def test_the_clubs_whose_statement_is_due_the_longest_waiting_first(store: MongoStore) -> None:
    later = replace(a_club(-1), statement_due=NOW + timedelta(seconds=1))
    just, long_since = replace(a_club(-2), statement_due=NOW), a_club(-3).stating_monthly(on=True)
    await keep(store, later, just, long_since, a_club(-4))
    assert [club.chat_id for club in await store.clubs.stating(NOW)] == [-3, -2]
    off = (await store.clubs.get(just.club_id)).stating_monthly(on=False)
    await keep(store, off)
    assert [club.chat_id for club in await store.clubs.stating(NOW)] == [-3]
    assert await store.clubs.get(off.club_id) == replace(off, version=2)
