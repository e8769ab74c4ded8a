"""What belongs to two players is never booked by itself again for one of them, whatever is undone or forgotten."""

from collections.abc import AsyncIterator
from functools import partial

import pytest

from club.actions import deciding
from club.actions.forgetting import forget_account
from club.actions.people import remove_player
from club.actions.receiving import Receipt
from club.ids import PaymentId, payment_id
from club.money import Pence
from club.players import KnownAccount, Player
from storage.store import MongoStore
from tests.club.actions.wednesday import AFTER, Wednesday, begin


def tx(number: int) -> PaymentId:
    return payment_id("acc_olly", f"tx_{number}")


@pytest.fixture
async def club(mongo_uri: str, database_name: str) -> AsyncIterator[Wednesday]:
    async with MongoStore(mongo_uri, database_name, holder="test") as store:
        yield await begin(store)


async def arrives(club: Wednesday, number: int, payer: str = "W WHITE", reference: str = "footy") -> Receipt:
    return await club.arrives(transaction_id=f"tx_{number}", payer_names=(payer,), reference=reference)


async def book(club: Wednesday, number: int, player: Player) -> None:
    act = partial(deciding.assign, payment_id=tx(number), shares=player.player_id, at=AFTER)
    await club.store.write(partial(act, club_id=club.club.club_id))


async def undo(club: Wednesday, number: int) -> None:
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=tx(number), at=AFTER))


async def accounts(club: Wednesday, player: Player) -> tuple[KnownAccount, ...]:
    return (await club.store.players.get(player.player_id)).accounts


async def paid_for_each(club: Wednesday) -> tuple[Player, Player]:
    """An account that the organiser knew for Ashley paid for Sam as well."""
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await arrives(club, 1)
    await book(club, 1, ashley)
    assert await arrives(club, 2) is Receipt.MATCHED
    await undo(club, 2)
    await book(club, 2, sam)
    return ashley, sam


async def test_an_account_that_paid_for_two_is_known_to_have_done_so(club: Wednesday) -> None:
    ashley, sam = await paid_for_each(club)
    assert [one.also for one in await accounts(club, ashley)] == [(sam.player_id,)]
    assert [one.also for one in await accounts(club, sam)] == [(ashley.player_id,)]
    assert await arrives(club, 3) is Receipt.ASKED


@pytest.mark.parametrize("undone", [1, 2])
async def test_it_is_asked_about_although_one_of_them_is_undone(club: Wednesday, undone: int) -> None:
    ashley, sam = await paid_for_each(club)
    await undo(club, undone)
    assert [len(await accounts(club, one)) for one in (ashley, sam)] == ([0, 1] if undone == 1 else [1, 0])
    assert await arrives(club, 3) is Receipt.ASKED
    await book(club, 3, sam if undone == 1 else ashley)
    assert await arrives(club, 4) is Receipt.ASKED


async def test_it_is_asked_about_although_it_is_forgotten_for_one_of_them(club: Wednesday) -> None:
    ashley, sam = await paid_for_each(club)
    await club.store.write(partial(forget_account, player_id=sam.player_id, payment_id=tx(2)))
    assert await accounts(club, sam) == ()
    assert await arrives(club, 3) is Receipt.ASKED
    assert await club.owes(ashley) == 500


async def test_who_left_still_makes_it_a_question(club: Wednesday) -> None:
    _, sam = await paid_for_each(club)
    await undo(club, 2)
    await club.store.write(partial(remove_player, club_id=club.club.club_id, player_id_=sam.player_id, at=AFTER))
    assert await arrives(club, 3) is Receipt.ASKED


async def test_the_reference_says_for_whom_such_an_account_pays(club: Wednesday) -> None:
    ashley, sam = await paid_for_each(club)
    assert await arrives(club, 3, reference="sam footy") is Receipt.MATCHED
    assert (await club.owes(ashley), await club.owes(sam)) == (500, 1000)


async def test_forgotten_for_both_it_is_nobodys_and_learned_anew(club: Wednesday) -> None:
    ashley, sam = await paid_for_each(club)
    for player, number in ((ashley, 1), (sam, 2)):
        await club.store.write(partial(forget_account, player_id=player.player_id, payment_id=tx(number)))
    assert await arrives(club, 3) is Receipt.ASKED
    await book(club, 3, ashley)
    assert await arrives(club, 4) is Receipt.MATCHED


async def test_a_slip_that_is_undone_at_once_leaves_no_doubt(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await arrives(club, 1)
    await book(club, 1, sam)
    await undo(club, 1)
    await book(club, 1, ashley)
    assert [one.also for one in await accounts(club, ashley)] == [()]
    assert await arrives(club, 2) is Receipt.MATCHED


async def test_an_account_that_paid_for_a_friend_by_name_is_still_its_owners(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await arrives(club, 1, payer="ASHLEY M")
    await book(club, 1, ashley)
    assert await arrives(club, 2, payer="ASHLEY M", reference="for Sam") is Receipt.ASKED
    await book(club, 2, sam)
    assert [one.named for one in await accounts(club, sam)] == [True]
    assert [one.also for one in await accounts(club, ashley)] == [()]
    assert await arrives(club, 3, payer="ASHLEY M") is Receipt.MATCHED
    assert (await club.owes(ashley), await club.owes(sam)) == (1000, 500)


async def test_a_name_that_two_players_have_is_a_question_whatever_was_booked_undone_and_forgotten(
    club: Wednesday,
) -> None:
    ashley, alan = await club.player("Ashley", "A JONES"), await club.player("Alan", "A JONES")
    for number in (1, 2):
        assert await club.arrives(transaction_id=f"tx_{number}", account=f"uk:200000:0000000{number}") is Receipt.ASKED
    await book(club, 1, ashley)
    await book(club, 2, alan)
    assert await club.arrives(transaction_id="tx_3", account="uk:200000:00000003") is Receipt.ASKED
    assert await club.arrives(transaction_id="tx_4", account="uk:200000:00000002") is Receipt.MATCHED
    await undo(club, 1)
    await club.store.write(partial(forget_account, player_id=alan.player_id, payment_id=tx(2)))
    for number in (5, 6):
        assert await club.arrives(transaction_id=f"tx_{number}", account=f"uk:200000:0000000{number}") is Receipt.ASKED
    assert (await club.owes(ashley), await club.owes(alan)) == (0, 1000)


async def test_two_codes_decide_by_themselves_and_teach_nothing_of_the_account(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await arrives(club, 1)
    await book(club, 1, ashley)
    codes = f"{ashley.reference_code} {sam.reference_code}"
    assert await club.arrives(transaction_id="tx_2", amount=1000, reference=codes) is Receipt.ASKED
    shares = {ashley.player_id: Pence(500), sam.player_id: Pence(500)}
    act = partial(deciding.assign, payment_id=tx(2), shares=shares, at=AFTER)
    await club.store.write(partial(act, club_id=club.club.club_id))
    assert await accounts(club, sam) == ()
    assert await arrives(club, 3) is Receipt.MATCHED
