"""Single things by id, the first of several, and all that fit."""

import pytest

from club.errors import NotFound
from club.players import Player
from storage.lists import Shelf
from storage.store import MongoStore
from tests.builders import a_club, a_player
from tests.storage.keeping import keep


@pytest.fixture
async def shelf(store: MongoStore) -> Shelf[Player]:
    await keep(store, a_player("Sam"), a_player("Ashley"), a_player("Gone", active=False))
    return Shelf(store.database, Player, "player")


async def test_one_is_got_by_its_id_and_by_what_else_is_asked(shelf: Shelf[Player]) -> None:
    gone = a_player("Gone").player_id
    assert (await shelf.get(gone)).name == "Gone"
    with pytest.raises(NotFound, match="There is no such player"):
        await shelf.get(gone, active=True)


async def test_the_first_in_an_order(shelf: Shelf[Player]) -> None:
    first = await shelf.first({"active": True}, ("name", -1))
    assert first is not None
    assert first.name == "Sam"
    assert await shelf.first({"name": "Nobody"}) is None


async def test_all_in_an_order_or_some_of_them(shelf: Shelf[Player]) -> None:
    everybody = {"club_id": a_club().club_id}
    assert [player.name for player in await shelf.all(everybody, ("name", 1))] == ["Ashley", "Gone", "Sam"]
    assert [player.name for player in await shelf.all(everybody, ("name", 1), limit=2)] == ["Ashley", "Gone"]
    assert len(await shelf.all(everybody)) == 3


async def test_a_page_that_holds_exactly_the_rest_is_the_last(shelf: Shelf[Player]) -> None:
    page = await shelf.page({"active": True}, by="name", kind=str, ascending=True, limit=2, cursor=None)
    assert ([player.name for player in page.items], page.next_cursor) == (["Ashley", "Sam"], None)
