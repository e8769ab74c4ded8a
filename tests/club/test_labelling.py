"""The bank's copy says whose a payment is, where a club wants that. Over HTTP, with the stand-in and the real store."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from club.actions.banking import cut_line
from club.actions.charging import settle
from club.actions.deciding import assign, undo
from club.actions.erasing import erase
from club.actions.merging import make_one
from club.clubs import Club
from club.ids import PaymentId, payment_id
from club.labelling import write_label
from club.notices import Topic
from club.payments import State
from rehearsal.monzo.errors import too_fast
from rehearsal.monzo.faults import Refuse
from tests.bankside import ASHLEY, Bankside, bankside
from tests.builders import a_club, a_fixture, a_line, a_player
from tests.storage.keeping import keep

ASHLEYS = {"fiver_player": "Ashley Jones"}
TONIGHT = "2026-03-04 18:00 Riverside"
SAM = a_player("Sam Okafor")
CLUB = a_club().club_id
NOTHING: dict[str, str] = {}


@pytest.fixture
async def side(mongo_uri: str, database_name: str) -> AsyncIterator[Bankside]:
    wanting = replace(a_club(), labels_payments=True)
    async with bankside(mongo_uri, database_name, wanting, players=(ASHLEY, SAM)) as one:
        yield one


def told(side: Bankside, transaction: str) -> dict[str, str]:
    """Our labels in the bank's copy."""
    metadata = side.monzo.transactions[transaction]["metadata"]
    return {key: value for key, value in metadata.items() if key.startswith("fiver_")}


def wrote(side: Bankside) -> int:
    """How often something was written at the bank."""
    return [method for method, _ in side.bank.asked].count("PATCH")


def known(side: Bankside, transaction: str) -> PaymentId:
    return payment_id(side.monzo.account_id, transaction)


async def label(side: Bankside) -> None:
    """The job looks once; all that the bank tells of it is verified."""
    await side.here.banking.label_due()
    await side.monzo.settled()
    await side.verify()


async def paid(side: Bankside, name: str = "A JONES", amount: int = 500) -> str:
    transaction = await side.pays(name, amount)
    await side.verify()
    return transaction


async def takes_back(side: Bankside, transaction: str) -> None:
    side.later(minutes=1)
    at = side.bank.clock.now
    await side.store.write(partial(undo, club_id=CLUB, payment_id=known(side, transaction), at=at))


async def test_a_payment_says_for_whom_it_was_booked(side: Bankside) -> None:
    transaction = await paid(side)
    assert told(side, transaction) == NOTHING, "not on the way of the booking"
    await label(side)
    assert told(side, transaction) == ASHLEYS
    assert side.monzo.transactions[transaction]["notes"] == "footy"
    await label(side)
    assert wrote(side) == 1, "twice is once"
    assert side.here.counts["monzo_labels", "labelled"] == 1


async def test_the_echo_of_it_changes_nothing(side: Bankside) -> None:
    transaction = await paid(side)
    before = await side.store.payments.get(known(side, transaction))
    deliveries = len(side.monzo.deliveries)
    await label(side)
    assert len(side.monzo.deliveries) > deliveries, "the bank tells of it"
    side.later(hours=4)
    await side.catch_up()
    await side.verify()
    after = await side.store.payments.get(known(side, transaction))
    assert (after.entries, after.state, after.amount, after.version) == (
        before.entries, before.state, before.amount, before.version,
    )  # fmt: skip
    assert (await side.balance(), await side.hints()) == (500, 0)
    assert await side.told(Topic.QUESTION) == []
    assert not [what for what in side.here.counts if what[1] in ("amended", "taken_back", "forged", "asked")]


async def test_an_echo_about_a_question_asks_nothing_again(side: Bankside) -> None:
    transaction = await paid(side)
    await label(side)
    await takes_back(side, transaction)
    asked = len(await side.told(Topic.QUESTION))
    await label(side)
    assert told(side, transaction) == NOTHING
    assert (await side.store.payments.get(known(side, transaction))).state is State.UNMATCHED
    assert (asked, await side.told(Topic.QUESTION)) == (1, [])


