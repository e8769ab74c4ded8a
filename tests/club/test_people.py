"""Who taps is a player from then on, in each club one."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from club.ids import ClubId, TelegramId, player_id
from club.people import Person, recognise
from club.players import Player, Reach
from storage.store import MongoStore
from tests.builders import a_club, a_player
from tests.storage.keeping import keep

CLUB, OTHER = a_club().club_id, ClubId("another")


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        yield one


async def recognised(store: MongoStore, name: str = "Sam", club: ClubId = CLUB, *, reached: bool = False) -> Player:
    return await store.write(partial(recognise, club_id=club, person=Person(901, name), reached=reached))


async def test_a_stranger_becomes_a_player_with_a_code(store: MongoStore) -> None:
    sam = await recognised(store)
    assert (sam.player_id, sam.name, sam.telegram_id) == (player_id(CLUB, 901), "Sam", 901)
    assert sam.reference_code
    assert (await recognised(store)).reference_code == sam.reference_code
    assert len(await store.players.all(CLUB)) == 1


async def test_first_taps_at_once_are_one_player(store: MongoStore) -> None:
    players = await asyncio.gather(*(recognised(store) for _ in range(5)))
    assert len({(player.player_id, player.reference_code) for player in players}) == 1


async def test_one_person_in_two_clubs_is_two_players_of_whom_one_knowledge_is_shared(store: MongoStore) -> None:
    here = await recognised(store, reached=True)
    there = await recognised(store, club=OTHER)
    assert here.player_id != there.player_id
    assert (here.reach, there.reach) == (Reach.OPEN, Reach.OPEN)


@pytest.mark.parametrize("name", ["", " \n", "\u202e\u200b"])
async def test_a_name_that_shows_nothing_is_somebody(store: MongoStore, name: str) -> None:
    assert (await recognised(store, name)).name == "Somebody"


async def test_the_name_that_the_organiser_gave_stays(store: MongoStore) -> None:
    sam = await recognised(store)
    stored = await store.players.get(sam.player_id)
    await keep(store, replace(stored, name="Sam the Keeper"))
    assert (await recognised(store, "Samuel")).name == "Sam the Keeper"


async def test_somebody_known_under_another_id_is_that_player(store: MongoStore) -> None:
    await keep(store, a_player("Sam", telegram_id=TelegramId(901)))
    assert (await recognised(store)).player_id == a_player("Sam").player_id


async def test_who_was_removed_plays_again_with_a_tap(store: MongoStore) -> None:
    sam = await recognised(store)
    stored = await store.players.get(sam.player_id)
    await keep(store, replace(stored, active=False))
    assert (await recognised(store)).active
    assert (await store.players.get(sam.player_id)).reference_code == sam.reference_code


async def test_who_opens_a_chat_may_be_written_to_and_a_tap_does_not_undo_it(store: MongoStore) -> None:
    assert (await recognised(store)).reach is Reach.UNKNOWN
    assert (await recognised(store, reached=True)).reach is Reach.OPEN
    assert (await recognised(store)).reach is Reach.OPEN
