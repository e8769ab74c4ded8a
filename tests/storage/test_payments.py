"""Payments: stored once however often they come, in one write, and read in lists."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from club import notices
from club.actions import receiving, signing_up
from club.errors import NotFound
from club.ids import ClubId, PaymentId, PlayerId
from club.money import Pence
from club.notices import Notice
from club.payments import Payment, Share, State
from club.people import Person
from club.ports import Listening, StoreDown
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_line, a_payment, a_player, a_transfer
from tests.counting import Commands
from tests.storage.keeping import KEYS, keep, relayed

CLUB = a_club().club_id
OTHER = ClubId("another club")
ASHLEY = a_player(accepted_bank_names=("A JONES",))


def matched(name: str = "tx", *, minutes: int = 0) -> Payment:
    share = Share(club_id=CLUB, player_id=ASHLEY.player_id, amount=Pence(500))
    return a_payment(name).assign((share,), evidence=("code",), at=NOW + timedelta(minutes=minutes))


def told(payment: Payment) -> list[Notice]:
    return [notices.paid(entry) for entry in payment.shares]


async def test_first_it_is_stored_and_then_it_is_known(store: MongoStore) -> None:
    assert await store.payments.add(matched(), []) is None
    again = await store.payments.add(replace(matched(), amount=Pence(999)), [])
    assert again == replace(matched(), version=1)
    assert await store.payments.get(matched().payment_id) == again


async def test_five_hundred_at_once_with_every_tenth_repeated_are_each_there_once(store: MongoStore) -> None:
    payments = [matched(f"tx{number}") for number in range(500)]
    arriving = payments + payments[::10]
    answers = await asyncio.gather(*(store.payments.add(payment, told(payment)) for payment in arriving))
    assert sum(answer is None for answer in answers) == 500
    assert await store.database["payments"].count_documents({}) == 500
    assert await store.ledger.balance(ASHLEY.player_id) == 500 * 500
    keys = Counter([notice.key for notice in await relayed(store, notices.group(CLUB), most=1000)])
    assert len(keys) == 500
    assert set(keys.values()) == {1}


async def test_two_processes_may_be_told_of_it_at_once(store: MongoStore, rival: MongoStore) -> None:
    adds = [one.payments.add(matched(f"tx{number}"), []) for number in range(40) for one in (store, rival)]
    answers = await asyncio.gather(*adds)
    assert sum(answer is None for answer in answers) == 40
    assert await store.ledger.balance(ASHLEY.player_id) == 40 * 500


async def test_a_matched_payment_is_one_write_and_nothing_read(watched: tuple[MongoStore, Commands]) -> None:
    store, commands = watched
    listening = await heard(store)
    commands.clear()
    receipt = await receiving.receive(store, listening, a_transfer(), keys=KEYS, at=NOW)
    assert receipt is receiving.Receipt.MATCHED
    assert commands.seen == [("insert", "payments")]
    assert commands.whole[0]["writeConcern"] == {"w": "majority", "j": True}


async def test_a_repeated_payment_is_the_same_write_and_one_look(watched: tuple[MongoStore, Commands]) -> None:
    store, commands = watched
    listening = await heard(store)
    await receiving.receive(store, listening, a_transfer(), keys=KEYS, at=NOW)
    commands.clear()
    receipt = await receiving.receive(store, listening, a_transfer(), keys=KEYS, at=NOW)
    assert receipt is receiving.Receipt.REPEATED
    assert commands.seen == [("insert", "payments"), ("find", "payments")]


async def test_a_tap_by_a_known_player_is_two_looks_and_one_write(watched: tuple[MongoStore, Commands]) -> None:
    store, commands = watched
    person = Person(901, "Ashley")
    await keep(store, a_club(), a_fixture("last week"), a_fixture())
    await store.write(lambda books: signing_up.join(books, a_fixture("last week").fixture_id, person, at=NOW))
    commands.clear()
    await store.write(lambda books: signing_up.join(books, a_fixture().fixture_id, person, at=NOW))
    assert commands.seen == [("find", "fixtures"), ("find", "players"), ("update", "fixtures")]


async def heard(store: MongoStore) -> Listening:
    """The bank line of a club that knows Ashley, heard before, so that its account is pinned."""
    line = a_line(account_id="acc_olly")
    await keep(store, a_club(), ASHLEY, line)
    listening = await store.lines.listen(line.secret_digest)
    assert listening is not None
    return listening


async def test_when_nobody_is_there_it_is_not_acknowledged(gone: MongoStore) -> None:
    with pytest.raises(StoreDown):
        await gone.payments.add(matched(), [])


async def test_what_is_forgotten_is_known_again_but_never_shown(store: MongoStore) -> None:
    rent = replace(a_payment("rent").forgotten(), state=State.FORGOTTEN, clubs=(), amount=Pence(0))
    assert await store.payments.add(rent, []) is None
    known = await store.payments.add(a_payment("rent"), [])
    assert known is not None
    assert known.state is State.FORGOTTEN
    with pytest.raises(NotFound):
        await store.payments.get(rent.payment_id)
    assert await store.payments.some([rent.payment_id]) == {}
    assert (await store.payments.page(CLUB, state=None, limit=10, cursor=None)).items == ()


async def test_some_are_read_together_and_those_that_are_not_there_are_left_out(store: MongoStore) -> None:
    one, other = matched(), a_payment("other")
    for payment in (one, other):
        await store.payments.add(payment, [])
    found = await store.payments.some([other.payment_id, one.payment_id, PaymentId("nobody")])
    assert found == {payment.payment_id: replace(payment, version=1) for payment in (one, other)}
    assert await store.payments.some([]) == {}


async def test_open_ones_are_listed_oldest_first_for_the_clubs_they_may_belong_to(store: MongoStore) -> None:
    older = replace(a_payment("older"), received_at=NOW - timedelta(hours=1))
    theirs = replace(a_payment("theirs"), clubs=(OTHER,))
    either = replace(a_payment("either"), clubs=(OTHER, CLUB), received_at=NOW + timedelta(hours=1))
    for payment in (a_payment("newer"), older, theirs, either, matched()):
        await store.payments.add(payment, [])
    assert [p.transaction_id for p in await store.payments.unmatched([CLUB])] == ["older", "newer", "either"]
    assert [p.transaction_id for p in await store.payments.unmatched([OTHER])] == ["theirs", "either"]
    assert await store.payments.unmatched([]) == []


async def test_the_latest_decision_is_the_one_that_was_made_last(store: MongoStore) -> None:
    """Also when it is "not football", about a payment that was booked and undone in between."""
    assert await store.payments.latest_decided(CLUB) is None
    undone = matched("undone").undo(at=NOW + timedelta(minutes=1))
    for payment in (
        undone.ignore(at=NOW + timedelta(hours=2)),
        matched("booked", minutes=60),
        replace(matched("theirs", minutes=600), clubs=(OTHER,)),
        a_payment("open"),
    ):
        await store.payments.add(payment, [])
    latest = await store.payments.latest_decided(CLUB)
    assert latest is not None
    assert latest.transaction_id == "undone"


async def test_what_was_booked_for_another_club_is_none_of_ours(store: MongoStore) -> None:
    share = Share(club_id=OTHER, player_id=PlayerId("theirs"), amount=Pence(500))
    booked = replace(a_payment(), clubs=(CLUB, OTHER)).assign((share,), evidence=(), at=NOW)
    await store.payments.add(booked, [])
    assert (await store.payments.page(CLUB, state=None, limit=10, cursor=None)).items == ()
    assert len((await store.payments.page(OTHER, state=None, limit=10, cursor=None)).items) == 1


async def test_names_are_forgotten_a_day_after_and_not_before(store: MongoStore) -> None:
    await store.payments.add(a_payment("rent").ignore(at=NOW), [])
    await store.payments.add(a_payment("gone").ignore(at=NOW).forgotten(), [])
    await store.payments.add(a_payment("open"), [])
    assert await store.payments.ignored_before(NOW - timedelta(seconds=1)) == []
    assert [p.transaction_id for p in await store.payments.ignored_before(NOW)] == ["rent"]


@pytest.mark.parametrize("limit", [1, 3, 100])
async def test_a_list_in_pages_shows_each_one_once_while_others_arrive(store: MongoStore, limit: int) -> None:
    """Newest first: what arrives meanwhile belongs before the beginning, and moves nothing that follows."""
    for number in range(7):
        earlier = NOW + timedelta(minutes=number // 2)
        await store.payments.add(replace(a_payment(f"tx{number}"), received_at=earlier), [])
    shown: list[str | None] = []
    cursor, pages = None, 0
    while cursor is not None or not pages:
        page = await store.payments.page(CLUB, state=State.UNMATCHED, limit=limit, cursor=cursor)
        shown += [payment.transaction_id for payment in page.items]
        assert len(page.items) <= limit
        cursor, pages = page.next_cursor, pages + 1
        newer = replace(a_payment(f"later{pages}"), received_at=NOW + timedelta(hours=pages))
        await store.payments.add(newer, [])
    assert sorted(map(str, shown)) == [f"tx{number}" for number in range(7)]
    times = [int(str(name)[2:]) // 2 for name in shown]
    assert times == sorted(times, reverse=True)


async def test_what_is_booked_for_a_player_leaves_out_what_was_taken_back(store: MongoStore) -> None:
    booked, undone = matched(), replace(matched(), payment_id=PaymentId("undone")).undo(at=NOW)
    for payment in (booked, undone, a_payment("open")):
        await store.payments.add(payment, [])
    (entry,) = booked.shares
    assert [one.payment_id for one in await store.payments.booked_for(entry.player_id)] == [booked.payment_id]
    assert await store.payments.booked_for(PlayerId("nobody")) == []


async def test_what_arrived_for_the_clubs_of_a_line_and_counts_is_found_by_when_it_came(store: MongoStore) -> None:
    line, hour = a_line(), timedelta(hours=1)
    ours = [
        replace(a_payment(f"tx{n}"), line_id=line.line_id, received_at=NOW + n * hour, state=State.UNMATCHED)
        for n in range(5)
    ]
    ours[2] = replace(ours[2], line_id=a_line("former").line_id)
    elsewhere = replace(ours[2], payment_id=a_payment("elsewhere").payment_id, clubs=(ClubId("another"),))
    reversed_ = replace(ours[2], payment_id=a_payment("reversed").payment_id, state=State.REVERSED)
    await keep(store, *ours, elsewhere, reversed_)
    found = await store.payments.arrived(line, after=NOW, before=NOW + 4 * hour)
    assert [one.payment_id for one in found] == [one.payment_id for one in ours[1:4]]


async def test_those_that_were_ever_stored_are_known_forgotten_ones_too(store: MongoStore) -> None:
    forgotten = replace(a_payment("forgotten"), state=State.FORGOTTEN)
    await keep(store, a_payment("tx"), forgotten)
    wanted = [a_payment(name).payment_id for name in ("tx", "forgotten", "never")]
    assert await store.payments.known(wanted) == set(wanted[:2])
