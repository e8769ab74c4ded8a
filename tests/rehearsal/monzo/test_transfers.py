from datetime import UTC, datetime

from rehearsal.monzo.accounts import Account, person
from rehearsal.monzo.shapes import Moment
from rehearsal.monzo.transfers import own_transfer

WHEN = datetime(2026, 3, 4, 21, 15, tzinfo=UTC)
OLLY = person("Olly Grant")
CURRENT = Account("acc_1", "uk_retail", (OLLY,), WHEN)
SECOND = Account("acc_2", "uk_retail", (OLLY,), WHEN)
JOINT = Account("acc_3", "uk_retail_joint", (OLLY, person("Jo Grant")), WHEN)


def test_one_transfer_is_a_transaction_in_each_account() -> None:
    out, into = own_transfer(CURRENT, SECOND, 1, Moment(WHEN), 2000, "savings")
    assert (out["account_id"], out["amount"], out["counterparty"]["account_id"]) == ("acc_1", -2000, "acc_2")
    assert (into["account_id"], into["amount"], into["counterparty"]["account_id"]) == ("acc_2", 2000, "acc_1")
    assert out["id"] != into["id"]
    assert out["metadata"]["p2p_transfer_id"] == into["metadata"]["p2p_transfer_id"]
    assert {out["metadata"]["p2p_initiator"], into["metadata"]["p2p_initiator"]} == {"internal"}
    assert into["counterparty"]["user_id"] == OLLY.user_id
    assert (into["notes"], into["scheme"]) == ("savings", "p2p_payment")


def test_a_joint_account_is_not_told_who() -> None:
    _, into = own_transfer(CURRENT, JOINT, 1, Moment(WHEN), 2000, "")
    assert into["counterparty"]["user_id"].startswith("anonuser_")
    assert into["counterparty"]["account_id"] == "acc_1"
