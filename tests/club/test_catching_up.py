"""The statement is the truth: what nobody told of is found in it. Over HTTP, with the stand-in and the real store."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from club.catching_up import EVERY, EVERY_UNREACHED, EVERY_UNREACHED_OWED, Caught, catch_up, preview
from club.decisions import Matched, NotFootball
from club.logins import State as LoginState
from club.notices import Topic
from club.readings import Reading
from rehearsal.monzo.errors import expired, insufficient_permissions, too_fast, verification_required
from rehearsal.monzo.faults import Refuse, ShowPage
from tests.bankside import ASHLEY, LINE_ID, Bankside, bankside
from tests.builders import NOW, a_club, a_fixture
from tests.storage.keeping import keep

STATEMENT = "/transactions"


@pytest.fixture
async def side(mongo_uri: str, database_name: str) -> AsyncIterator[Bankside]:
    """Nothing that the bank sends arrives."""
    async with bankside(mongo_uri, database_name) as one:
        one.monzo.post.lost = 1.0
        yield one


async def reading(side: Bankside) -> Reading:
    found = await side.store.readings.find(LINE_ID)
    assert found is not None
    return found


async def read(side: Bankside, *, anyway: bool = True) -> Caught:
    return await catch_up(side.here.teller, LINE_ID, anyway=anyway)


async def test_what_nobody_told_of_is_booked_once_however_often_it_is_read(side: Bankside) -> None:
    await side.pays()
    await side.pays("STRANGER", 65_000, "FLAT 2")
    for _ in range(3):
        assert await read(side) is Caught.UP
    assert await side.balance() == 500
    assert (await reading(side)).read_to is not None


async def test_a_statement_is_read_every_three_hours_and_after_each_login(side: Bankside) -> None:
    assert await read(side, anyway=False) is Caught.UP
    assert await read(side, anyway=False) is Caught.NOT_NOW
    side.later(hours=3)
    assert await read(side, anyway=False) is Caught.UP
    login = await side.login()
    await side.change(replace(login, connected_at=side.bank.clock.now))
    assert await read(side, anyway=False) is Caught.UP
    assert (await reading(side)).next_at == side.bank.clock.now + EVERY


async def test_what_came_before_the_login_is_not_read_nor_when_a_day_is_read_again(side: Bankside) -> None:
    await side.pays(when=NOW - timedelta(hours=5))
    await side.pays()
    for _ in range(2):
        await read(side)
        side.later(hours=4)
    assert await side.balance() == 500


async def test_another_login_leaves_no_gap_though_nothing_had_been_read_before(side: Bankside) -> None:
    await read(side)
    side.later(days=1)
    await side.pays()
    side.later(days=1)
    await side.change(replace(await side.login(), connected_at=side.bank.clock.now))
    await read(side)
    assert await side.balance() == 500


async def test_a_line_that_is_dated_ahead_hides_nothing_before_it(side: Bankside) -> None:
    await side.pays("STRANGER", when=NOW + timedelta(days=9))
    await read(side)
    side.later(hours=1)
    await side.pays()
    side.later(hours=4)
    await read(side)
    assert await side.balance() == 500


async def test_several_pages_are_read_to_the_end(side: Bankside) -> None:
    for number in range(230):
        await side.monzo.send_money(
            route="bank", name="A JONES", amount=100, reference="footy", when=NOW + timedelta(seconds=number)
        )
    side.later(hours=1)
    assert await read(side) is Caught.UP
    assert await side.balance() == 23_000
    assert side.asked(STATEMENT) == 3


async def test_after_so_many_pages_the_next_run_goes_on_from_there(
    side: Bankside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("club.catching_up.PAGES", 1)
    for number in range(130):
        await side.monzo.send_money(
            route="bank", name="A JONES", amount=100, reference="footy", when=NOW + timedelta(seconds=number)
        )
    side.later(hours=1)
    assert await read(side) is Caught.ONWARD
    assert await side.balance() == 10_000
    assert (await reading(side)).read_at is None
    await side.catch_up()
    assert await side.balance() == 13_000
    assert (await reading(side)).after is None


async def test_where_the_last_run_stopped_may_be_gone(side: Bankside) -> None:
    await side.pays()
    await keep(side.store, Reading(line_id=LINE_ID, read_to=NOW, after="tx_gone"))
    side.later(hours=1)
    assert await read(side) is Caught.UP
    assert await side.balance() == 500


async def test_a_day_is_read_again_in_which_declined_and_changed_payments_show(side: Bankside) -> None:
    declined, changed, _ = [await side.pays() for _ in range(3)]
    await read(side)
    assert await side.balance() == 1500
    side.later(hours=4)
    await side.monzo.decline(declined)
    await side.monzo.change_amount(changed, 700)
    for _ in range(2):
        await read(side)
    assert await side.balance() == 500
    (asked,) = await side.store.payments.unmatched([a_club().club_id])
    assert (asked.amount, asked.transaction_id) == (700, changed)


async def test_a_booked_payment_that_is_no_more_in_the_statement_is_reported_and_left(side: Bankside) -> None:
    gone, _ = await side.pays(), await side.pays()
    await read(side)
    await side.store.database["payments"].update_many({}, {"$set": {"line_id": "a former line of that account"}})
    await side.monzo.recall(gone, gone=True)
    side.later(hours=3)
    for _ in range(2):
        await read(side)
        await side.verify_twice()
    assert (await side.balance(), await side.hints()) == (1000, 0)
    assert len(await side.told(Topic.BANK_GONE)) == 1


async def test_the_owner_s_own_accounts_pay_for_nobody(side: Bankside) -> None:
    joint = side.monzo.open_account("uk_retail_joint", held_with="Jo Grant")
    await side.monzo.move_money(source=joint.id, target=side.monzo.account_id, amount=500, note="football")
    await read(side)
    assert side.here.counts["monzo_statement", "own"] == 1
    assert await side.store.database["payments"].count_documents({}) == 0
    assert joint.number not in str(await reading(side))


async def test_only_one_of_two_processes_reads_and_one_that_died_is_followed(side: Bankside) -> None:
    there = await side.another()
    await side.pays()
    caught = await asyncio.gather(*(catch_up(one.teller, LINE_ID) for one in (side.here, there, side.here, there)))
    assert sorted(caught) == [Caught.NOT_NOW, Caught.NOT_NOW, Caught.NOT_NOW, Caught.UP]
    assert side.asked(STATEMENT) == 1
    await keep(side.store, (await reading(side)).leased("somebody who died", at=side.bank.clock.now))
    assert await read(side) is Caught.NOT_NOW
    side.later(minutes=3)
    assert await read(side) is Caught.UP


async def test_two_processes_that_start_together_do_not_both_read_everything(side: Bankside) -> None:
    there = await side.another()
    await side.catch_up()
    await there.banking.read_due()
    assert side.asked(STATEMENT) == 1
    later = await side.another()
    side.later(minutes=2)
    await later.banking.read_due()
    assert side.asked(STATEMENT) == 2


@pytest.mark.parametrize("seconds", [30, 600])
async def test_too_fast_is_waited_for(side: Bankside, seconds: int) -> None:
    side.monzo.faults.plan(Refuse(too_fast(seconds)), path=STATEMENT, times=3)
    assert await read(side) is Caught.WAITS
    wait = ((await reading(side)).next_at or NOW) - side.bank.clock.now
    assert timedelta(seconds=seconds) <= wait <= timedelta(seconds=seconds + 1)


async def test_a_bank_that_is_down_is_asked_later_and_later(side: Bankside) -> None:
    await side.pays()
    fault = side.monzo.faults.plan(ShowPage(503), path=STATEMENT, times=None)
    waits = []
    for _ in range(9):
        assert await read(side, anyway=False) is Caught.WAITS
        waits.append(((await reading(side)).next_at or NOW) - side.bank.clock.now)
        side.later(minutes=16)
    assert waits[0] == timedelta(seconds=10)
    assert waits[-1] == timedelta(minutes=15)
    side.monzo.faults.lift(fault)
    assert await read(side, anyway=False) is Caught.UP
    assert (await side.balance(), (await reading(side)).failures) == (500, 0)


@pytest.mark.parametrize(("public", "told"), [(True, 0), (False, 1)])
async def test_of_a_statement_that_cannot_be_read_the_owner_hears_where_nothing_else_brings_payments(
    mongo_uri: str, database_name: str, public: bool, told: int
) -> None:
    async with bankside(mongo_uri, database_name, public=public) as side:
        side.monzo.faults.plan(ShowPage(503), path=STATEMENT, times=None)
        for _ in range(6):
            await read(side)
            side.later(minutes=16)
        assert len(await side.told(Topic.BANK_BEHIND)) == told


async def test_an_approval_that_is_gone_and_comes_back(side: Bankside) -> None:
    fault = side.monzo.faults.plan(Refuse(insufficient_permissions()), path=STATEMENT, times=None)
    assert await read(side) is Caught.WAITS
    assert (await side.login()).state is LoginState.AWAITING_APPROVAL
    side.monzo.faults.lift(fault)
    side.later(minutes=1)
    await side.catch_up()
    assert (await side.login()).state is LoginState.READY


async def test_a_token_that_expired_in_the_middle_is_renewed(side: Bankside) -> None:
    await side.pays()
    side.monzo.faults.plan(Refuse(expired()), path=STATEMENT)
    assert await read(side) is Caught.UP
    assert await side.balance() == 500


async def test_a_login_that_is_over_waits_for_the_next(side: Bankside) -> None:
    side.monzo.logins.revoke()
    side.later(hours=7)
    assert await read(side) is Caught.WAITS
    assert (await side.login()).state is LoginState.LOGGED_OUT
    await side.catch_up()
    assert side.asked(STATEMENT) == 0


async def test_no_more_than_85_days_back_and_less_if_the_bank_shows_less(side: Bankside) -> None:
    await side.pays(when=NOW - timedelta(days=86))
    await side.pays(when=NOW - timedelta(days=80))
    await side.pays(when=NOW - timedelta(days=60))
    await keep(side.store, Reading(line_id=LINE_ID, read_to=NOW - timedelta(days=200)))
    side.monzo.faults.plan(Refuse(verification_required()), path=STATEMENT)
    assert await read(side) is Caught.UP
    assert await side.balance() == 500
    await keep(side.store, replace(await reading(side), read_to=NOW - timedelta(days=200)))
    await read(side)
    assert await side.balance() == 1000


async def test_where_the_bank_cannot_reach_us_it_is_asked_often_and_oftener_while_people_owe(
    mongo_uri: str, database_name: str
) -> None:
    async with bankside(mongo_uri, database_name, public=False) as side:
        await read(side)
        assert (await reading(side)).next_at == side.bank.clock.now + EVERY_UNREACHED
        game = replace(a_fixture(players=(ASHLEY.player_id,)), starts_at=NOW - timedelta(hours=5))
        await keep(side.store, game.settle(at=NOW)[0])
        await read(side)
        assert (await reading(side)).next_at == side.bank.clock.now + EVERY_UNREACHED_OWED


async def test_a_preview_says_what_would_be_booked_and_writes_nothing(side: Bankside) -> None:
    await side.pays(when=NOW - timedelta(days=20))
    old = await side.pays(when=NOW - timedelta(days=8))
    await side.pays("Q LANDLORD", 65_000, "FLAT 2", when=NOW - timedelta(days=7))
    shown = await preview(side.here.teller, LINE_ID, 14)
    assert [type(one.decision) for one in shown] == [Matched, NotFootball]
    assert shown[0].transfer.transaction_id == old
    assert await side.store.database["payments"].count_documents({}) == 0
    await side.pays()
    await read(side)
    assert len(await preview(side.here.teller, LINE_ID, 14)) == 2, "what is booked is not shown"


async def test_the_statement_of_another_account_is_read_from_its_login_on(side: Bankside) -> None:
    await read(side)
    joint = side.monzo.open_account("uk_retail_joint", held_with="Jo Grant")
    await side.pays(account_id=joint.id)
    side.later(hours=2)
    await side.pays(account_id=joint.id)
    await side.store.database["lines"].update_one({}, {"$set": {"account_id": joint.id}, "$inc": {"version": 1}})
    login, now = await side.login(), side.bank.clock.now - timedelta(hours=1)
    await side.change(replace(login, account_id=joint.id, connected_at=now))
    assert await read(side, anyway=False) is Caught.UP
    assert await side.balance() == 500


async def test_a_line_without_a_login_is_not_read(side: Bankside) -> None:
    await side.store.database["logins"].delete_many({})
    assert await read(side) is Caught.NOT_NOW
