"""An account that was learned by mistake is forgotten."""

from functools import partial

import pytest

from club.actions import deciding
from club.actions.forgetting import forget_account
from club.actions.receiving import Receipt
from club.errors import NotFound
from club.ids import PaymentId, PlayerId, payment_id
from tests.club.actions.wednesday import AFTER, Wednesday

TX = payment_id("acc_olly", "tx_1")


async def test_the_account_is_asked_about_again_and_what_it_booked_stays(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    await club.arrives(reference="footy")
    act = partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=ashley.player_id, at=AFTER)
    await club.store.write(act)
    for _ in range(2):
        await club.store.write(partial(forget_account, player_id=ashley.player_id, payment_id=TX))
    assert (await club.store.players.get(ashley.player_id)).accounts == ()
    assert await club.owes(ashley) == 500
    assert await club.arrives(transaction_id="tx_2", reference="footy") is Receipt.ASKED


async def test_of_what_was_never_learned_nothing_is_forgotten(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    same = await club.store.write(partial(forget_account, player_id=ashley.player_id, payment_id=PaymentId("none")))
    assert same.version == 1
    with pytest.raises(NotFound):
        await club.store.write(partial(forget_account, player_id=PlayerId("nobody"), payment_id=TX))
