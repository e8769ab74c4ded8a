import json

import pytest

from tests.monzo_events import KINDS, event, sequence


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_one_delivery_as_it_lies_on_the_wire(kind: str) -> None:
    body = event(kind)
    assert set(body) == {"type", "data"}
    assert json.loads(json.dumps(body)) == body
    assert {"id", "account_id", "amount", "created", "updated", "scheme", "counterparty"} <= set(body["data"])


def test_overrides_reach_where_the_bank_puts_them() -> None:
    body = event("bank_in", reference="K7WMX", name="T MADEUP", amount=700, counterparty={"sort_code": "010203"})
    assert body["data"]["description"] == body["data"]["notes"] == "K7WMX"
    assert body["data"]["counterparty"]["name"] == "T MADEUP"
    assert body["data"]["counterparty"]["account_number"]
    assert body["data"]["amount"] == body["data"]["local_amount"] == 700
    assert event("p2p_in", reference="hi", name="Lou Fiction")["data"]["description"] == "Lou Fiction"


def test_a_sequence_repeats_itself_and_goes_backwards() -> None:
    deliveries = sequence(reference="K7WMX")
    assert [one["type"].split(".")[1] for one in deliveries] == ["updated", "updated", "created", "updated"]
    assert len({one["data"]["id"] for one in deliveries}) == 1
    assert deliveries[1]["data"] == deliveries[2]["data"]
    assert deliveries[3]["data"]["updated"].rstrip("Z") < deliveries[2]["data"]["updated"].rstrip("Z")
