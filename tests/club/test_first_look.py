"""The first look shows what would be booked and books nothing; booked is what was shown, once."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest

from club.actions.banking import cut_line
from club.bank import BankDown
from club.first_look import Booked, FirstLook, book_last_weeks, first_look
from club.notices import Topic
from tests.bankside import LINE_ID, Bankside, bankside
from tests.builders import a_club


@pytest.fixture
async def side(mongo_uri: str, database_name: str) -> AsyncIterator[Bankside]:
    async with bankside(mongo_uri, database_name) as one:
        yield one


async def paid_unheard(side: Bankside) -> None:
    """Two payments that are certain, one that is not, one that is nobody's business, and one that left."""
    side.monzo.post.lose_next = 5
    await side.pays(amount=500)
    side.later(minutes=1)
    await side.pays("SOMEBODY ELSE", 500, "football")
    side.later(minutes=1)
    await side.pays("LANDLORD LTD", 95_000, "rent")
    side.later(minutes=1)
    await side.pays("A JONES", -500, "footy")
    side.later(minutes=1)
    await side.pays(amount=700)


async def stored(side: Bankside) -> int:
    return await side.store.database["payments"].count_documents({})


async def look(side: Bankside) -> FirstLook:
    return await first_look(side.here.teller, LINE_ID)


async def test_what_is_certain_and_what_is_not_is_told_apart_and_the_rest_is_not_shown(side: Bankside) -> None:
    await paid_unheard(side)
    found = await look(side)
    assert [one.transfer.amount for one in found.certain] == [500, 700], "the oldest first"
    assert [one.transfer.payer_names for one in found.doubtful] == [("SOMEBODY ELSE",)]
    assert len(found) == 3
    assert (await stored(side), await side.balance(), await side.told(Topic.QUESTION)) == (0, 0, [])


async def test_what_was_shown_is_booked_once_whoever_presses(side: Bankside) -> None:
    await paid_unheard(side)
    other = await side.another()
    done = await asyncio.gather(*(book_last_weeks(one.teller, LINE_ID) for one in (side.here, other)))
    assert sum(one.booked for one in done) == 2
    assert sum(one.asked for one in done) == 1
    assert await side.balance() == 1200
    assert len(await side.told(Topic.QUESTION)) == 1
    assert len(await look(side)) == 0, "what is in the books is not shown again"
    assert await book_last_weeks(side.here.teller, LINE_ID) == Booked(0, 0)


async def test_on_a_line_that_serves_nobody_by_now_nothing_is_booked(side: Bankside) -> None:
    await paid_unheard(side)
    await side.store.write(partial(cut_line, club_id=a_club().club_id, at=side.bank.clock.now))
    assert await book_last_weeks(side.here.teller, LINE_ID) == Booked(0, 0)
    assert await stored(side) == 0


async def test_a_bank_that_is_down_is_no_empty_statement(side: Bankside) -> None:
    side.monzo.faults.down = True
    with pytest.raises(BankDown):
        await look(side)
