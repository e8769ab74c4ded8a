"""The bank's JSON in the club's words: lenient about what is not used, strict about what is."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from club.bank import BankDown, Hook
from club.payments import Transfer
from tests.builders import NOW
from tests.monzo_events import event
from webhook.monzo import answers
from webhook.monzo.wire import read_transaction

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


def account(**fields: Any) -> dict[str, Any]:
    owner = {"user_id": "user_olly", "preferred_name": "Olly Grant", "preferred_first_name": "Olly"}
    row = {"id": "acc_1", "closed": False, "type": "uk_retail", "description": "user_olly", "owners": [owner]}
    return row | {"account_number": "00112233", "sort_code": "040004"} | fields


def rows(*minutes: int, **fields: Any) -> list[dict[str, Any]]:
    data = event("bank_in", **fields)["data"]
    created = [(NOW + timedelta(minutes=minute)).isoformat() for minute in minutes]
    return [data | {"id": f"tx_{minute}", "created": at} for minute, at in zip(minutes, created, strict=True)]


def test_tokens_are_as_old_as_the_question() -> None:
    body = {"access_token": "a", "refresh_token": "r", "expires_in": 21600, "user_id": "user_1", "token_type": "Bearer"}
    tokens = answers.tokens(body, asked_at=NOW)
    assert (tokens.access, tokens.refresh, tokens.user_id) == ("a", "r", "user_1")
    assert tokens.expires_at == NOW + timedelta(hours=6)
    assert "'a'" not in repr(tokens)


def test_a_new_pair_is_kept_even_if_little_is_said_about_it() -> None:
    tokens = answers.tokens({"access_token": "a"}, asked_at=NOW)
    assert (tokens.refresh, tokens.expires_at, tokens.user_id) == (None, NOW + timedelta(hours=1), "")


@pytest.mark.parametrize("lifetime", [None, "21600", -5, 0, True, 10**12, 1.5])
def test_an_odd_lifetime_is_a_short_one(lifetime: object) -> None:
    assert answers.tokens({"access_token": "a", "expires_in": lifetime}, asked_at=NOW).expires_at == NOW + timedelta(
        hours=1
    )


@pytest.mark.parametrize("token", [None, "", "two words", "line\r\nfeed", 5, "é", "x" * 5000])
def test_what_is_no_token_is_no_answer(token: object) -> None:
    with pytest.raises(BankDown):
        answers.tokens({"access_token": token}, asked_at=NOW)


def test_accounts_that_people_can_pay_into() -> None:
    kinds = [
        "uk_retail",
        "uk_retail_joint",
        "uk_business",
        "uk_monzo_flex",
        "uk_rewards",
        "uk_loan",
        "uk_prepaid",
        "new",
    ]
    found = answers.accounts({"accounts": [account(id=f"acc_{kind}", type=kind) for kind in kinds]})
    assert [one.kind for one in found] == ["personal", "joint", "business"]
    assert answers.accounts({"accounts": [account(closed=True), account(id=None), account(type=None), "odd"]}) == []


def test_an_account_is_known_by_its_owners_and_its_last_digits() -> None:
    [found] = answers.accounts({"accounts": [account()]})
    assert (found.owners, found.last_digits) == (("Olly Grant",), "2233")
    details = {"locale_uk": {"account_number": "99887766", "sort_code": "04-00-04"}}
    [elsewhere] = answers.accounts({"accounts": [account(account_number=None, sort_code="", payment_details=details)]})
    assert elsewhere.last_digits == "7766"
    assert "uk:040004:99887766" in elsewhere.numbers
    [bare] = answers.accounts({"accounts": [{"id": "acc_1", "type": "uk_retail"}]})
    assert (bare.owners, bare.last_digits, bare.numbers) == ((), "", ("monzo:acc_1",))


@pytest.mark.parametrize(
    "counterparty",
    [
        {"sort_code": "040004", "account_number": "00112233", "name": "Olly Grant"},
        {"account_id": "acc_1", "user_id": "user_olly", "name": "Olly Grant"},
        {"user_id": "user_olly", "name": "Olly Grant"},
    ],
)
def test_the_owners_own_money_is_known_however_it_comes(counterparty: dict[str, str]) -> None:
    told = read_transaction(event("bank_in")["data"] | {"counterparty": counterparty})
    assert isinstance(told, Transfer)
    [found] = answers.accounts({"accounts": [account()]})
    assert told.account in found.numbers
    assert "00112233" not in repr(found)


def test_of_two_owners_one_may_play() -> None:
    both = [{"user_id": "user_olly", "preferred_name": "Olly"}, {"user_id": "user_jo", "preferred_name": "Jo"}]
    [joint] = answers.accounts({"accounts": [account(type="uk_retail_joint", owners=both)]})
    assert joint.owners == ("Olly", "Jo")
    assert not [number for number in joint.numbers if number.startswith("monzo-user:")]


def test_one_transaction() -> None:
    data = event("bank_in")["data"]
    told = answers.transfer({"transaction": data}, data["id"])
    assert told is not None
    assert told.transaction_id == data["id"]
    pot = event("pot")["data"]
    assert answers.transfer({"transaction": pot}, pot["id"]) is None


@pytest.mark.parametrize("kind", ["bank_in", "pot"])
def test_another_transaction_than_was_asked_for_proves_nothing(kind: str) -> None:
    with pytest.raises(BankDown, match="another"):
        answers.transfer({"transaction": event(kind)["data"]}, "tx_asked")


@pytest.mark.parametrize("body", [{}, {"transaction": None}, {"transaction": {"id": "tx_1"}}])
def test_a_transaction_that_cannot_be_understood(body: dict[str, object]) -> None:
    with pytest.raises(BankDown):
        answers.transfer(body, "tx_1")


def test_a_page_is_oldest_first_and_has_each_transaction_once() -> None:
    shuffled = rows(3, 1, 2, 1)
    page = answers.page({"transactions": shuffled}, since=NOW, full=100)
    assert [transfer.transaction_id for transfer in page.transfers] == ["tx_1", "tx_2", "tx_3"]
    assert (page.read_to, page.last_id, page.more) == (NOW + timedelta(minutes=3), "tx_3", False)


def test_what_was_read_last_is_not_read_again() -> None:
    page = answers.page({"transactions": rows(1, 2)}, since="tx_1", full=2)
    assert [transfer.transaction_id for transfer in page.transfers] == ["tx_2"]
    assert page.more, "the bank gave as many as it gives"
    again = answers.page({"transactions": rows(1)}, since="tx_1", full=2)
    assert (again.transfers, again.read_to, again.last_id) == ((), None, None)


def test_fractions_of_any_length_are_in_order() -> None:
    first, second = rows(1, 2)
    first["created"], second["created"] = "2026-03-04T12:00:34.98Z", "2026-03-04T12:00:34.9Z"
    page = answers.page({"transactions": [first, second]}, since=NOW, full=100)
    assert page.last_id == "tx_1"
    assert page.read_to == datetime(2026, 3, 4, 12, 0, 34, 980_000, tzinfo=UTC)


def test_other_lines_are_read_past(caplog: pytest.LogCaptureFixture) -> None:
    odd = rows(2)[0] | {"amount": "five pounds from Rowan"}
    with caplog.at_level(logging.WARNING):
        page = answers.page({"transactions": [*rows(1), odd, event("pot")["data"], 5]}, since=NOW, full=100)
    assert [transfer.transaction_id for transfer in page.transfers] == ["tx_1"]
    assert "amount is not a whole number" in caplog.text
    assert "Rowan" not in caplog.text


@pytest.mark.parametrize("body", [{}, {"transactions": None}, {"transactions": [5, {}, {"id": "tx_1"}]}])
def test_a_statement_that_cannot_be_read_has_no_end(body: dict[str, object]) -> None:
    with pytest.raises(BankDown):
        answers.page(body, since=NOW, full=100)


def test_hooks() -> None:
    row = {"id": "webhook_1", "account_id": "acc_1", "url": "https://fiver.example/monzo/secret"}
    assert answers.hook({"webhook": row}) == Hook("webhook_1", row["url"])
    assert answers.hooks({"webhooks": [row, {"id": "webhook_2"}, None]}) == [Hook("webhook_1", row["url"])]
    assert "secret" not in repr(answers.hook({"webhook": row}))
    for body in ({}, {"webhook": {"id": "webhook_1"}}):
        with pytest.raises(BankDown):
            answers.hook(body)
    with pytest.raises(BankDown):
        answers.hooks({"webhooks": "none"})


READERS: list[Callable[[dict[str, Any]], object]] = [
    lambda body: answers.tokens(body, asked_at=NOW),
    answers.accounts,
    lambda body: answers.transfer(body, "tx_1"),
    lambda body: answers.page(body, since=NOW, full=100),
    answers.hooks,
    answers.hook,
]
KEYS = [
    "access_token",
    "refresh_token",
    "expires_in",
    "user_id",
    "accounts",
    "transaction",
    "transactions",
    "webhooks",
    "webhook",
]
ROW = ["id", "type", "closed", "owners", "payment_details", "created", "amount", "url", "account_number", "user_id"]
objects = st.dictionaries(st.sampled_from(ROW), json_values, max_size=6)


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(KEYS), json_values | objects | st.lists(objects, max_size=3)))
def test_whatever_arrives_is_an_answer_or_the_bank_is_down(body: dict[str, Any]) -> None:
    for read in READERS:
        with suppress(BankDown):
            read(body)
