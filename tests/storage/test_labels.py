"""Payments to be labelled: each taken by one, until it is settled or given up."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from club.labels import Unlabelled
from club.money import Pence
from club.payments import Payment, Share
from storage.codec import TO_BE_LABELLED
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_line, a_payment, a_player
from tests.storage.keeping import keep

LINE = a_line().line_id


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, database_name, holder="test") as one:
        yield one


@pytest.fixture
async def rival(mongo_uri: str, store: MongoStore) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, store.database.name, holder="rival") as one:
        yield one


def booked(name: str = "tx", *, labels: bool = True) -> Payment:
    share = Share(club_id=a_club().club_id, player_id=a_player().player_id, amount=Pence(500))
    return a_payment(name, line_id=LINE, labels=labels).assign((share,), evidence=(), at=NOW)


async def take(store: MongoStore, **later: float) -> list[Unlabelled]:
    at = NOW + timedelta(**later)
    return await store.labels.take(at, until=at + timedelta(minutes=2), most=20)


async def test_what_is_booked_is_due_and_what_is_settled_is_not(store: MongoStore) -> None:
    await keep(store, booked())
    (due,) = await take(store)
    assert (due.payment.transaction_id, due.tries) == ("tx", 1)
    assert await take(store, minutes=1) == [], "it is somebody's"
    await store.labels.settle(due.payment, NOW)
    assert await take(store, minutes=5) == []
    stored = await store.payments.get(due.payment.payment_id)
    assert (stored.labelled_at, stored.label_due, stored.version) == (NOW, None, due.payment.version)


async def test_each_is_taken_by_one(store: MongoStore, rival: MongoStore) -> None:
    await keep(store, *(booked(f"tx{number}") for number in range(10)))
    taken = await asyncio.gather(*(take(one) for one in (store, rival, store, rival)))
    names = [str(one.payment.transaction_id) for batch in taken for one in batch]
    assert sorted(names) == sorted({f"tx{number}" for number in range(10)})


async def test_one_that_died_is_followed(store: MongoStore, rival: MongoStore) -> None:
    await keep(store, booked())
    await take(store)
    (again,) = await take(rival, minutes=3)
    assert again.tries == 2


async def test_what_changed_meanwhile_is_due_again_at_once(store: MongoStore) -> None:
    await keep(store, booked())
    (due,) = await take(store)
    await keep(store, due.payment.undo(at=NOW))
    await store.labels.settle(due.payment, NOW)
    (again,) = await take(store)
    assert (again.payment.shares, again.payment.labelled_at) == ((), NOW)


async def test_who_saves_what_they_read_before_it_was_labelled_does_not_forget_that_it_was(store: MongoStore) -> None:
    await keep(store, booked())
    before = await store.payments.get(booked().payment_id)
    (due,) = await take(store)
    await store.labels.settle(due.payment, NOW)
    await keep(store, before)
    assert (await store.payments.get(before.payment_id)).labelled_at == NOW


async def test_a_bank_that_is_down_is_left_alone_by_the_whole_line(store: MongoStore) -> None:
    elsewhere = replace(booked("elsewhere"), line_id=a_line("another").line_id)
    await keep(store, booked("one"), booked("two"), elsewhere)
    due = {one.payment.transaction_id: one.payment for one in await take(store)}
    await store.labels.settle(due["two"], None)
    await keep(store, booked("three"))
    await store.labels.put_off(due["one"], NOW + timedelta(minutes=10))
    assert {one.payment.transaction_id for one in await take(store, minutes=9)} == {"elsewhere"}
    assert len(await take(store, minutes=10)) == 2


async def test_only_where_it_is_wanted(store: MongoStore) -> None:
    await keep(store, booked("wanted"), booked("unwanted", labels=False))
    assert {one.payment.transaction_id for one in await take(store)} == {"wanted"}


async def test_looking_for_them_reads_none_of_the_others(store: MongoStore) -> None:
    await keep(store, booked("wanted"), *(booked(f"tx{number}", labels=False) for number in range(20)))
    found = store.database["payments"].find({"involved": TO_BE_LABELLED})
    assert len(await found.to_list()) == 1
    assert "involved_1" in str((await found.explain())["queryPlanner"]["winningPlan"])


async def test_after_some_days_it_is_left(store: MongoStore) -> None:
    await keep(store, booked())
    assert len(await take(store, days=2, hours=23)) == 1
    assert await take(store, days=3) == []
    assert await store.database["payments"].count_documents({"involved": TO_BE_LABELLED}) == 0
    assert (await store.payments.get(booked().payment_id)).label_due is None
