"""However a place becomes free, the line moves, the card follows, and whoever moved up is told."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from functools import partial

import pytest

from club import notices
from club.actions.erasing import erase
from club.actions.fixing import Alteration, alter
from club.actions.people import remove_player, retire
from club.actions.signing_up import join, leave
from club.fixtures import Fixture, Guest
from club.moving import keep
from club.notices import Topic
from club.people import Person
from club.ports import Books
from storage.store import MongoStore
from tests.builders import NOW
from tests.club.actions.wednesday import Wednesday, begin

Freeing = Callable[[Wednesday, Fixture], Awaitable[object]]
SAM = Person(902, "Sam")


@pytest.fixture
async def club(mongo_uri: str, database_name: str) -> AsyncIterator[Wednesday]:
    async with MongoStore(mongo_uri, database_name, holder="test") as store:
        yield await begin(store)


async def left(club: Wednesday, game: Fixture) -> None:
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=game.players[0], at=NOW))


async def erased(club: Wednesday, game: Fixture) -> None:
    await club.store.write(partial(erase, club_id=club.club.club_id, player_id=game.players[0], at=NOW))


async def retired(club: Wednesday, game: Fixture) -> None:
    gone = partial(retire, club_id=club.club.club_id, player_id_=game.players[0], retired=True, at=NOW)
    await club.store.write(gone)


async def removed(club: Wednesday, game: Fixture) -> None:
    await club.store.write(partial(remove_player, club_id=club.club.club_id, player_id_=game.players[0], at=NOW))


async def more_places(club: Wednesday, game: Fixture) -> None:
    await club.store.write(partial(alter, fixture_id=game.fixture_id, wanted=Alteration(maximum=2), at=NOW))


async def guest_sent_home(club: Wednesday, game: Fixture) -> None:
    host = game.players[0]

    async def as_guest(books: Books) -> None:
        known = await books.fixture(game.fixture_id)
        books.save(replace(known, guests=(Guest(host, host=known.waiting[0], pays=known.waiting[0]),)))

    async def home(books: Books) -> None:
        known = await books.fixture(game.fixture_id)
        await keep(books, known.leave(host, at=NOW)[0], before=known, at=NOW)

    await club.store.write(as_guest)
    await club.store.write(home)


@pytest.mark.parametrize("free", [left, erased, retired, removed, more_places, guest_sent_home])
async def test_the_line_moves_by_whatever_means_a_place_becomes_free(club: Wednesday, free: Freeing) -> None:
    game = await club.game(await club.player("Ashley"), maximum=1)
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=SAM, at=NOW))
    await free(club, game)
    then = await club.store.fixtures.get(game.fixture_id)
    assert [offer.player_id for offer in then.offers] == list(then.waiting)
    assert [notice.topic for notice in await club.news(notices.person(SAM.telegram_id))] == [Topic.OFFERED]
    card = [notice for notice in await club.news(notices.group(club.club.club_id)) if notice.topic is Topic.CARD]
    assert card[-1].key == f"card:{game.fixture_id}:{then.version}"


async def test_what_changed_nothing_is_neither_saved_nor_told(club: Wednesday) -> None:
    game = await club.game(await club.player("Ashley"))
    before = await club.news(notices.group(club.club.club_id))

    async def nothing(books: Books) -> None:
        known = await books.fixture(game.fixture_id)
        await keep(books, known, before=known, at=NOW)

    await club.store.write(nothing)
    assert (await club.store.fixtures.get(game.fixture_id)).version == game.version
    assert await club.news(notices.group(club.club.club_id)) == before


async def test_what_only_the_clock_has_done_does_not_touch_the_card(club: Wednesday) -> None:
    game = await club.game(await club.player("Ashley"))
    before = await club.news(notices.group(club.club.club_id))

    async def done(books: Books) -> None:
        known = await books.fixture(game.fixture_id)
        await keep(books, replace(known, agenda=known.agenda[1:]), before=known, at=NOW)

    await club.store.write(done)
    assert (await club.store.fixtures.get(game.fixture_id)).agenda == game.agenda[1:]
    assert await club.news(notices.group(club.club.club_id)) == before
