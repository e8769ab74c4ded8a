"""A new game keeps its places as the club wants it, out of what the books say; and asks them nothing otherwise."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import cast

import pytest

from club.actions.fixing import Alteration, Plan, alter, plan
from club.fixtures import Fixture, Status, Step
from club.habits import Habits
from club.holding import in_fair_order
from club.ids import FixtureId
from club.money import Pence
from club.payments import Share
from club.players import Player
from club.ports import Books
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_payment, a_player
from tests.storage.keeping import keep

ASHLEY, SAM, PRIYA = (a_player(name) for name in ("Ashley", "Sam", "Priya"))
NEXT = Plan(starts_at=NOW + timedelta(days=7), location="Riverside")


def played(number: int, *players: Player, waiting: tuple[Player, ...] = ()) -> Fixture:
    """So many weeks ago."""
    fixture = a_fixture(
        f"{number} weeks ago",
        starts_at=NOW - timedelta(weeks=number),
        players=tuple(one.player_id for one in players),
        waiting=tuple(one.player_id for one in waiting),
    )
    return fixture.settle(at=fixture.over_at)[0]


async def put_up(store: MongoStore, habits: Habits, name: str = "next") -> Fixture:
    club = await store.clubs.get(a_club().club_id)
    await keep(store, replace(club, habits=habits))
    act = partial(plan, club_id=club.club_id, wanted=NEXT, new_id=FixtureId(name), at=NOW)
    return await store.write(act)


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    """The real store on a database of the test's own."""
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        yield one


@pytest.fixture
async def season(store: MongoStore) -> MongoStore:
    """Ashley is a regular who owes for three games and paid for two, Sam owes for three, Priya missed out."""
    share = Share(club_id=a_club().club_id, player_id=ASHLEY.player_id, amount=Pence(1000))
    games = [
        played(1, ASHLEY, SAM, waiting=(PRIYA,)),
        played(2, ASHLEY, SAM),
        replace(played(3), status=Status.CANCELLED, players=(PRIYA.player_id,)),
        played(4),
        played(5, ASHLEY, SAM),
    ]
    await keep(
        store, a_club(), ASHLEY, SAM, PRIYA, *games, a_payment(amount=1000).assign((share,), evidence=(), at=NOW)
    )
    return store


async def test_the_game_keeps_places_and_its_agenda_says_until_when(season: MongoStore) -> None:
    game = await put_up(season, Habits(missed_out_first=True, regulars_first=True, debtors_wait=2))
    until = NOW + timedelta(days=1)
    assert game.held_for == (PRIYA.player_id, ASHLEY.player_id)
    assert game.held_back == (SAM.player_id,)
    assert (game.held_until, game.agenda[0].step, game.agenda[0].at) == (until, Step.PLACES_FREED, until)
    soon = Alteration(starts_at=NOW + timedelta(days=2, hours=8))
    sooner = await season.write(partial(alter, fixture_id=game.fixture_id, wanted=soon, at=NOW + timedelta(hours=1)))
    assert sooner.held_until == NOW + timedelta(hours=4)
    assert (sooner.agenda[0].step, sooner.agenda[0].at) == (Step.PLACES_FREED, NOW + timedelta(hours=4))


async def test_each_habit_alone(season: MongoStore) -> None:
    assert (await put_up(season, Habits(missed_out_first=True), "a")).held_for == (PRIYA.player_id,)
    assert (await put_up(season, Habits(regulars_first=True), "b")).held_for == (ASHLEY.player_id, SAM.player_id)
    waits = await put_up(season, Habits(debtors_wait=2), "c")
    assert (waits.held_for, waits.held_back) == ((), (SAM.player_id,))


async def test_without_these_habits_or_too_late_for_them_the_books_are_not_even_read() -> None:
    shut = cast("Books", object())
    ahead, soon = (a_fixture(starts_at=NOW + timedelta(days=days)) for days in (7, 1))
    fair = replace(a_club(), habits=Habits(regulars_first=True))
    assert await in_fair_order(shut, a_club(), ahead, NOW) == ahead
    assert await in_fair_order(shut, fair, soon, NOW) == soon
    with pytest.raises(AttributeError, match="played"):
        await in_fair_order(shut, fair, ahead, NOW)