async def test_the_game_that_was_paid_for(side: Bankside) -> None:
    game = a_fixture(players=(ASHLEY.player_id,))
    await keep(side.store, game)
    transaction = await paid(side)
    await label(side)
    assert told(side, transaction) == {**ASHLEYS, "fiver_game": TONIGHT}, "ahead of it"
    side.later(hours=8)
    await side.store.write(partial(settle, fixture_id=game.fixture_id, at=side.bank.clock.now))
    later = await paid(side)
    await label(side)
    assert told(side, later) == ASHLEYS, "the first payment paid for that game"


async def test_what_is_divided_names_everybody_and_all_their_games(side: Bankside) -> None:
    game, next_ = a_fixture(players=(ASHLEY.player_id, SAM.player_id)), a_fixture("next", players=(SAM.player_id,))
    next_ = replace(next_, starts_at=game.starts_at + timedelta(days=7))
    await keep(side.store, game, next_)
    side.later(hours=8)
    await side.store.write(partial(settle, fixture_id=game.fixture_id, at=side.bank.clock.now))
    transaction = await paid(side, "B STRANGER", 1000)
    await label(side)
    assert (told(side, transaction), wrote(side)) == (NOTHING, 0), "a question is nobody's"
    shares = {ASHLEY.player_id: 500, SAM.player_id: 500}
    at = side.bank.clock.now
    await side.store.write(
        partial(assign, club_id=CLUB, payment_id=known(side, transaction), shares=shares, at=at)  # type: ignore[arg-type]
    )
    await label(side)
    assert told(side, transaction) == {"fiver_player": "Ashley Jones, Sam Okafor", "fiver_game": TONIGHT}


async def test_undone_and_booked_otherwise(side: Bankside) -> None:
    transaction = await paid(side)
    await label(side)
    await takes_back(side, transaction)
    at = side.bank.clock.now
    await side.store.write(
        partial(assign, club_id=CLUB, payment_id=known(side, transaction), shares=SAM.player_id, at=at)
    )
    await label(side)
    assert told(side, transaction) == {"fiver_player": "Sam Okafor"}
    assert wrote(side) == 2, "only what is true by then"


async def test_what_changes_while_the_bank_is_told_is_told_again_at_once(side: Bankside) -> None:
    transaction = await paid(side)
    at = side.bank.clock.now
    (due,) = await side.store.labels.take(at, until=at + timedelta(minutes=2), most=5)
    await takes_back(side, transaction)
    assert await write_label(side.here.teller, due) == "labelled"
    await label(side)
    assert told(side, transaction) == NOTHING


async def test_a_club_that_did_not_ask_for_it_gets_none(side: Bankside) -> None:
    club = await side.store.clubs.get(CLUB)
    await keep(side.store, replace(club, labels_payments=False))
    transaction = await paid(side)
    await label(side)
    assert wrote(side) == 0
    await keep(side.store, replace(await side.store.clubs.get(CLUB), labels_payments=True))
    await label(side)
    assert told(side, transaction) == NOTHING, "what came before is left as it is"
    later = await paid(side)
    await label(side)
    assert told(side, later) == ASHLEYS
    await keep(side.store, replace(await side.store.clubs.get(CLUB), labels_payments=False))
    await takes_back(side, transaction)
    await label(side)
    assert told(side, transaction) == NOTHING, "what is there and wrong is taken away all the same"


@pytest.mark.parametrize("how", ["down", "busy"])
async def test_a_bank_that_is_down_is_asked_again_later_by_anybody(side: Bankside, how: str) -> None:
    transactions = [await paid(side) for _ in range(2)]
    if how == "down":
        side.monzo.faults.down = True
    else:
        side.monzo.faults.plan(Refuse(too_fast(retry_after=5)), method="PATCH", times=2)
    await side.here.banking.label_due()
    asked = side.asked("/transactions/")
    await side.here.banking.label_due()
    assert side.asked("/transactions/") == asked, "not again at once"
    side.monzo.faults.down = False
    there = await side.another()
    side.later(minutes=1)
    await there.banking.label_due()
    assert [told(side, one) for one in transactions] == [ASHLEYS, ASHLEYS]
    assert await side.told(Topic.BANK_BEHIND) == [], "that is nobody's worry"


