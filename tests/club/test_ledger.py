"""The ledger: lines are added, never changed."""

from club import ledger
from club.fixtures import Fixture
from club.ids import PlayerId
from club.money import Pence
from tests.builders import NOW, a_fixture


def charged() -> Fixture:
    fixture, _ = a_fixture(players=(PlayerId("ashley"), PlayerId("sam"))).settle(at=NOW)
    return fixture


def test_a_reversal_takes_back_exactly_its_line() -> None:
    first, second = charged().entries
    back = first.reversed_at(NOW)
    assert (back.amount, back.reverses) == (500, first.entry_id)
    assert ledger.standing((first, second, back)) == (second,)
    assert ledger.balance((first, back)) == 0


def test_a_balance_is_owed_or_in_credit_and_never_both() -> None:
    assert (ledger.owes(Pence(-500)), ledger.credit(Pence(-500))) == (500, 0)
    assert (ledger.owes(Pence(300)), ledger.credit(Pence(300))) == (0, 300)


def test_lines_of_one_instant_have_one_order() -> None:
    entries = charged().entries
    assert ledger.in_order(entries) == ledger.in_order(reversed(entries))
