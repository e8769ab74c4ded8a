"""Players, as they are read."""

from dataclasses import replace

import pytest

from club.errors import Invalid, NotFound
from club.ids import PlayerId, TelegramId
from storage.store import MongoStore
from tests.builders import a_club, a_player
from tests.storage.keeping import keep

CLUB, OTHER = a_club(), a_club(-222)


async def test_one_is_found_by_id_until_removed(store: MongoStore) -> None:
    await keep(store, a_player("Ashley"), a_player("Sam", active=False))
    assert (await store.players.get(a_player("Ashley").player_id)).name == "Ashley"
    for gone in (a_player("Sam").player_id, PlayerId("nobody")):
        with pytest.raises(NotFound):
            await store.players.get(gone)


async def test_a_person_is_one_player_in_each_club(store: MongoStore) -> None:
    sam = TelegramId(5)
    here, there = (a_player(f"Sam {club.chat_id}", club_id=club.club_id, telegram_id=sam) for club in (CLUB, OTHER))
    await keep(store, here, there, a_player("Gone", telegram_id=sam, active=False), a_player("Ashley"))
    assert {player.player_id for player in await store.players.of_person(5)} == {here.player_id, there.player_id}


async def test_all_are_those_who_play_by_name_and_names_are_everybodys(store: MongoStore) -> None:
    """Old lists name those who left."""
    await keep(store, a_player("Sam"), a_player("Ashley"), a_player("Gone", active=False))
    await keep(store, a_player("Theirs", club_id=OTHER.club_id))
    assert [player.name for player in await store.players.all(CLUB.club_id)] == ["Ashley", "Sam"]
    assert set((await store.players.names(CLUB.club_id)).values()) == {"Sam", "Ashley", "Gone"}


@pytest.mark.parametrize("limit", [1, 2, 7, 500])
async def test_pages_show_each_once_also_those_of_one_name(store: MongoStore, limit: int) -> None:
    sams = [
        replace(a_player("Sam"), player_id=PlayerId(f"sam{number}"), reference_code=f"SAM{number}")
        for number in range(4)
    ]
    await keep(store, *sams, a_player("Ashley"), a_player("Zoë"), a_player("Gone", active=False))
    shown: list[PlayerId] = []
    cursor, first = None, True
    while first or cursor is not None:
        page = await store.players.page(CLUB.club_id, limit=limit, cursor=cursor)
        shown += [player.player_id for player in page.items]
        cursor, first = page.next_cursor, False
        await keep(store, a_player(f"Aaron {len(shown)}"))  # who comes before the place where we are is not missed
    assert shown[0] == a_player("Ashley").player_id
    assert sorted(shown[1:5]) == [one.player_id for one in sams]
    assert shown[5:] == [a_player("Zoë").player_id]


async def test_a_cursor_of_another_list_is_no_cursor_here(store: MongoStore) -> None:
    with pytest.raises(Invalid):
        await store.players.page(CLUB.club_id, limit=5, cursor="x")


async def test_also_who_was_removed_is_found_by_who_asks_for_them(store: MongoStore) -> None:
    gone = a_player("Sam", active=False)
    await keep(store, gone)
    assert await store.players.find(gone.player_id) == replace(gone, version=1)
    assert await store.players.find(PlayerId("nobody")) is None
