"""What was told is a hint; booked is what the bank says. Over HTTP, with the bank's stand-in and the real store."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest

from club.actions.banking import cut_line
from club.first_look import book_last_weeks
from club.ids import payment_id
from club.logins import State as LoginState
from club.logins import Why
from club.notices import Topic
from club.payments import State
from rehearsal.monzo.errors import (
    MonzoError,
    bad_param,
    insufficient_permissions,
    not_found,
    too_fast,
    verification_required,
)
from rehearsal.monzo.faults import Refuse
from tests.bankside import ASHLEY, LINE_ID, Bankside, bankside
from tests.builders import NOW, a_club, a_player
from tests.monzo_events import event

ONE = "/transactions/"


@pytest.fixture
async def side(mongo_uri: str, database_name: str) -> AsyncIterator[Bankside]:
    async with bankside(mongo_uri, database_name) as one:
        yield one


async def test_nothing_is_booked_before_the_bank_says_so(side: Bankside) -> None:
    await side.pays()
    assert side.monzo.deliveries[0].statuses == [200]
    assert (await side.balance(), await side.hints()) == (0, 1)
    await side.verify()
    assert (await side.balance(), await side.hints()) == (500, 0)
    assert side.here.counts["monzo_events", "matched"] == 1


async def test_a_hint_wakes_who_verifies_it(side: Bankside) -> None:
    side.here.banking.seconds = 60
    side.here.banking.start()
    await side.pays()
    await side.here.house.told("paid")
    assert await side.balance() == 500


async def test_four_deliveries_are_one_question_to_the_bank_and_a_later_one_is_another(side: Bankside) -> None:
    transaction = await side.pays()
    assert len(side.monzo.deliveries) > 1
    await side.verify()
    assert side.asked(ONE) == 1
    await side.monzo.redeliver(transaction)
    await side.monzo.settled()
    await side.verify()
    assert (side.asked(ONE), await side.balance()) == (2, 500)


async def test_what_is_heard_while_the_bank_answers_is_asked_about_again(side: Bankside) -> None:
    transaction = await side.pays()
    at = side.bank.clock.now
    (taken,) = await side.store.hints.take(at, until=at + timedelta(minutes=2), most=5)
    await side.monzo.decline(transaction)
    await side.monzo.settled()
    await side.store.hints.settle(taken, at)
    await side.verify()
    assert (await side.balance(), await side.hints()) == (0, 0)


async def test_an_invented_payment_is_dropped_counted_and_reported_once_a_day(side: Bankside) -> None:
    for number in range(3):
        forged = event(id=f"tx_forged{number}", name="A JONES", amount=500, account_id=side.monzo.account_id)
        assert (await side.rings(forged)).status == 200
    await side.verify()
    assert await side.told(Topic.BANK_FORGED) == [], "not at once"
    await side.verify_twice()
    assert (await side.balance(), await side.hints()) == (0, 0)
    assert side.here.counts["monzo_events", "forged"] == 3
    assert len(await side.told(Topic.BANK_FORGED)) == 1
    side.later(days=1)
    await side.rings(event(id="tx_forged9", name="A JONES", amount=500, account_id=side.monzo.account_id))
    await side.verify_twice()
    assert len(await side.told(Topic.BANK_FORGED)) == 1


async def test_a_bank_that_tells_before_it_can_show_is_asked_once_more(side: Bankside) -> None:
    transaction, other = await side.pays(), await side.pays()
    side.monzo.faults.plan(Refuse(not_found("transaction")), path=f"{ONE}{transaction}", times=1)
    await side.verify()
    assert (await side.balance(), await side.hints()) == (500, 1), f"{other} does not wait for it"
    side.later(minutes=3)
    await side.verify()
    assert (await side.balance(), await side.hints()) == (1000, 0)
    assert await side.told(Topic.BANK_FORGED) == []


@pytest.mark.parametrize(
    ("said", "outcome"), [(bad_param("id", "nonsense"), "forged"), (verification_required(), "too_old")]
)
async def test_what_can_never_be_verified_is_dropped(side: Bankside, said: MonzoError, outcome: str) -> None:
    odd, _ = await side.pays(), await side.pays()
    side.monzo.faults.plan(Refuse(said), path=f"{ONE}{odd}", times=None)
    await side.verify_twice()
    assert (await side.balance(), await side.hints()) == (500, 0)
    assert side.here.counts["monzo_events", outcome] == 1


async def test_of_an_event_with_another_sum_only_the_true_one_counts(side: Bankside) -> None:
    side.monzo.post.lose_next = 1
    transaction = await side.pays(amount=500)
    lie = event(id=transaction, name="A JONES", amount=50_000, account_id=side.monzo.account_id)
    lie["data"]["updated"] = "2026-03-05T00:00:00Z"
    await side.rings(lie)
    await side.verify()
    assert await side.balance() == 500
    assert side.here.counts["monzo_events", "forged"] == 1


async def test_an_event_with_an_older_snapshot_is_no_forgery(side: Bankside) -> None:
    transaction = await side.pays(amount=500)
    await side.monzo.change_amount(transaction, 700)
    await side.monzo.settled()
    await side.verify()
    assert (await side.balance(), side.here.counts["monzo_events", "forged"]) == (700, 0)


async def test_an_old_payment_that_is_edited_is_not_booked_by_that(side: Bankside) -> None:
    side.monzo.post.lose_next = 1
    old = await side.pays(when=NOW - timedelta(days=5))
    await side.catch_up()
    await side.monzo.redeliver(old)
    await side.monzo.settled()
    await side.verify()
    assert (await side.balance(), side.here.counts["monzo_events", "not_ours"]) == (0, 1)
    await book_last_weeks(side.here.teller, LINE_ID)
    assert await side.balance() == 500
    await side.monzo.recall(old)
    await side.monzo.settled()
    await side.verify()
    assert await side.balance() == 0


async def test_a_payment_into_another_account_of_the_owner_s_is_none_of_ours(side: Bankside) -> None:
    joint = side.monzo.open_account("uk_retail_joint", held_with="Jo Grant")
    transaction = await side.pays(account_id=joint.id)
    for said in (side.monzo.account_id, joint.id):
        await side.rings(event(id=transaction, name="A JONES", amount=500, account_id=said))
        await side.verify()
    assert (await side.balance(), side.here.counts["monzo_events", "forged"]) == (0, 2)
    assert await side.told(Topic.ACCOUNT_REFUSED) == []


async def test_what_the_owner_moves_between_their_accounts_is_no_payment(side: Bankside) -> None:
    joint = side.monzo.open_account("uk_retail_joint", held_with="Jo Grant")
    await side.monzo.move_money(source=joint.id, target=side.monzo.account_id, amount=500, note="football")
    await side.monzo.settled()
    assert await side.hints()
    await side.verify()
    assert side.here.counts["monzo_events", "own"] == 1
    assert await side.store.database["payments"].count_documents({}) == 0


async def test_a_pot_leaves_no_trace(side: Bankside) -> None:
    await side.monzo.noise("pot")
    await side.monzo.settled()
    pot = next(iter(side.monzo.transactions))
    await side.rings(event(id=pot, name="A JONES", amount=500, account_id=side.monzo.account_id))
    await side.verify()
    assert side.here.counts["monzo_events", "not_ours"] == 1
    for name in ("payments", "hints"):
        assert await side.store.database[name].count_documents({}) == 0


async def test_a_bank_that_is_down_is_asked_again_later_and_later_and_its_owner_told_after_an_hour(
    side: Bankside,
) -> None:
    side.monzo.faults.down = True
    await side.pays()
    asked = []
    began = side.bank.clock.now
    for _ in range(40):
        before = side.asked(ONE)
        await side.verify()
        if side.asked(ONE) > before:
            asked.append(side.bank.clock.now)
        if side.bank.clock.now - began < timedelta(minutes=55):
            assert not await side.told(Topic.BANK_BEHIND)
        side.later(minutes=2)
    pauses = [later - sooner for sooner, later in pairwise(asked)]
    assert pauses == sorted(pauses)
    assert min(pauses) < timedelta(minutes=3)
    assert timedelta(minutes=15) <= max(pauses) <= timedelta(minutes=18)
    assert await side.store.database["outbox"].count_documents({"notice.topic": "bank_behind"}) == 1
    side.monzo.faults.down = False
    side.later(minutes=20)
    await side.verify()
    assert (await side.balance(), await side.hints()) == (500, 0)
    reading = await side.store.readings.find(LINE_ID)
    assert reading is not None
    assert reading.behind_since is None


async def test_when_the_bank_answers_again_everything_that_waited_is_asked_about_at_once(side: Bankside) -> None:
    side.monzo.faults.down = True
    await side.pays()
    await side.pays(amount=600)
    for _ in range(4):
        side.later(minutes=5)
        await side.verify()
    side.monzo.faults.down = False
    await side.verify()
    assert await side.balance() == 0, "it is not their turn yet"
    await side.pays(amount=700)
    await side.verify()
    assert (await side.balance(), await side.hints()) == (1800, 0)


async def test_too_fast_is_waited_for_as_long_as_the_bank_says(side: Bankside) -> None:
    side.monzo.faults.plan(Refuse(too_fast(600)), path=ONE)
    await side.pays()
    await side.verify()
    side.later(minutes=9)
    await side.verify()
    assert await side.balance() == 0
    side.later(minutes=2)
    await side.verify()
    assert await side.balance() == 500


async def test_without_an_approval_it_waits_and_the_login_says_so(side: Bankside) -> None:
    fault = side.monzo.faults.plan(Refuse(insufficient_permissions()), path=ONE, times=None)
    await side.pays()
    await side.verify()
    assert (await side.balance(), await side.hints()) == (0, 1)
    assert (await side.login()).state is LoginState.AWAITING_APPROVAL
    side.monzo.faults.lift(fault)
    side.later(minutes=1)
    await side.verify()
    assert (await side.balance(), (await side.login()).state) == (500, LoginState.READY)


async def test_while_nobody_is_logged_in_it_waits_for_the_next_login(side: Bankside) -> None:
    await side.pays()
    login = await side.login()
    lost = login.lost(Why.REFUSED, number=login.pairs)
    assert lost is not None
    await side.change(lost)
    await side.verify()
    assert (await side.balance(), await side.hints(), await side.told(Topic.BANK_BEHIND)) == (0, 1, [])
    tokens = await side.client.exchange(side.bank.client, side.bank.code())
    pair = side.here.teller.access.sealed(LINE_ID, tokens)
    at = side.bank.clock.now
    again = (await side.login()).logged_in(pair, tokens.user_id, at=at).approved(side.monzo.account_id, at=at)
    await side.change(again)
    await side.catch_up()
    await side.verify()
    assert (await side.balance(), await side.hints()) == (500, 0)


async def test_a_line_that_is_cut_meanwhile_books_nothing(side: Bankside) -> None:
    await side.pays()
    await side.store.write(partial(cut_line, club_id=a_club().club_id, at=NOW))
    await side.verify()
    assert (await side.balance(), await side.hints()) == (0, 0)


@pytest.mark.parametrize("scheme", ["payport_faster_payments", "chaps"])
async def test_a_recalled_payment_is_taken_back(side: Bankside, scheme: str) -> None:
    transaction = await side.pays()
    side.monzo.transactions[transaction]["scheme"] = scheme
    await side.verify()
    known = await side.store.payments.get(payment_id(side.monzo.account_id, transaction))
    assert known.state is (State.UNMATCHED if scheme == "chaps" else State.MATCHED)
    await side.monzo.recall(transaction)
    await side.monzo.settled()
    await side.verify()
    assert await side.balance() == 0
    assert (await side.store.payments.get(known.payment_id)).state is State.REVERSED


async def test_a_booked_payment_of_another_amount_is_a_question_and_no_second_credit(side: Bankside) -> None:
    transaction = await side.pays()
    await side.verify()
    side.later(minutes=1)
    await side.monzo.change_amount(transaction, 700)
    await side.monzo.settled()
    for _ in range(2):
        await side.verify()
    assert await side.balance() == 0
    (payment,) = await side.store.payments.unmatched([a_club().club_id])
    assert (payment.amount, payment.state) == (700, State.UNMATCHED)
    assert len(await side.told(Topic.QUESTION)) == 1


async def test_a_booked_payment_that_the_bank_knows_no_more_is_reported_and_left(side: Bankside) -> None:
    transaction = await side.pays()
    await side.verify()
    await side.monzo.redeliver(transaction)
    await side.monzo.settled()
    await side.monzo.recall(transaction, gone=True)
    await side.verify_twice()
    assert (await side.balance(), side.here.counts["monzo_events", "gone"]) == (500, 1)
    assert len(await side.told(Topic.BANK_GONE)) == 1


async def test_a_tie_between_two_clubs_on_one_line_is_a_question(mongo_uri: str, database_name: str) -> None:
    tuesday, thursday = a_club(), a_club(-100_333, name="Thursday")
    alan = a_player("Alan Jones", club_id=thursday.club_id, accepted_bank_names=("A JONES",))
    sam = a_player("Sam Carter", club_id=thursday.club_id, accepted_bank_names=("S CARTER",))
    async with bankside(mongo_uri, database_name, tuesday, thursday, players=(ASHLEY, alan, sam)) as side:
        await side.pays("A JONES")
        await side.pays("S CARTER")
        await side.verify()
        assert [await side.balance(one) for one in (ASHLEY, alan, sam)] == [0, 0, 500]
        (payment,) = await side.store.payments.unmatched([tuesday.club_id])
        assert set(payment.clubs) == {tuesday.club_id, thursday.club_id}


async def test_two_processes_ask_about_a_hint_once(side: Bankside) -> None:
    there = await side.another()
    await side.pays()
    for process in (side.here, there, side.here):
        await process.banking.verify_due()
    assert (side.asked(ONE), await side.balance()) == (1, 500)
