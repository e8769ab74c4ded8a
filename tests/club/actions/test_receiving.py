"""Money arrives: booked once, asked about, or forgotten; whatever the bank repeats."""

import asyncio
from datetime import timedelta

from club import notices
from club.actions.receiving import Receipt
from club.ids import payment_id
from club.notices import Topic
from club.payments import State
from tests.builders import NOW, OLLY
from tests.club.actions.wednesday import Wednesday

TX = payment_id("acc_olly", "tx_1")


async def test_an_accepted_name_is_booked_and_told_once_however_often_it_comes(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    receipts = await asyncio.gather(*(club.arrives() for _ in range(8)))
    assert sorted(receipts) == [Receipt.MATCHED, *[Receipt.REPEATED] * 7]
    assert await club.owes(ashley) == 500
    told = await club.news(notices.group(club.club.club_id))
    assert [notice.topic for notice in told].count(Topic.PAID) == 1


async def test_a_name_that_two_players_have_is_a_question(club: Wednesday) -> None:
    ashley, alan = await club.player("Ashley Jones", "A JONES"), await club.player("Alan Jones", "A JONES")
    assert await club.arrives() is Receipt.ASKED
    assert (await club.owes(ashley), await club.owes(alan)) == (0, 0)
    assert [notice.topic for notice in await club.news(notices.person(OLLY))] == [Topic.QUESTION]


async def test_rent_is_forgotten_but_for_its_id(club: Wednesday) -> None:
    await club.player("Ashley", "A JONES")
    assert await club.arrives(payer_names=("Q LANDLORD",), amount=65_000, reference="FLAT 2") is Receipt.FORGOTTEN
    stored = await club.store.database["payments"].find_one({"_id": TX})
    assert stored is not None
    assert "LANDLORD" not in str(stored)
    assert "65" not in str(stored.get("amount"))
    assert (await club.store.payments.page(club.club.club_id, state=None, limit=10, cursor=None)).items == ()


async def test_another_account_is_refused_and_reported_once(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    assert await club.arrives() is Receipt.MATCHED
    for number in range(3):
        assert await club.arrives(account_id="acc_stranger", transaction_id=f"tx_x{number}") is Receipt.REFUSED
    assert await club.owes(ashley) == 500
    told = [notice.topic for notice in await club.news(notices.person(OLLY))]
    assert told == [Topic.ACCOUNT_REFUSED]


async def test_the_bank_takes_back_what_was_booked_and_an_older_word_changes_nothing(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    await club.arrives()
    assert await club.arrives(taken_back=True, updated_at=NOW - timedelta(seconds=1)) is Receipt.REPEATED
    assert await club.owes(ashley) == 500
    assert await club.arrives(taken_back=True, updated_at=NOW + timedelta(seconds=1)) is Receipt.TAKEN_BACK
    assert await club.arrives(updated_at=NOW + timedelta(seconds=2)) is Receipt.REPEATED
    assert await club.owes(ashley) == 0
    assert (await club.store.payments.get(TX)).state is State.REVERSED


async def test_declined_first_and_an_older_snapshot_later_is_never_booked(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    assert await club.arrives(taken_back=True, updated_at=NOW + timedelta(seconds=1)) is Receipt.TAKEN_BACK
    assert await club.arrives() is Receipt.REPEATED
    assert await club.owes(ashley) == 0
