"""Money arrives: booked once, asked about, or forgotten; whatever the bank repeats."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from club import notices
from club.actions import deciding
from club.actions.banking import open_line
from club.actions.charging import settle
from club.actions.forgetting import forget_account
from club.actions.people import add_player
from club.actions.receiving import Receipt, receive
from club.errors import Conflict
from club.ids import LineId, PlayerId, payment_id
from club.money import Pence
from club.notices import Topic
from club.payments import State
from club.players import Player
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY
from tests.club.actions.wednesday import A_TRANSFER, AFTER, KEYS, Wednesday, begin
from tests.counting import counted_store

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


async def test_what_another_line_of_the_same_account_forgot_is_booked_here_all_the_same(club: Wednesday) -> None:
    opening = partial(open_line, club_id=club.other.club_id, new_id=LineId("other"), digest="other", owner=CHARLIE)
    await club.store.write(opening)
    elsewhere, ashley = await club.store.lines.listen("other"), await club.player("Ashley", "A JONES")
    assert elsewhere is not None
    there, code = partial(receive, club.store, elsewhere, keys=KEYS, at=AFTER), ashley.reference_code
    plain = replace(A_TRANSFER, reference=code)
    assert await there(transfer=plain) is Receipt.FORGOTTEN
    receipts = [*await asyncio.gather(*(club.arrives(reference=code) for _ in "12")), await there(transfer=plain)]
    assert sorted(receipts) == [Receipt.MATCHED, Receipt.REPEATED, Receipt.REPEATED]
    assert await club.owes(ashley) == 500
    await there(transfer=replace(plain, transaction_id="tx_2", taken_back=True, updated_at=NOW + timedelta(seconds=1)))
    assert await club.arrives(transaction_id="tx_2") is Receipt.REPEATED, "declined since"


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


async def test_the_first_word_on_a_line_says_whose_it_is_also_when_two_come_at_once(
    club: Wednesday, rival: MongoStore
) -> None:
    await club.player("Ashley", "A JONES")
    theirs = Wednesday(rival, club.club, club.other, club.line)
    receipts = await asyncio.gather(
        club.arrives(account_id="acc_one"), theirs.arrives(account_id="acc_two", transaction_id="tx_2")
    )
    assert sorted(receipts) == [Receipt.MATCHED, Receipt.REFUSED]
    pinned = (await club.store.lines.get(club.line.line_id)).account_id
    assert pinned == ("acc_one" if receipts[0] is Receipt.MATCHED else "acc_two")


async def test_told_by_two_processes_in_any_order_it_is_booked_once(club: Wednesday, rival: MongoStore) -> None:
    ashley = await club.player("Ashley", "A JONES")
    theirs = Wednesday(rival, club.club, club.other, club.line)
    await club.arrives()
    receipts = await asyncio.gather(
        *(one.arrives(transaction_id=f"tx_{number}") for number in range(2, 12) for one in (club, theirs))
    )
    assert sorted(receipts) == [Receipt.MATCHED] * 10 + [Receipt.REPEATED] * 10
    assert await club.owes(ashley) == 11 * 500
    told = [notice.topic for notice in await club.news(notices.group(club.club.club_id))]
    assert told.count(Topic.PAID) == 11


async def test_taken_back_at_once_by_two_processes_it_is_taken_back_once(club: Wednesday, rival: MongoStore) -> None:
    ashley = await club.player("Ashley", "A JONES")
    await club.arrives()
    theirs = Wednesday(rival, club.club, club.other, club.line)
    gone = NOW + timedelta(seconds=1)
    await asyncio.gather(*(one.arrives(taken_back=True, updated_at=gone) for one in (club, theirs, club, theirs)))
    assert await club.owes(ashley) == 0
    lines = await club.store.ledger.page(club.club.club_id, player_id=ashley.player_id, limit=10, cursor=None)
    assert [line.balance for line in lines.items] == [500, 0]
    told = [notice.topic for notice in await club.news(notices.group(club.club.club_id))]
    assert told.count(Topic.TAKEN_BACK) == 1


async def test_another_amount_out_of_the_bank_s_own_mouth_is_a_question_and_no_second_credit(
    club: Wednesday, rival: MongoStore
) -> None:
    ashley = await club.player("Ashley", "A JONES")
    await club.arrives()
    theirs = Wednesday(rival, club.club, club.other, club.line)
    later = NOW + timedelta(seconds=1)
    await asyncio.gather(*(one.arrives(amount=700, updated_at=later, verified=True) for one in (club, theirs, club)))
    assert await club.owes(ashley) == 0
    payment = await club.store.payments.get(TX)
    assert (payment.state, payment.amount) == (State.UNMATCHED, 700)
    assert [notice.topic for notice in await club.news(notices.person(OLLY))] == [Topic.QUESTION]
    told = [notice.topic for notice in await club.news(notices.group(club.club.club_id))]
    assert told.count(Topic.TAKEN_BACK) == 1


async def test_another_amount_that_anybody_may_have_sent_or_that_is_older_changes_nothing(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    await club.arrives()
    assert await club.arrives(amount=700, updated_at=NOW + timedelta(seconds=1)) is Receipt.REPEATED
    assert await club.arrives(amount=700, updated_at=NOW, verified=True) is Receipt.REPEATED
    assert await club.owes(ashley) == 500


async def test_an_open_question_is_asked_about_the_amount_that_is_true(club: Wednesday) -> None:
    await club.arrives(reference="football")
    assert await club.arrives(amount=700, updated_at=NOW + timedelta(1), verified=True) is Receipt.AMENDED
    assert [payment.amount for payment in await club.store.payments.unmatched([club.club.club_id])] == [700]


async def test_what_the_bank_took_back_stays_so_whatever_the_organiser_does(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    await club.arrives(reference="football")
    await club.arrives(taken_back=True, updated_at=NOW + timedelta(seconds=1))
    book = partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=ashley.player_id, at=AFTER)
    with pytest.raises(Conflict):
        await club.store.write(book)
    assert await club.owes(ashley) == 0


async def test_what_was_not_football_keeps_no_name_when_the_bank_takes_it_back(club: Wednesday) -> None:
    await club.player("Ashley")
    await club.arrives(reference="football")
    await club.store.write(partial(deciding.ignore, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    await club.arrives(taken_back=True, reference="football", updated_at=NOW + timedelta(seconds=1))
    payment = await club.store.payments.get(TX)
    assert (payment.state, payment.payer_name, payment.reference) == (State.REVERSED, None, None)


async def test_a_shared_payment_that_is_taken_back_is_taken_back_from_each(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await club.arrives(amount=1000, reference="football")
    shares = {ashley.player_id: Pence(600), sam.player_id: Pence(400)}
    await club.store.write(partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=shares, at=AFTER))
    gone = NOW + timedelta(days=1)
    assert await club.arrives(amount=1000, taken_back=True, updated_at=gone) is Receipt.TAKEN_BACK
    assert (await club.owes(ashley), await club.owes(sam)) == (0, 0)


async def test_one_transaction_between_two_of_our_accounts_is_two_payments(club: Wednesday) -> None:
    """Each account's bank tells of it, on a line of its own."""
    ashley = await club.player("Ashley", "A JONES")
    charlie = await club.player("Charlie", "A JONES", club=club.other)
    line = await club.store.write(
        partial(open_line, club_id=club.other.club_id, new_id=LineId("theirs"), digest="theirs", owner=CHARLIE)
    )
    theirs = Wednesday(club.store, club.other, club.club, line)
    assert await club.arrives() is Receipt.MATCHED
    assert await theirs.arrives(account_id="acc_charlie") is Receipt.MATCHED
    assert (await club.owes(ashley), await club.owes(charlie)) == (500, 500)


