from collections.abc import AsyncIterator
from functools import partial

import pytest
from aiohttp import web

from club.actions.banking import cut_line
from club.bank import BankDown, TooFast
from club.lines import Mode
from club.teller import asked_to_wait
from tests.bankside import LINE_ID, Bankside, bankside
from tests.builders import NOW, a_club
from tests.storage.keeping import KEYS


@pytest.fixture
async def side(mongo_uri: str, database_name: str) -> AsyncIterator[Bankside]:
    async with bankside(mongo_uri, database_name) as one:
        yield one


async def test_own_accounts_are_kept_as_hashes_and_asked_for_once(side: Bankside) -> None:
    joint = side.monzo.open_account("uk_retail_joint", held_with="Jo Grant")
    await side.here.teller.reading(LINE_ID)
    reading = await side.here.teller.reading(LINE_ID)
    assert side.asked("/accounts") == 1
    assert reading.owns(KEYS.account_keys(f"monzo:{joint.id}"))
    assert reading.owns(KEYS.account_keys(f"uk:040004:{joint.number}"))
    assert not reading.owns(KEYS.account_keys("uk:040004:12345678"))
    stored = str(await side.store.database["readings"].find_one({}))
    assert joint.number not in stored
    assert joint.id not in stored


async def test_a_line_is_ours_while_it_has_a_login_and_serves_a_club(side: Bankside) -> None:
    assert await side.here.teller.line(LINE_ID) is not None
    for mode in (Mode.MANUAL, Mode.NONE):
        await side.store.database["lines"].update_one({}, {"$set": {"mode": mode.value}})
        assert await side.here.teller.line(LINE_ID) is None
    await side.store.database["lines"].delete_many({})
    assert await side.here.teller.line(LINE_ID) is None


async def test_a_line_that_is_cut_while_the_bank_answers_books_nothing(side: Bankside) -> None:
    async def cut(request: web.Request) -> None:
        if request.path.startswith("/monzo/transactions/"):
            await side.store.write(partial(cut_line, club_id=a_club().club_id, at=NOW))

    await side.pays()
    side.bank.before = cut
    await side.verify()
    assert (await side.balance(), await side.hints()) == (0, 0)
    assert side.here.counts["monzo_events", "cut"] == 1


async def test_an_address_that_became_another_while_the_bank_answered_changes_nothing(side: Bankside) -> None:
    async def renew(request: web.Request) -> None:
        change = {"$set": {"secret_digest": "another"}, "$inc": {"version": 1}}
        await side.store.database["lines"].update_one({}, change)

    await side.pays()
    side.bank.before = renew
    await side.verify()
    assert await side.balance() == 500


def test_only_a_bank_that_says_so_wants_to_be_left_alone() -> None:
    assert asked_to_wait(TooFast(7)).total_seconds() == 7
    assert not asked_to_wait(BankDown())