async def test_after_some_days_it_is_given_up(side: Bankside) -> None:
    await paid(side)
    side.monzo.faults.plan(Refuse(too_fast(retry_after=5)), method="PATCH", times=None)
    await label(side)
    side.monzo.faults.planned.clear()
    side.later(days=3)
    await label(side)
    assert wrote(side) == 1


async def test_a_transaction_that_is_gone_is_dropped(side: Bankside) -> None:
    transaction = await paid(side)
    await side.monzo.recall(transaction, gone=True)
    await label(side)
    side.later(hours=1)
    await label(side)
    assert wrote(side) == 1
    assert side.here.counts["monzo_labels", "dropped"] == 1


async def test_the_bank_took_it_back(side: Bankside) -> None:
    transaction = await paid(side)
    await label(side)
    side.later(minutes=1)
    await side.monzo.decline(transaction)
    await side.monzo.settled()
    await side.verify()
    await label(side)
    assert told(side, transaction) == NOTHING


async def test_only_what_came_into_the_account_that_is_read(side: Bankside) -> None:
    await paid(side)
    await side.change(replace(await side.login(), account_id="acc_another"))
    await label(side)
    assert wrote(side) == 0


async def test_what_came_by_a_former_line_into_the_same_account_is_kept_true(side: Bankside) -> None:
    transaction = await paid(side)
    await label(side)
    former = a_line().forgotten()
    await keep(side.store, former)
    await side.store.database["payments"].update_one({}, {"$set": {"line_id": former.line_id}})
    await takes_back(side, transaction)
    await label(side)
    assert told(side, transaction) == NOTHING


async def test_a_line_that_was_cut_labels_nothing(side: Bankside) -> None:
    await paid(side)
    await side.store.write(partial(cut_line, club_id=CLUB, at=side.bank.clock.now))
    await label(side)
    assert wrote(side) == 0


async def test_who_is_erased_is_erased_there_too(side: Bankside) -> None:
    transaction = await paid(side)
    await label(side)
    side.later(days=30)
    await keep(side.store, a_fixture(players=(ASHLEY.player_id,)))
    await side.store.write(partial(settle, fixture_id=a_fixture().fixture_id, at=side.bank.clock.now))
    at = side.bank.clock.now
    await side.store.write(partial(erase, club_id=CLUB, player_id=ASHLEY.player_id, at=at))
    await label(side)
    assert told(side, transaction) == NOTHING


async def test_two_who_turned_out_to_be_one(side: Bankside) -> None:
    transaction = await paid(side)
    at = side.bank.clock.now
    await side.store.write(partial(make_one, club_id=CLUB, kept_id=SAM.player_id, gone_id=ASHLEY.player_id, at=at))
    await label(side)
    assert told(side, transaction) == {"fiver_player": "Sam Okafor"}


async def test_each_is_written_by_one_process(side: Bankside) -> None:

    transactions = [await paid(side) for _ in range(8)]
    there = await side.another()
    await asyncio.gather(side.here.banking.label_due(), there.banking.label_due())
    assert {told(side, one)["fiver_player"] for one in transactions} == {"Ashley Jones"}
    assert wrote(side) == 8


async def test_in_a_shared_account_each_club_decides_for_itself(mongo_uri: str, database_name: str) -> None:
    other: Club = a_club(-100_222, name="Friday Six")
    dev = a_player("Dev Patel", club_id=other.club_id, accepted_bank_names=("D PATEL",))
    clubs = replace(a_club(), labels_payments=True), other
    async with bankside(mongo_uri, database_name, *clubs, players=(ASHLEY, dev)) as side:
        hers, his = await paid(side), await paid(side, "D PATEL")
        await label(side)
        assert (told(side, hers), told(side, his)) == (ASHLEYS, NOTHING)
