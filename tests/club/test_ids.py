"""Ids are short and derived: what arrives twice has one id."""

from hypothesis import given
from hypothesis import strategies as st

from club import ids


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_the_same_parts_make_the_same_well_formed_id(parts: list[str]) -> None:
    assert ids.derived(*parts) == ids.derived(*parts)
    assert ids.well_formed(ids.derived(*parts))


def test_where_one_part_ends_matters() -> None:
    assert ids.derived("ab", "c") != ids.derived("a", "bc")


def test_a_transaction_is_another_payment_in_another_account() -> None:
    assert ids.payment_id("acc_1", "tx_1") != ids.payment_id("acc_2", "tx_1")


def test_what_is_not_ours_is_not_well_formed() -> None:
    assert not any(map(ids.well_formed, ("", "a" * 11, "a" * 13, "A" * 12, "../../etc/pas", "i" * 12)))
