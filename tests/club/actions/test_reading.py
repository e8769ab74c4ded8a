"""One reads at a time; and what the owner of a line hears of it, when, and how often."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from club.actions import reading as actions
from club.bank import StatementPage
from club.ids import AccountKey
from club.logins import State as LoginState
from club.notices import Checked, Topic, group, person
from club.readings import LEASE, Reading
from storage.store import MongoStore
from tests.builders import NOW, OLLY, a_login
from tests.club.actions.wednesday import AFTER, Wednesday
from tests.storage.keeping import keep

HOUR = timedelta(hours=1)
PAGE = StatementPage((), NOW, "tx_last", more=False)


@pytest.fixture
async def connected(club: Wednesday) -> Wednesday:
    """Olly is logged in."""
    await keep(club.store, a_login(club.line.line_id))
    return club


async def begin(store: MongoStore, club: Wednesday, holder: str = "one", *, anyway: bool = True) -> Reading | None:
    wanted = partial(actions.begin, line_id=club.line.line_id, holder=holder, at=NOW, anyway=anyway)
    return await store.write(wanted)


async def found(club: Wednesday) -> Reading:
    reading = await club.store.readings.find(club.line.line_id)
    assert reading is not None
    return reading


async def told(club: Wednesday, topic: Topic) -> int:
    """How often Olly is told; the group never is."""
    assert topic not in {notice.topic for notice in await club.news(group(club.club.club_id))}
    return [notice.topic for notice in await club.news(person(OLLY))].count(topic)


async def test_of_many_in_two_processes_one_reads(connected: Wednesday, rival: MongoStore) -> None:
    taken = await asyncio.gather(
        *(begin(store, connected, f"{n}") for n in range(4) for store in (connected.store, rival))
    )
    assert sum(one is not None for one in taken) == 1


async def test_nobody_reads_where_nobody_is_logged_in(club: Wednesday) -> None:
    assert await begin(club.store, club) is None
    await keep(club.store, a_login(club.line.line_id).ended())
    unknown = a_login(club.line.line_id).logged_in(a_login().pair, "somebody else", at=NOW)  # type: ignore[arg-type]  # it has one
    assert unknown.account_id is None


async def test_who_was_too_slow_turns_no_page_and_finishes_nothing(connected: Wednesday) -> None:
    line_id = connected.line.line_id
    await begin(connected.store, connected, "slow")
    late = NOW + LEASE
    quick = partial(actions.begin, line_id=line_id, holder="quick", at=late, anyway=True)
    assert await connected.store.write(quick) is not None
    turn = partial(actions.turn_page, line_id=line_id, page=PAGE, at=late)
    finish = partial(actions.finish, line_id=line_id, at=late, next_at=late + HOUR)
    fail = partial(actions.fail, line_id=line_id, at=late, wait=HOUR, unapproved=False, matters=True)
    assert not await connected.store.write(partial(turn, holder="slow"))
    assert await connected.store.write(partial(finish, holder="slow")) is None
    await connected.store.write(partial(fail, holder="slow"))
    assert ((await found(connected)).lease_holder, (await found(connected)).failures) == ("quick", 0)
    assert await connected.store.write(partial(turn, holder="quick"))
    assert await connected.store.write(partial(finish, holder="quick")) is not None
    assert ((await found(connected)).read_to, (await found(connected)).read_at) == (NOW, late)


async def test_a_bank_that_does_not_answer_is_told_of_after_an_hour_once_and_again_after_it_did(
    connected: Wednesday,
) -> None:
    line_id = connected.line.line_id
    wait = partial(actions.wait_for_bank, line_id=line_id, unapproved=False)
    for minutes in (0, 30, 59):
        await connected.store.write(partial(wait, at=NOW + timedelta(minutes=minutes)))
    assert await told(connected, Topic.BANK_BEHIND) == 0
    for minutes in (60, 61, 300):
        await connected.store.write(partial(wait, at=NOW + timedelta(minutes=minutes)))
    assert await told(connected, Topic.BANK_BEHIND) == 1
    await connected.store.write(partial(actions.bank_answers, line_id=line_id, at=NOW))
    assert (await found(connected)).behind_since is None


@pytest.mark.parametrize(("matters", "unapproved", "told_of"), [(False, False, 0), (True, False, 1), (False, True, 1)])
async def test_a_statement_that_cannot_be_read_is_told_of_where_nothing_else_brings_payments(
    connected: Wednesday, matters: bool, unapproved: bool, told_of: int
) -> None:
    for hours in range(3):
        await begin(connected.store, connected)
        failed = partial(actions.fail, line_id=connected.line.line_id, holder="one", wait=HOUR, unapproved=unapproved)
        await connected.store.write(partial(failed, at=NOW + hours * HOUR, matters=matters))
    assert await told(connected, Topic.BANK_BEHIND) == told_of


async def test_at_night_a_late_bank_is_no_news_until_the_morning(connected: Wednesday) -> None:
    wait = partial(actions.wait_for_bank, line_id=connected.line.line_id, unapproved=False)
    for hours in (9, 11, 19):  # from 21:00 to 07:00
        await connected.store.write(partial(wait, at=NOW + hours * HOUR))
    assert await told(connected, Topic.BANK_BEHIND) == 0
    await connected.store.write(partial(wait, at=NOW + 20 * HOUR))
    assert await told(connected, Topic.BANK_BEHIND) == 1


async def test_what_has_not_changed_is_not_written(connected: Wednesday) -> None:
    wait = partial(actions.wait_for_bank, line_id=connected.line.line_id, at=NOW, unapproved=False)
    own = partial(actions.know_accounts, line_id=connected.line.line_id, own_accounts=[AccountKey("x")])
    await connected.store.write(wait)
    await connected.store.write(own)
    version = (await found(connected)).version
    for action in (wait, own):
        await connected.store.write(action)
    assert (await found(connected)).version == version


async def test_a_login_that_may_do_nothing_waits_to_be_approved_and_works_once_something_was_read(
    connected: Wednesday,
) -> None:
    line_id = connected.line.line_id
    await connected.store.write(partial(actions.wait_for_bank, line_id=line_id, at=NOW, unapproved=True))
    login = await connected.store.logins.find(line_id)
    assert login is not None
    assert login.state is LoginState.AWAITING_APPROVAL
    await begin(connected.store, connected)
    await connected.store.write(partial(actions.finish, line_id=line_id, holder="one", at=AFTER, next_at=AFTER))
    login = await connected.store.logins.find(line_id)
    assert login is not None
    assert login.state is LoginState.READY


async def test_silence_is_told_once_until_there_was_a_later_sign_of_life(connected: Wednesday) -> None:
    silent = partial(actions.report_silence, line_id=connected.line.line_id, found=[Checked.HOOK_THERE])
    for since in (NOW, NOW, NOW - HOUR):
        await connected.store.write(partial(silent, since=since))
    assert await told(connected, Topic.BANK_SILENT) == 1
    await connected.store.write(partial(silent, since=NOW + HOUR))
    assert await told(connected, Topic.BANK_SILENT) == 2