async def test_who_may_be_written_to_hears_what_is_left_and_the_group_what_was_paid(club: Wednesday) -> None:
    add = partial(
        add_player, new_id=PlayerId("unused"), name="Kwame", telegram_id=901, accepted_bank_names=("K MENSAH",)
    )
    kwame = await club.store.write(partial(add, club_id=club.club.club_id))
    await club.arrives(payer_names=("K MENSAH",))
    assert [notice.topic for notice in await club.news(notices.person(901))] == [Topic.STILL_OPEN]
    payment = await club.store.payments.get(TX)
    assert (payment.booked_for, payment.state) == ((kwame.player_id,), State.MATCHED)
    assert payment.evidence


async def test_a_code_under_the_players_name_teaches_the_account_and_under_another_name_does_not(
    club: Wednesday,
) -> None:
    ashley = await club.player("Ashley Jones")
    await club.arrives(payer_names=("W WHITE",), reference=ashley.reference_code, transaction_id="tx_0")
    await club.store.soon.flush()
    assert (await club.store.players.get(ashley.player_id)).accounts == ()
    await club.arrives(reference=ashley.reference_code)
    await club.store.soon.flush()
    (known,) = (await club.store.players.get(ashley.player_id)).accounts
    assert known.payment_id == TX
    assert await club.arrives(transaction_id="tx_2", reference="") is Receipt.MATCHED


