"""Monzo's webhook deliveries in their real shapes, with invented people. `event` builds one, `sequence` the usual four.

The files in `tests/samples` are the same shapes as they lie on the wire, for whoever wants bytes.
"""

import copy
import json
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "samples"

Event = dict[str, Any]

KINDS = {
    "bank_in": "bank_transfer_in.json",
    "p2p_in": "monzo_p2p_in.json",
    "m2m_in": "monzo_to_monzo_in.json",
    "bank_out": "bank_transfer_out.json",
    "pot": "pot_withdrawal.json",
    "flex": "flex_borrowed.json",
    "wages": "wages_bacs.json",
    "cash_deposit": "cash_deposit.json",
    "card_refund": "card_refund.json",
    "card_check": "card_check_zero.json",
    "declined_card": "declined_card.json",
}


def event(kind: str = "bank_in", **overrides: Any) -> Event:
    """One delivery of this kind. Overrides go into `data`; `type` and dicts (`counterparty`, `metadata`) are merged.

    `reference` sets both description and notes, as a bank transfer does; `name` is the payer's.
    """
    body: Event = copy.deepcopy(json.loads((SAMPLES / KINDS[kind]).read_text(encoding="utf-8")))
    data = body["data"]
    body["type"] = overrides.pop("type", body["type"])
    if "reference" in overrides:
        reference = overrides.pop("reference")
        data["notes"] = reference
        if kind != "p2p_in":
            data["description"] = reference
    if "name" in overrides:
        name = overrides.pop("name")
        data["counterparty"]["name"] = name
        if kind == "p2p_in":
            data["description"] = name
            data["counterparty"].pop("preferred_name", None)
    for field, value in overrides.items():
        if isinstance(value, dict) and isinstance(data.get(field), dict):
            data[field].update(value)
        else:
            data[field] = value
    if "amount" in overrides:
        data["local_amount"] = overrides["amount"]
    return body


def sequence(kind: str = "bank_in", **overrides: Any) -> list[Event]:
    """The four deliveries of one transfer: updated, updated, created (a copy of the second), and an older updated."""
    second = event(kind, **overrides)
    stamp = second["data"]["created"].rstrip("Z").split(".")[0]
    second["type"] = "transaction.updated"
    second["data"] |= {"category": "transfers", "updated": f"{stamp}.979Z"}
    created = copy.deepcopy(second) | {"type": "transaction.created"}
    first, older = copy.deepcopy(second), copy.deepcopy(second)
    first["data"] |= {"category": "general", "categories": None, "updated": f"{stamp}.95Z"}
    older["data"] |= {"category": "general", "categories": None, "updated": f"{stamp}.9Z"}
    return [first, second, created, older]
