from datetime import UTC, datetime
from typing import Any

import pytest

from rehearsal.monzo.noise import Noise, noise_transaction
from rehearsal.monzo.shapes import Moment, Route, transfer_in

WHEN = Moment(datetime(2026, 3, 4, 21, 15, 36, tzinfo=UTC))
ALWAYS = {
    *("id", "created", "updated", "settled", "description", "notes", "amount", "currency", "local_amount", "scheme"),
    *("local_currency", "amount_is_pending", "merchant", "merchant_feedback_uri", "metadata", "counterparty", "fees"),
    *("dedupe_id", "category", "categories", "is_load", "originator", "include_in_spending", "account_id", "user_id"),
    *("parent_account_id", "labels", "attachments", "international", "atm_fees_detailed", "can_split_the_bill"),
    *("can_be_excluded_from_breakdown", "can_be_made_subscription", "can_add_to_tab"),
    "can_match_transactions_in_categorization",
}
KINDS: tuple[Noise, ...] = ("outgoing", "pot", "wages", "declined", "card_check", "card_refund", "flex")
ROUTES: tuple[Route, ...] = ("bank", "monzo", "monzo_sort_code")


def transfer(route: Route, number: int = 1, payer: str = "sam") -> dict[str, Any]:
    return transfer_in(
        "acc_1", number, WHEN, route=route, name="OKAFOR S J", amount=500, reference="FOOTY", payer=payer
    )


@pytest.mark.parametrize("route", ROUTES)
def test_transfers_carry_every_field_and_no_other(route: Route) -> None:
    data = transfer(route)
    assert set(data) == ALWAYS
    assert (data["amount"], data["currency"], data["notes"]) == (500, "GBP", "FOOTY")


@pytest.mark.parametrize(
    ("route", "scheme", "described", "fields"),
    [
        ("bank", "payport_faster_payments", "FOOTY", {"account_number", "name", "sort_code", "user_id"}),
        ("monzo", "p2p_payment", "OKAFOR S J", {"account_id", "name", "preferred_name", "user_id"}),
        (
            "monzo_sort_code",
            "monzo_to_monzo",
            "FOOTY",
            {"account_id", "account_number", "name", "sort_code", "user_id"},
        ),
    ],
)
def test_each_route_has_its_marks(route: Route, scheme: str, described: str, fields: set[str]) -> None:
    data = transfer(route)
    assert (data["scheme"], data["description"], set(data["counterparty"])) == (scheme, described, fields)


def test_bank_transfers_settle_later() -> None:
    assert transfer("bank")["settled"] == "2026-03-05T07:00:00Z"
    assert transfer("monzo")["settled"] == transfer("monzo")["created"] == "2026-03-04T21:15:34.489Z"


@pytest.mark.parametrize("route", ROUTES)
def test_one_payer_has_one_account(route: Route) -> None:
    def account(number: int, payer: str) -> dict[str, str]:
        counterparty: dict[str, str] = transfer(route, number, payer)["counterparty"]
        if counterparty["user_id"].startswith("anonuser_"):
            del counterparty["user_id"]
        return counterparty

    assert account(1, "sam") == account(2, "sam") != account(3, "priya")


def test_passing_ids_differ_each_time() -> None:
    ids = {transfer("bank", number)["counterparty"]["user_id"] for number in (1, 2)}
    assert len(ids) == 2
    assert len({transfer("bank", number)["dedupe_id"] for number in (1, 2)}) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_noise_has_the_same_fields(kind: Noise) -> None:
    data = noise_transaction("acc_1", 1, WHEN, kind)
    extra = {"decline_reason", "decline_copy"} if kind == "declined" else set()
    assert set(data) == ALWAYS | extra
    assert data["local_amount"] == data["amount"]
    if kind not in ("outgoing", "wages"):
        assert data["counterparty"] == {}
