"""Which payments may be somebody's who says that it is paid."""

from collections.abc import AsyncIterator

import pytest

from club.ids import payment_id
from club.sightings import MOST, sightings
from storage.store import MongoStore
from tests.builders import NOW, a_payment
from tests.club.actions.wednesday import AFTER, Wednesday, begin


@pytest.fixture
async def club(mongo_uri: str, database_name: str) -> AsyncIterator[Wednesday]:
    async with MongoStore(mongo_uri, database_name, holder="test") as store:
        yield await begin(store)


async def test_those_for_which_the_player_is_suggested_the_likeliest_first(club: Wednesday) -> None:
    sam, _ = await club.player("Sam Carter"), await club.player("Alan Jones")
    arrived = {"tx_1": ("A JONES", "footy"), "tx_2": ("S CARTER", "footy"), "tx_3": ("MRS B", "footy sam carter")}
    for transaction, (payer, reference) in arrived.items():
        await club.arrives(transaction_id=transaction, payer_names=(payer,), reference=reference, account=None)
    found = [one.payment_id for one in await sightings(club.store, sam, at=AFTER)]
    assert set(found) == {payment_id("acc_olly", "tx_2"), payment_id("acc_olly", "tx_3")}


async def test_a_few_are_enough_and_what_came_by_no_line_is_passed_over(club: Wednesday) -> None:
    sam = await club.player("Sam Carter")
    for number in range(MOST + 2):
        await club.arrives(transaction_id=f"tx_{number}", payer_names=("S CARTER",), reference="footy", account=None)
    await club.store.payments.add(a_payment("loose"), [])
    assert len(await sightings(club.store, sam, at=AFTER)) == MOST


async def test_another_club_s_payments_are_not_shown(club: Wednesday) -> None:
    charlie = await club.player("Charlie Carter", club=club.other)
    await club.arrives(payer_names=("C CARTER",), reference="footy", account=None)
    assert await sightings(club.store, charlie, at=NOW) == []
