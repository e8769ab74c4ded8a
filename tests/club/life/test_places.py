"""The day is over: who waited is in, in turn, and hears of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from club.actions.attending import attend
from club.actions.deciding import cash
from club.actions.signing_up import join, leave
from club.fixtures import Due, Fixture, Step
from club.habits import Habits
from club.ids import PaymentId, TelegramId, derived
from club.money import Pence
from club.notices import Topic, person
from club.people import Person
from club.players import Player
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_player
from tests.storage.keeping import keep, relayed

UNTIL = NOW + timedelta(days=1)
ASHLEY, SAM, PRIYA, TOM = (
    a_player(name, telegram_id=TelegramId(number)) for number, name in enumerate(("Ashley", "Sam", "Priya", "Tom"), 901)
)
CLUB = replace(a_club(), habits=Habits(regulars_first=True, debtors_wait=1))


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    """Sam and Priya owe for two games; Ashley has first go for the next one, which has two places."""
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        owing = tuple(player.player_id for player in (SAM, PRIYA))
        games = [
            a_fixture(f"{number} weeks ago", starts_at=NOW - timedelta(weeks=number), players=owing)
            for number in (1, 2)
        ]
        ahead = replace(
            a_fixture(starts_at=NOW + timedelta(days=7), minimum=1, maximum=2),
            held_for=(ASHLEY.player_id,),
            held_back=owing,
            held_until=UNTIL,
            agenda=(Due(Step.PLACES_FREED, UNTIL),),
        )
        charged = [game.settle(at=game.over_at)[0] for game in games]
        await keep(one, CLUB, ASHLEY, SAM, PRIYA, TOM, *charged, ahead)
        yield one


async def taps(store: MongoStore, player: Player) -> Fixture:
    who = Person(player.telegram_id or 0, player.name)
    act = partial(join, fixture_id=a_fixture().fixture_id, who=who, at=NOW)
    return (await store.write(act)).fixture


async def test_who_waited_is_in_in_turn_who_owes_last_unless_they_paid_by_then(store: MongoStore) -> None:
    for player in (SAM, PRIYA, TOM):
        await taps(store, player)
    game = await store.fixtures.get(a_fixture().fixture_id)
    assert (game.players, len(game.waiting)) == ((TOM.player_id,), 2), "one place is free, one is kept for Ashley"
    due = partial(attend, fixture_id=game.fixture_id)
    assert await store.write(partial(due, at=UNTIL - timedelta(seconds=1))) == game
    paid = partial(cash, club_id=CLUB.club_id, player_id=PRIYA.player_id, amount=Pence(500))
    await store.write(partial(paid, new_id=PaymentId(derived("cash")), at=UNTIL - timedelta(hours=1)))
    freed = await store.write(partial(due, at=UNTIL))
    assert freed.players == (TOM.player_id, PRIYA.player_id)
    assert freed.waiting == (SAM.player_id,)
    assert (freed.held_for, freed.held_back, freed.held_until, freed.agenda) == ((), (), None, ())
    promoted = [[one.topic for one in await relayed(store, person(number), most=3)] for number in (902, 903)]
    assert promoted == [[], [Topic.STILL_OPEN, Topic.PROMOTED]]
    again = await store.fixtures.get(game.fixture_id)
    assert await store.write(partial(due, at=UNTIL + timedelta(minutes=1))) == again


async def test_with_the_habit_switched_off_by_then_nobody_is_last(store: MongoStore) -> None:
    await taps(store, SAM)
    game = await taps(store, ASHLEY)
    await keep(store, replace(await store.clubs.get(CLUB.club_id), habits=Habits()))
    await keep(store, replace(game, version=game.version + 1, waiting=(SAM.player_id, TOM.player_id)))
    freed = await store.write(partial(attend, fixture_id=game.fixture_id, at=UNTIL))
    assert freed.players == (ASHLEY.player_id, SAM.player_id)


async def test_a_kept_place_that_nobody_wants_goes_to_who_waits(store: MongoStore) -> None:
    out = partial(leave, fixture_id=a_fixture().fixture_id, at=NOW)
    zoe = a_player("Zoë", telegram_id=TelegramId(905))
    await keep(store, zoe)
    await taps(store, TOM)
    assert (await taps(store, zoe)).waiting == (zoe.player_id,)
    await store.write(partial(out, who=Person(904, "Tom")))
    assert [one.player_id for one in (await store.fixtures.get(a_fixture().fixture_id)).offers] == [zoe.player_id]
    await taps(store, TOM)
    declined = (await store.write(partial(out, who=Person(901, "Ashley")))).fixture
    assert [one.player_id for one in declined.offers] == [zoe.player_id, TOM.player_id]
    assert declined.places_left == 0
