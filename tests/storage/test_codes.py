"""The codes of a club are read once, and what is new comes along."""

from dataclasses import replace

from club.ids import ClubId
from club.ports import Books
from storage.codes import Codes
from storage.store import MongoStore
from tests.builders import a_club, a_player
from tests.counting import Commands
from tests.storage.keeping import keep

CLUB = a_club().club_id


async def test_they_are_read_once_and_what_this_process_adds_is_known(
    watched: tuple[MongoStore, Commands],
) -> None:
    store, commands = watched
    ashley, sam = a_player("Ashley"), a_player("Sam")
    await keep(store, ashley)
    codes = Codes(store.database)
    commands.clear()
    assert await codes.of(CLUB) == [ashley.reference_code]
    codes.committed([sam, a_club()])
    codes.changed(sam.player_id)  # our own change comes back by the stream
    assert await codes.of(CLUB) == [ashley.reference_code, sam.reference_code]
    assert commands.seen == [("find", "players")]


async def test_what_somebody_else_changed_is_read_again(store: MongoStore, rival: MongoStore) -> None:
    codes = Codes(store.database)
    assert await codes.of(CLUB) == []
    sam = a_player("Sam")
    await keep(rival, sam)
    codes.changed(sam.player_id)
    assert await codes.of(CLUB) == [sam.reference_code]


async def test_each_club_has_its_own_and_players_who_are_gone_keep_theirs(store: MongoStore) -> None:
    sam, charlie = a_player("Sam"), replace(a_player("Charlie"), club_id=ClubId("other"))
    await keep(store, replace(sam, active=False), charlie)
    codes = Codes(store.database)
    assert await codes.of(CLUB) == [sam.reference_code]
    codes.committed([replace(a_player("New"), club_id=ClubId("third"))])
    assert await codes.of(ClubId("other")) == [charlie.reference_code]


async def test_a_code_that_another_process_took_is_not_given_twice(store: MongoStore, rival: MongoStore) -> None:
    """Both know the club as it was before; the index refuses the second, and the action runs again on what is true."""
    taken = a_player("Sam").reference_code

    async def newcomer(books: Books) -> str:
        known = await books.codes(CLUB)
        code = taken if taken not in known else "another"
        books.save(replace(a_player("New"), reference_code=code, telegram_id=None))
        return code

    await store._codes.of(CLUB)
    await keep(rival, a_player("Sam"))
    store._codes._kept = {CLUB: {}}  # whatever the stream told by now
    assert await store.write(newcomer) == "another"
