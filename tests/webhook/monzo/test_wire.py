from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.payments import Route, Transfer
from tests.monzo_events import event, sequence
from webhook.monzo.wire import Ignored, Malformed, Why, read, read_transaction


def transfer(kind: str = "bank_in", **overrides: Any) -> Transfer:
    told = read(event(kind, **overrides))
    assert isinstance(told, Transfer)
    return told


def ignored(kind: str, **overrides: Any) -> Why:
    told = read(event(kind, **overrides))
    assert isinstance(told, Ignored)
    return told.why


def test_a_bank_transfer_names_the_payer_and_carries_the_reference() -> None:
    assert transfer(reference="FOOTY K7WMX") == Transfer(
        account_id="acc_0000BwTestClub01",
        transaction_id="tx_0000BwBankIn01",
        amount=500,  # type: ignore[arg-type]
        created_at=datetime(2026, 3, 4, 21, 15, 34, 489_000, tzinfo=UTC),
        updated_at=datetime(2026, 3, 4, 21, 15, 35, 179_000, tzinfo=UTC),
        payer_names=("ADEYEMI T K",),
        reference="FOOTY K7WMX",
        account="uk:200000:00445566",
        route=Route.BANK,
    )


def test_between_monzo_contacts_the_description_is_a_name_and_the_notes_are_the_message() -> None:
    told = transfer("p2p_in", description="Rowan M")
    assert told.payer_names == ("Rowan Madeup", "Ro Madeup", "Rowan M")
    assert told.reference == "five a side ⚽"
    assert told.account == "monzo:acc_0000BwRowan"
    assert told.route is Route.MONZO


def test_a_contact_without_a_counterparty_still_has_a_name() -> None:
    body = event("p2p_in", description="Rowan M")
    body["data"]["counterparty"] = {}
    told = read(body)
    assert isinstance(told, Transfer)
    assert told.payer_names == ("Rowan M",)
    assert told.account is None


def test_monzo_by_sort_code_has_a_typed_reference_and_a_bank_account() -> None:
    told = transfer("m2m_in", reference="T JONES")
    assert told.payer_names == ("Imani Fiction & Lou Fiction",)
    assert told.reference == "T JONES"
    assert told.account == "uk:040004:33771100"
    assert told.route is Route.MONZO


@pytest.mark.parametrize(
    ("counterparty", "account"),
    [
        ({"sort_code": "20-00-00", "account_number": "0044 5566"}, "uk:200000:00445566"),
        ({"sort_code": "200000", "account_id": "acc_1"}, "monzo:acc_1"),
        ({"user_id": "user_1"}, "monzo-user:user_1"),
        ({"user_id": "anonuser_1"}, None),
        ({"sort_code": 200000, "account_number": 445566}, None),
        ({}, None),
    ],
)
def test_an_account_is_known_by_what_lasts(counterparty: dict[str, Any], account: str | None) -> None:
    body = event()
    body["data"]["counterparty"] = counterparty
    told = read(body)
    assert isinstance(told, Transfer)
    assert told.account == account


@pytest.mark.parametrize("kind", ["bank_in", "p2p_in", "m2m_in"])
def test_both_event_types_and_the_api_say_the_same(kind: str) -> None:
    first, second, created, older = map(read, sequence(kind))
    assert second == created == read_transaction(sequence(kind)[2]["data"])
    assert isinstance(first, Transfer)
    assert isinstance(second, Transfer)
    assert isinstance(older, Transfer)
    assert older.updated_at < first.updated_at < second.updated_at
    assert older.transaction_id == first.transaction_id


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("card_check", Why.NOTHING_MOVED),
        ("declined_card", Why.OUTGOING),
        ("pot", Why.POT),
        ("flex", Why.FLEX),
        ("wages", Why.WAGES),
        ("card_refund", Why.CARD),
    ],
)
def test_what_is_not_a_payment_to_the_club_says_why(kind: str, why: Why) -> None:
    assert ignored(kind) is why


@pytest.mark.parametrize(
    ("overrides", "why"),
    [
        ({"type": "balance.updated"}, Why.OTHER_EVENT),
        ({"amount": 0}, Why.NOTHING_MOVED),
        ({"amount": -500, "scheme": "mastercard"}, Why.OUTGOING),
        ({"amount": -500, "scheme": "bacs"}, Why.OUTGOING),
        ({"currency": "EUR"}, Why.OTHER_CURRENCY),
        ({"amount_is_pending": True}, Why.PENDING),
        ({"is_load": True}, Why.TOP_UP),
        ({"scheme": "topup"}, Why.TOP_UP),
        ({"scheme": "uk_business_pot"}, Why.POT),
        ({"scheme": "account_interest"}, Why.INTEREST),
        ({"metadata": {"payday": "true"}}, Why.WAGES),
    ],
)
def test_marks_that_make_a_transfer_something_else(overrides: dict[str, Any], why: Why) -> None:
    assert ignored("bank_in", **overrides) is why


def test_money_that_leaves_by_transfer_may_be_a_refund() -> None:
    sent = read(event("bank_out"))
    assert isinstance(sent, Transfer)
    assert (sent.amount, sent.payer_names, sent.account) == (-4500, ("Meadow Pitches",), "uk:400000:11229944")


