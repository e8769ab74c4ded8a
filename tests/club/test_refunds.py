"""Money that leaves is a refund only where there is something to refund."""

from dataclasses import replace

import pytest

from club.candidates import Standing
from club.ids import AccountKey, PaymentId
from club.matching import Roster
from club.money import Pence
from club.payments import Transfer
from club.players import KnownAccount, Player
from tests.builders import NOW, a_club, a_player, a_transfer

KEY = AccountKey("key")
KNOWN = KnownAccount(key=KEY, since=NOW, payment_id=PaymentId("p"), payer="A JONES")
ASHLEY = a_player("Ashley Jones", accounts=(KNOWN,))


def sent(amount: int = -500, **facts: object) -> Transfer:
    return replace(a_transfer(amount=Pence(amount), reference="thanks"), **facts)  # type: ignore[arg-type]  # its fields


def offered(transfer: Transfer, *players: Player, credit: int = 500) -> str | None:
    standings = {
        one.player_id: Standing(player_id=one.player_id, balance=Pence(credit), last_played=None, last_paid=None)
        for one in players
    }
    found = Roster((a_club(),), players).refund_to(transfer, (KEY,), standings)
    return found.name if found else None


def test_what_goes_to_somebody_in_credit_may_be_a_refund() -> None:
    assert offered(sent(), ASHLEY) == "Ashley Jones"
    named = a_player("Ashley Jones", accepted_bank_names=("A JONES",))
    assert offered(sent(), named) == "Ashley Jones"


@pytest.mark.parametrize("credit", [499, 0, -500])
def test_without_as_much_credit_there_is_nothing_to_refund(credit: int) -> None:
    assert offered(sent(), ASHLEY, credit=credit) is None


def test_what_is_about_something_else_is_the_organiser_s_own_business() -> None:
    assert offered(sent(reference="curry last night"), ASHLEY) is None
    assert offered(sent(reference="football refund"), ASHLEY) == "Ashley Jones"


def test_an_account_of_two_or_of_nobody_tells_nothing() -> None:
    sam = a_player("Sam", accounts=(KNOWN,))
    assert offered(sent(), ASHLEY, sam) is None
    assert offered(sent(), a_player("Priya")) is None
    somebody_elses = replace(KNOWN, named=True)
    assert offered(sent(), a_player("Dave", accounts=(somebody_elses,))) is None
    assert offered(sent(payer_names=("PAYPAL",)), ASHLEY) is None
