"""Everything else that happens in a personal account, and must never be taken for football money."""

from typing import Any, Literal, TypeAlias, assert_never

from rehearsal.monzo.shapes import Json, Moment, mark, transaction

Noise: TypeAlias = Literal["outgoing", "pot", "wages", "declined", "card_check", "card_refund", "flex"]

_SHOP: Json = {"id": "merch_0000AkCornerShop", "name": "Corner Shop", "category": "groceries", "online": False}


def noise_transaction(account_id: str, number: int, when: Moment, kind: Noise) -> Json:
    """One transaction of that kind, with its own marks: sign, scheme, metadata, and no counterparty where none is."""
    fields: Json
    match kind:
        case "outgoing":
            amount = -65000
            fields = {
                "description": "RENT",
                "notes": "RENT",
                "category": "bills",
                "scheme": "payport_faster_payments",
                "metadata": {
                    "faster_payment_initiator": "scheduled_payment",
                    "action_code": "0000",
                    "money_transfer_id": f"mt_{number}",
                },
                "counterparty": {
                    "name": "Harbour Lettings",
                    "sort_code": "400000",
                    "account_number": "11223344",
                    "beneficiary_account_type": "Business",
                    "user_id": f"anonuser_{mark('anon', number, length=24)}",
                },
                "dedupe_id": f"com.monzo.fps:9200:{number}:OUTBOUND",
            }
        case "pot":
            amount, pot = 5000, "pot_0000AkHoliday"
            metadata = {"pot_id": pot, "pot_withdrawal_id": f"potwdrl_0000Ak{number}", "trigger": "user"}
            fields = {"description": pot, "metadata": metadata, "scheme": "uk_retail_pot", "originator": True}
            fields["dedupe_id"] = f"{pot}:{number}"
        case "wages":
            amount = 231045
            fields = {
                "description": "SALARY",
                "notes": "SALARY",
                "category": "income",
                "scheme": "bacs",
                "metadata": {
                    "bacs_payment_id": f"bacs_{number}",
                    "bacs_record_id": f"bacsrcd_{number}",
                    "payday": "true",
                },
                "counterparty": {"name": "EXAMPLE WORKS LIMI", "sort_code": "300000", "account_number": "99887766"},
                "dedupe_id": f"bacs:{number}",
            }
        case "declined":
            amount = -799
            fields = _card(number, "CORNER SHOP LONDON GBR", {"mcc": "5411"}) | {"settled": ""}
            fields |= {"decline_reason": "INSUFFICIENT_FUNDS", "decline_copy": "You didn't have enough money"}
        case "card_check":
            amount = 0
            hidden = {"hide_amount": "true", "hide_transaction": "true", "mcc": "4899"}
            fields = _card(number, "STREAMING CO", hidden) | {"notes": "Active card check", "settled": ""}
        case "card_refund":
            amount = 1250
            fields = _card(number, "CORNER SHOP LONDON GBR", {"mcc": "5411"}) | {"merchant": _SHOP}
        case "flex":
            amount = 4000
            metadata = {"flex_transaction_type": "borrow", "monzo_flex_id": f"flex_0000Ak{number}"}
            fields = {"description": "Flex", "metadata": metadata, "scheme": "monzo_flex"}
            fields["dedupe_id"] = f"flex:{number}"
        case _:
            assert_never(kind)
    return transaction(account_id, f"tx_0000Ak{mark(account_id, number)}", when, amount, **fields)


def _card(number: int, description: str, metadata: dict[str, Any]) -> Json:
    return {
        "description": description,
        "metadata": metadata,
        "scheme": "mastercard",
        "dedupe_id": f"mclifecycle:{number}",
    }
