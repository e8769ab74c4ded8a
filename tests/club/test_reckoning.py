"""Who owes what, and from which games, read from the real ledger."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from club.ids import PaymentId, derived
from club.money import Pence
from club.payments import Route, Share
from club.reckoning import debts, debts_of
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_payment, a_player
from tests.storage.keeping import keep

SAM, ASHLEY, PRIYA, GONE = (a_player(name) for name in ("Sam", "Ashley", "Priya", "Gone"))
EVERYBODY = (SAM, ASHLEY, PRIYA, GONE)


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        yield one


async def test_those_who_owe_by_name_with_the_games_that_are_open(store: MongoStore) -> None:
    games = [
        a_fixture(str(week), starts_at=NOW - timedelta(weeks=3 - week), players=tuple(p.player_id for p in EVERYBODY))
        for week in range(3)
    ]
    charged = [game.settle(at=game.over_at)[0] for game in games]
    paid = [
        replace(a_payment(name, amount=amount), payment_id=PaymentId(derived(name)), route=Route.BANK).assign(
            (Share(club_id=a_club().club_id, player_id=player.player_id, amount=Pence(amount)),), evidence=(), at=NOW
        )
        for name, player, amount in (("a", SAM, 600), ("b", ASHLEY, 1500))
    ]
    await keep(store, a_club(), SAM, ASHLEY, PRIYA, replace(GONE, active=False), *charged, *paid)
    found = await debts(store, a_club().club_id)
    assert [(one.player.name, one.amount, one.games, one.since) for one in found] == [
        ("Priya", 1500, 3, games[0].starts_at),
        ("Sam", 900, 2, games[1].starts_at),
    ]
    assert await debts_of(store, [ASHLEY]) == []
    assert await debts_of(store, []) == []
