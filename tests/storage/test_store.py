"""The store opens and closes cleanly, and says when nobody is there."""

import asyncio

import pytest

from club.ports import StoreDown
from storage.mongo import Unfit
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_payment
from tests.storage.keeping import keep
from tests.storage.nowhere import NOWHERE


async def test_opening_it_twice_and_in_two_processes_does_no_harm(store: MongoStore, rival: MongoStore) -> None:
    await asyncio.gather(store.ping(), rival.ping())
    await keep(store, a_club())
    assert await rival.clubs.get(a_club().club_id) == await store.clubs.get(a_club().club_id)


async def test_when_the_engine_is_gone_everything_says_so(gone: MongoStore) -> None:
    store = gone
    asked = (
        store.ping(),
        store.clubs.get(a_club().club_id),
        store.players.all(a_club().club_id),
        store.players.names(a_club().club_id),
        store.fixtures.due(NOW),
        store.payments.page(a_club().club_id, state=None, limit=5, cursor=None),
        store.payments.add(a_payment(), []),
        store.ledger.summary(a_club().club_id),
        store.ledger.page(a_club().club_id, player_id=None, limit=5, cursor=None),
        store.lines.listen("digest"),
        store.rounds.waiting(NOW),
        store.logins.ready(),
        store.posts.of("card"),
        store.tokens.owner("token"),
        store.outbox.lanes(NOW),
        store.outbox.waiting(),
        keep(store, a_club()),
    )
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(answer) for answer in answers] == [StoreDown] * len(asked)


async def test_a_store_that_does_not_open_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MongoStore(NOWHERE, "nothing", holder="x", timeout_ms=20)

    async def unfit(client: object) -> None:
        raise Unfit("a single server")

    monkeypatch.setattr("storage.store.check_fit", unfit)
    with pytest.raises(Unfit):
        async with store:
            raise AssertionError
    with pytest.raises(StoreDown, match="closed"):
        await store.ping()