async def test_a_known_players_gas_bill_is_forgotten(club: Wednesday) -> None:
    await club.player("Ashley Jones", "A JONES")
    assert await club.arrives(reference="gas bill", amount=2340) is Receipt.FORGOTTEN
    assert await club.arrives(transaction_id="tx_2", amount=1234) is Receipt.ASKED


async def test_what_a_code_teaches_costs_nothing_on_the_way_to_the_answer(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with counted_store(mongo_uri, database_name, monkeypatch) as (store, commands):
        club = await begin(store)
        ashley = await club.player("Ashley Jones")
        await club.arrives(reference="nothing of football", payer_names=("STRANGER",))  # the line is pinned by this
        listening = await store.lines.listen(club.line.secret_digest)
        assert listening is not None
        transfer = replace(A_TRANSFER, transaction_id="tx_2", reference=ashley.reference_code)
        commands.clear()
        assert await receive(store, listening, transfer, keys=KEYS, at=AFTER) is Receipt.MATCHED
        assert commands.seen == [("insert", "payments")]
        await store.soon.flush()
        assert (await store.players.get(ashley.player_id)).accounts


async def divided(club: Wednesday) -> tuple[Player, Player, Player]:
    """Ashley, Sam and Tom have played for £5.00 each, and the account that paid was divided between the first two."""
    ashley, sam, tom = [await club.player(name) for name in ("Ashley", "Sam", "Tom")]
    await club.arrives(amount=1000, reference="football", transaction_id="tx_0")
    shares = {ashley.player_id: Pence(500), sam.player_id: Pence(500)}
    paid = partial(deciding.assign, payment_id=payment_id("acc_olly", "tx_0"), shares=shares, at=AFTER)
    await club.store.write(partial(paid, club_id=club.club.club_id))
    for number in (1, 2):  # the first is settled already
        game = await club.game(ashley, sam, tom, name=f"game {number}")
        await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    return ashley, sam, tom


async def test_what_was_divided_once_is_divided_again_and_each_is_told(club: Wednesday) -> None:
    ashley, sam, tom = await divided(club)
    receipts = await asyncio.gather(*(club.arrives(amount=1000, reference="football") for _ in range(4)))
    assert sorted(receipts) == [Receipt.MATCHED, *[Receipt.REPEATED] * 3]
    assert [await club.owes(one) for one in (ashley, sam, tom)] == [0, 0, -1000]
    payment = await club.store.payments.get(TX)
    assert payment.evidence == ("account that paid for Ashley and Sam before", "just what they owe together")
    told = [one for one in await club.news(notices.group(club.club.club_id)) if one.topic is Topic.PAID]
    assert sorted(one.player_id or "" for one in told) == sorted([ashley.player_id, sam.player_id] * 2)
    assert len({one.key for one in told}) == 4


async def test_anything_but_what_they_owe_together_is_a_question(club: Wednesday) -> None:
    ashley, sam, _ = await divided(club)
    unlike: list[dict[str, Any]] = [{"amount": 500}, {"amount": 1500}, {"amount": 1000, "reference": "for Tom"}]
    for number, facts in enumerate(unlike, 2):
        assert await club.arrives(transaction_id=f"tx_{number}", **facts) is Receipt.ASKED
    assert [await club.owes(one) for one in (ashley, sam)] == [-500, -500]


async def test_once_undone_it_is_a_question_again(club: Wednesday) -> None:
    await divided(club)
    teacher = payment_id("acc_olly", "tx_0")
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=teacher, at=AFTER))
    assert await club.arrives(amount=2000, reference="football") is Receipt.ASKED


async def test_once_forgotten_for_one_of_them_it_is_a_question_for_good(club: Wednesday) -> None:
    ashley, sam, _ = await divided(club)
    teacher = payment_id("acc_olly", "tx_0")
    await club.store.write(partial(forget_account, player_id=sam.player_id, payment_id=teacher))
    for number, amount in enumerate((500, 1000), 2):
        assert await club.arrives(amount=amount, transaction_id=f"tx_{number}") is Receipt.ASKED
    assert await club.owes(ashley) == -500