def test_what_was_ignored_can_still_be_told_apart() -> None:
    assert read(event("pot")) == Ignored(Why.POT, "acc_0000BwTestClub01", "tx_0000BwPot01")


@pytest.mark.parametrize("scheme", ["bacs", "chaps", "uk_cash_deposits_paypoint", "never_heard_of", "", None, 7])
def test_other_money_is_for_a_person_to_look_at(scheme: object) -> None:
    assert transfer(scheme=scheme).review
    assert not transfer().review


def test_a_transfer_that_was_declined_is_taken_back() -> None:
    assert transfer(decline_reason="OTHER").taken_back
    assert not transfer(decline_reason="").taken_back
    assert not transfer().taken_back
    assert transfer(scheme="chaps", decline_reason="OTHER").taken_back, "what a person assigned goes back all the same"


@pytest.mark.parametrize("fraction", ["", ".9", ".98", ".979", ".123456789"])
def test_times_have_fractions_of_any_length(fraction: str) -> None:
    told = transfer(updated=f"2026-03-04T21:15:36{fraction}Z")
    assert told.updated_at.replace(microsecond=0) == datetime(2026, 3, 4, 21, 15, 36, tzinfo=UTC)


@pytest.mark.parametrize("updated", [None, "", "soon", 7, "0001-01-01T00:00:00+14:00"])
def test_without_a_version_it_is_as_old_as_the_transaction(updated: object) -> None:
    told = transfer(updated=updated)
    assert told.updated_at == told.created_at


def test_times_are_utc() -> None:
    assert transfer(created="2026-03-04T22:15:34+01:00").created_at == datetime(2026, 3, 4, 21, 15, 34, tzinfo=UTC)
    assert transfer(created="2026-03-04T21:15:34").created_at == datetime(2026, 3, 4, 21, 15, 34, tzinfo=UTC)


@pytest.mark.parametrize(
    "overrides",
    [
        {"id": None},
        {"id": ""},
        {"id": "x" * 200},
        {"id": "tx\x00"},
        {"account_id": 5},
        {"account_id": "\ud800"},
        {"amount": None},
        {"amount": True},
        {"amount": "500"},
        {"amount": 500.0},
        {"amount": 10**30},
        {"created": None},
        {"created": "yesterday"},
        {"created": ""},
    ],
)
def test_what_cannot_be_done_without_is_malformed_and_never_repeated(overrides: dict[str, Any]) -> None:
    told = read(event(**overrides))
    assert isinstance(told, Malformed)
    assert told.why.isascii()
    assert not any(str(value) in told.why for value in overrides.values() if value and value is not True)


@pytest.mark.parametrize(
    "body",
    [None, [], "x", 1, {}, {"type": None}, {"type": "transaction.created"}, {"type": "transaction.x", "data": []}],
)
def test_other_bodies_are_malformed(body: object) -> None:
    assert isinstance(read(body), Malformed)


def test_text_is_cut_and_cleaned() -> None:
    told = transfer(reference="foo\x00ty\n\u202eK7WMX \ud800" + "x" * 500, name="  A\tJONES\u200f ")
    assert told.reference.startswith("footy K7WMX x") or told.reference.startswith("footy K7WMX")
    assert len(told.reference) <= 140
    assert told.payer_names == ("A JONES",)
    told.reference.encode()


@pytest.mark.parametrize("value", [None, [], "x", 7, {"name": None}, {"name": ["A"]}, {"name": ""}])
def test_a_counterparty_of_any_shape_is_survived(value: object) -> None:
    body = event()
    body["data"]["counterparty"] = value
    told = read(body)
    assert isinstance(told, Transfer)
    assert told.payer_names == ()


def test_fields_that_are_not_used_may_be_anything() -> None:
    plain = transfer()
    assert (
        transfer(settled="", merchant="merch_1", categories=7, metadata=None, attachments={"a": [1]}, notes=9) == plain
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    ["id", "account_id", "amount", "created", "updated", "settled", "counterparty", "scheme", "description", "notes",
     "metadata", "currency", "decline_reason", "is_load", "amount_is_pending", "merchant"]
)  # fmt: skip


@given(JSON)
def test_any_body_can_be_read(body: object) -> None:
    assert isinstance(read(body), Ignored | Malformed)


@given(
    st.sampled_from(["bank_in", "p2p_in", "m2m_in", "wages", "pot"]),
    st.dictionaries(FIELDS, JSON, max_size=5),
    st.dictionaries(
        st.sampled_from(["name", "preferred_name", "sort_code", "account_number", "account_id", "user_id"]), JSON
    ),
)
def test_any_field_may_hold_anything(kind: str, data: dict[str, Any], counterparty: dict[str, Any]) -> None:
    body = event(kind)
    body["data"]["counterparty"] = counterparty
    body["data"] |= data
    told = read(body)
    if isinstance(told, Transfer):
        assert told.amount > 0
        assert told.updated_at.tzinfo is told.created_at.tzinfo is UTC
        for text in (*told.payer_names, told.reference):
            assert len(text) <= 140
            text.encode()
