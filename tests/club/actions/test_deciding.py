"""The organiser's desk: assign, ignore, undo, cash."""

from functools import partial

import pytest

from club.actions import deciding
from club.actions.receiving import Receipt
from club.errors import Conflict, NotFound
from club.ids import PaymentId, derived, payment_id
from club.money import Pence
from club.payments import State
from tests.club.actions.wednesday import AFTER, Wednesday

TX = payment_id("acc_olly", "tx_1")


async def test_an_assigned_payment_teaches_the_account_and_undo_forgets_it(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    assert await club.arrives() is Receipt.ASKED
    assign = partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=ashley.player_id, at=AFTER)
    for _ in range(2):
        await club.store.write(assign)
    assert await club.owes(ashley) == 500
    assert await club.arrives(transaction_id="tx_2", payer_names=("SOMEBODY ELSE",)) is Receipt.MATCHED

    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    assert await club.owes(ashley) == 500
    assert (await club.store.payments.get(TX)).state is State.UNMATCHED
    assert (await club.store.players.get(ashley.player_id)).accounts == ()
    assert await club.arrives(transaction_id="tx_3") is Receipt.ASKED


async def test_shares_go_to_several(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await club.arrives(amount=1000, reference="football")
    shares = {ashley.player_id: Pence(600), sam.player_id: Pence(400)}
    await club.store.write(partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=shares, at=AFTER))
    assert (await club.owes(ashley), await club.owes(sam)) == (600, 400)


async def test_another_club_can_neither_see_nor_book_it(club: Wednesday) -> None:
    ashley, stranger = await club.player("Ashley"), await club.player("Charlie", club=club.other)
    await club.arrives()
    for club_id, player in ((club.other.club_id, stranger), (club.club.club_id, stranger)):
        with pytest.raises(NotFound):
            await club.store.write(
                partial(deciding.assign, club_id=club_id, payment_id=TX, shares=player.player_id, at=AFTER)
            )
    assert await club.owes(ashley) == 0


async def test_not_football_always_is_not_asked_again_until_undone(club: Wednesday) -> None:
    await club.player("Ashley")
    await club.arrives()
    await club.store.write(partial(deciding.ignore, club_id=club.club.club_id, payment_id=TX, always=True, at=AFTER))
    assert await club.arrives(transaction_id="tx_2") is Receipt.FORGOTTEN
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    assert await club.arrives(transaction_id="tx_3") is Receipt.ASKED


async def test_what_was_ignored_loses_its_name_and_only_that(club: Wednesday) -> None:
    await club.player("Ashley")
    await club.arrives()
    await club.store.write(partial(deciding.ignore, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    assert [payment.payment_id for payment in await club.store.payments.ignored_before(AFTER)] == [TX]
    await club.store.write(partial(deciding.forget, payment_id=TX))
    payment = await club.store.payments.get(TX)
    assert (payment.payer_name, payment.amount, payment.state) == (None, 500, State.IGNORED)
    assert await club.store.payments.ignored_before(AFTER) == []


async def test_cash_counts_once_and_can_be_undone(club: Wednesday) -> None:
    ashley, new = await club.player("Ashley"), PaymentId(derived("cash"))
    pay = partial(deciding.cash, club_id=club.club.club_id, player_id=ashley.player_id, amount=Pence(500), new_id=new)
    for _ in range(2):
        await club.store.write(partial(pay, at=AFTER))
    assert await club.owes(ashley) == 500
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=new, at=AFTER))
    assert await club.owes(ashley) == 0
    with pytest.raises(Conflict):
        await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=new, at=AFTER))
