"""A club begins with the bot, follows its group, and waits while the bot is away."""

import asyncio
from functools import partial
from itertools import permutations
from typing import Any

import pytest

from club import notices
from club.actions.people import add_player
from club.actions.welcome import claim, farewell, migrate, rename, welcome
from club.clubs import Club
from club.ids import PlayerId, club_id
from club.notices import Topic
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY

CHAT, SUPERGROUP = -100, -1_001_000_000_123


async def greeted(store: MongoStore, chat: int = CHAT, **facts: Any) -> Club:
    told = {"title": "Wednesday", "added_by": OLLY, "timezone": "Europe/London", "occasion": "1", **facts}
    return await store.write(partial(welcome, chat_id=chat, **told))


async def topics(store: MongoStore, club: Club) -> list[Topic]:
    await store._relay.sweep()
    return [notice.topic for notice in await store.outbox.take(notices.group(club.club_id), NOW)]


async def test_whoever_adds_the_bot_runs_the_club_and_the_group_is_greeted_once(
    store: MongoStore, rival: MongoStore
) -> None:
    clubs = await asyncio.gather(*(greeted(one) for one in (store, rival, store, rival)))
    assert {club.club_id for club in clubs} == {club_id(CHAT)}
    club = await store.clubs.get(club_id(CHAT))
    assert (club.organisers, club.name, club.present) == ((OLLY,), "Wednesday", True)
    assert await topics(store, club) == [Topic.WELCOME]


async def test_added_by_nobody_known_it_waits_for_an_organiser(store: MongoStore) -> None:
    club = await greeted(store, added_by=None)
    assert club.organisers == ()
    claiming = [partial(claim, chat_id=CHAT, telegram_id=person) for person in (CHARLIE, OLLY)]
    for one in claiming:
        await store.write(one)
    assert (await store.clubs.get(club.club_id)).organisers == (CHARLIE,)
    assert await store.write(partial(claim, chat_id=-5, telegram_id=OLLY)) is None


async def test_known_without_an_organiser_it_gets_the_one_who_is_heard_of_later(store: MongoStore) -> None:
    await greeted(store, added_by=None)
    assert (await greeted(store, occasion="2")).organisers == (OLLY,)


async def test_removed_and_added_again_nothing_is_lost(store: MongoStore) -> None:
    club = await greeted(store)
    await store.write(partial(add_player, club_id=club.club_id, new_id=PlayerId("sam"), name="Sam"))
    for _ in range(2):
        await store.write(partial(farewell, chat_id=CHAT))
    assert not (await store.clubs.get(club.club_id)).present
    again = await greeted(store, added_by=CHARLIE, occasion="2", title="Renamed")
    assert (again.club_id, again.organisers, again.present, again.name) == (club.club_id, (OLLY,), True, "Renamed")
    assert len(await store.players.all(club.club_id)) == 1
    await store.write(partial(farewell, chat_id=-5))


async def test_a_club_follows_its_group_into_a_supergroup(store: MongoStore) -> None:
    club = await greeted(store)
    for _ in range(2):
        await store.write(partial(migrate, old_chat_id=CHAT, new_chat_id=SUPERGROUP))
    moved = await store.clubs.of_chat(SUPERGROUP)
    assert moved is not None
    assert (moved.club_id, moved.organisers) == (club.club_id, (OLLY,))
    assert await store.clubs.of_chat(CHAT) is None


async def test_late_word_from_the_former_chat_changes_nothing(store: MongoStore) -> None:
    """Telegram may send the addition again after the move; it is answered, and the club stays where it is."""
    await greeted(store)
    await store.write(partial(migrate, old_chat_id=CHAT, new_chat_id=SUPERGROUP))
    assert (await greeted(store)).chat_id == SUPERGROUP
    assert await store.database["clubs"].count_documents({}) == 1


@pytest.mark.parametrize("order", list(permutations(["move", "move again", "greeting there"])))
async def test_in_whatever_order_the_move_is_heard_of_the_club_is_one(store: MongoStore, order: list[str]) -> None:
    club = await greeted(store)
    for word in order:
        if word == "greeting there":
            await greeted(store, SUPERGROUP, occasion="2")
        else:
            await store.write(partial(migrate, old_chat_id=CHAT, new_chat_id=SUPERGROUP))
    there = await store.clubs.of_chat(SUPERGROUP)
    assert there is not None
    assert (there.club_id, there.present, there.organisers) == (club.club_id, True, (OLLY,))


async def test_what_began_in_the_supergroup_and_has_players_stays(store: MongoStore) -> None:
    await greeted(store)
    newcomer = await greeted(store, SUPERGROUP)
    await store.write(partial(add_player, club_id=newcomer.club_id, new_id=PlayerId("sam"), name="Sam"))
    await store.write(partial(migrate, old_chat_id=CHAT, new_chat_id=SUPERGROUP))
    there = await store.clubs.of_chat(SUPERGROUP)
    assert there is not None
    assert there.club_id == newcomer.club_id


async def test_a_move_of_a_group_that_nobody_knows_is_no_matter(store: MongoStore) -> None:
    await store.write(partial(migrate, old_chat_id=-5, new_chat_id=-6))
    assert await store.clubs.of_chat(-6) is None


async def test_another_title_is_another_name(store: MongoStore) -> None:
    club = await greeted(store)
    for title in ("Thursday\n\u202eFive", "Thursday Five", "\u202e"):
        await store.write(partial(rename, chat_id=CHAT, title=title))
    assert (await store.clubs.get(club.club_id)).name == "Five-a-side"
    await store.write(partial(rename, chat_id=-5, title="Nobody"))
