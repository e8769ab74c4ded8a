"""Webhooks of ours at the bank: one, at our address; and nobody else's is ever touched."""

from collections.abc import AsyncIterator

import pytest

from club.bank import BankError
from club.reporting import Reported, Reporting
from rehearsal.monzo.faults import ShowPage
from tests.bankside import LINE_ID, Bankside, bankside

URL, FORMER, OTHER = (
    "https://fiver.example/monzo/us",
    "https://old.example/monzo/us",
    "https://fiver.example/monzo/them",
)


@pytest.fixture
async def side(mongo_uri: str, database_name: str) -> AsyncIterator[Bankside]:
    """The bank has no webhook."""
    async with bankside(mongo_uri, database_name) as one:
        await one.monzo.unregister(one.monzo.webhooks[0].id)
        yield one


def reporting(side: Bankside, noted: str | None = None) -> Reporting:
    return Reporting(side.here.teller.access, LINE_ID, side.monzo.account_id, noted)


def addresses(side: Bankside) -> list[str]:
    return [one.url for one in side.monzo.webhooks]


async def test_one_is_made_and_then_it_is_there(side: Bankside) -> None:
    made = await reporting(side).begin(URL)
    assert made == Reported(side.monzo.webhooks[0].id, is_new=True)
    assert await reporting(side).begin(URL) == Reported(made.hook_id, is_new=False)
    assert addresses(side) == [URL]


async def test_duplicates_go_and_so_does_the_noted_one_of_a_former_address(side: Bankside) -> None:
    former, *_ = [await side.monzo.register(url) for url in (FORMER, FORMER, OTHER, URL, URL)]
    await reporting(side, former.id).begin(URL)
    assert addresses(side) == [FORMER, OTHER, URL]


async def test_a_duplicate_that_cannot_be_removed_now_is_another_day_s(side: Bankside) -> None:
    for _ in range(2):
        await side.monzo.register(URL)
    side.monzo.faults.plan(ShowPage(), method="DELETE", path="/webhooks")
    assert not (await reporting(side).begin(URL)).is_new
    assert addresses(side) == [URL, URL]


async def test_in_the_end_none_of_ours_is_left(side: Bankside) -> None:
    noted, *_ = [await side.monzo.register(url) for url in (FORMER, OTHER, URL, URL)]
    await reporting(side, noted.id).end([URL])
    assert addresses(side) == [OTHER]


async def test_another_client_s_are_neither_seen_nor_touched(side: Bankside) -> None:
    await side.monzo.register(URL, client_id="oauth2client_playground")
    assert (await reporting(side).begin(URL)).is_new
    await reporting(side).end([URL])
    assert [one.client_id for one in side.monzo.webhooks] == ["oauth2client_playground"]


async def test_a_bank_that_is_down_says_so(side: Bankside) -> None:
    side.monzo.faults.down = True
    with pytest.raises(BankError):
        await reporting(side).begin(URL)
    with pytest.raises(BankError):
        await reporting(side).end([URL])
