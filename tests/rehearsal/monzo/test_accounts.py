from datetime import UTC, datetime

import pytest

from rehearsal.monzo.accounts import Account, Kind, person
from tests.rehearsal.house import House
from tests.rehearsal.monzo.asking import call

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)
OLLY, JO = person("Olly Grant"), person("Jo Grant")


def shown(kind: Kind, *, closed: bool = False) -> dict[str, object]:
    return Account("acc_1", kind, (OLLY, JO) if kind == "uk_retail_joint" else (OLLY,), NOW, closed).as_json()


def test_descriptions_are_no_names() -> None:
    assert shown("uk_retail")["description"] == OLLY.user_id
    assert shown("uk_retail_joint")["description"] == f"Joint account between {OLLY.user_id} and {JO.user_id}"


@pytest.mark.parametrize(
    ("kind", "owner_type", "has_number"),
    [
        ("uk_retail", "personal", True),
        ("uk_retail_joint", "joint", True),
        ("uk_business", "business", True),
        ("uk_monzo_flex", "personal", False),
        ("uk_prepaid", "personal", False),
    ],
)
def test_nobody_pays_into_what_has_no_number(kind: Kind, owner_type: str, has_number: bool) -> None:
    told = shown(kind)
    assert (told["type"], told["owner_type"], told["is_flex"]) == (kind, owner_type, kind == "uk_monzo_flex")
    assert bool(told["account_number"]) is bool(told["sort_code"]) is ("payment_details" in told) is has_number
    assert ("business_id" in told) is (kind == "uk_business")


async def test_an_owner_with_all_kinds(house: House) -> None:
    house.monzo.open_account("uk_retail_joint", held_with="Jo Grant")
    house.monzo.open_account("uk_prepaid", closed=True)
    house.monzo.open_account("uk_retail")
    _, told = await call(house, "GET", "/accounts")
    assert [(row["type"], row["closed"]) for row in told["accounts"]] == [
        ("uk_retail", False),
        ("uk_monzo_flex", False),
        ("uk_retail_joint", False),
        ("uk_prepaid", True),
        ("uk_retail", False),
    ]
    assert len({row["id"] for row in told["accounts"]}) == 5
    assert [owner["preferred_first_name"] for owner in told["accounts"][2]["owners"]] == ["Olly", "Jo"]
