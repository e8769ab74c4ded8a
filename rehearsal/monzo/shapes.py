"""Transactions in the shape in which Monzo's webhooks carry them: every field, also those that say nothing."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias, assert_never
from urllib.parse import quote

from rehearsal.monzo.times import next_working_morning, rfc3339

Json: TypeAlias = dict[str, Any]
Route: TypeAlias = Literal["bank", "monzo", "monzo_sort_code"]


def mark(*parts: object, length: int = 16) -> str:
    """A steady, meaningless mark made from its parts: the same parts give the same mark."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:length]


def digits(*parts: object, length: int) -> str:
    """Steady digits, for sort codes and account numbers that belong to nobody."""
    return str(int(mark(*parts, length=15), 16) % 10**length).zfill(length)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a transaction came about, and when its snapshots were written; all a little before `at`."""

    at: datetime

    def after(self, milliseconds: int) -> str:
        """The instant that many milliseconds after the whole second two seconds before."""
        return rfc3339(self.at.replace(microsecond=0) - timedelta(seconds=2) + timedelta(milliseconds=milliseconds))

    @property
    def created(self) -> str:
        """When it was created."""
        return self.after(489)


def transaction(account_id: str, transaction_id: str, when: Moment, amount: int, **fields: Any) -> Json:
    """A transaction with nothing special about it, then `fields` on top. `amount` is signed pence."""
    form = f"account_id={account_id}&form_id={quote('merchant-feedback:monzo-transaction')}"
    form += f"&metadata%5Btransaction_id%5D={transaction_id}"
    data: Json = dict.fromkeys(
        ("merchant", "labels", "attachments", "international", "categories", "atm_fees_detailed"), None
    )
    data |= dict.fromkeys(
        (
            "is_load", "originator", "include_in_spending", "amount_is_pending", "can_split_the_bill", "can_add_to_tab",
            "can_be_excluded_from_breakdown", "can_be_made_subscription", "can_match_transactions_in_categorization",
        ),
        False,
    )  # fmt: skip
    data |= {"fees": {}, "currency": "GBP", "local_currency": "GBP", "category": "general", "user_id": ""}
    data |= {"parent_account_id": "", "account_id": account_id, "id": transaction_id, "amount": amount}
    data |= {"created": when.created, "updated": when.after(980), "settled": when.created, "local_amount": amount}
    data |= {"description": "", "notes": "", "metadata": {}, "counterparty": {}, "scheme": "", "dedupe_id": ""}
    data |= {"merchant_feedback_uri": f"monzo://dynamic_form?{form}"}
    return data | fields


def transfer_in(
    account_id: str, number: int, when: Moment, *, route: Route, name: str, amount: int, reference: str, payer: str
) -> Json:
    """Money from somebody else, by one of the three ways in which it can come; `payer` decides the account shown."""
    tx, passing = f"tx_0000Ak{mark(account_id, number)}", f"anonuser_{mark('anon', number, length=24)}"
    account, user = f"acc_0000Ak{mark('account', payer, length=12)}", f"user_0000Ak{mark('user', payer, length=12)}"
    common: Json = {"description": reference, "notes": reference}
    match route:
        case "bank":
            fps = f"60{number:010d}"
            counterparty = {
                "account_number": digits("number", payer, length=8),
                "name": name,
                "sort_code": f"20{digits('sort', payer, length=4)}",
                "user_id": passing,
            }
            metadata = {
                "faster_payment": "true",
                "fps_fpid": fps,
                "fps_payment_id": fps[:9],
                "insertion": f"entryset_0000Ak{mark('entry', number)}",
                "ledger_committed_timestamp_earliest": when.after(788),
                "ledger_committed_timestamp_latest": when.after(788),
                "notes": reference,
                "trn": fps[:10],
            }
            common |= {"scheme": "payport_faster_payments", "dedupe_id": f"com.monzo.fps:9200:{fps}:INBOUND"}
            common |= {"settled": rfc3339(next_working_morning(when.at))}
        case "monzo":
            counterparty = {"account_id": account, "name": name, "preferred_name": name, "user_id": user}
            metadata = {
                "p2p_transfer_id": f"p2p_0000Ak{mark('p2p', number)}",
                "p2p_initiator": "p2p",
                "ledger_insertion_id": f"entryset_0000Ak{mark('entry', number)}",
            }
            unique = f"5d0c0000-0000-4000-8000-{number:012d}"
            common |= {"description": name, "scheme": "p2p_payment"}
            common |= {"dedupe_id": f"p2p-payment:{account}:{user}:{unique}"}
        case "monzo_sort_code":
            counterparty = {
                "account_id": account,
                "account_number": digits("number", payer, length=8),
                "sort_code": "040004",
                "name": name,
                "user_id": passing,
            }
            metadata = {
                "monzo_to_monzo_transfer_id": f"m2mtransfer_0000Ak{mark('m2m', number)}",
                "addressed_by": "external_uk_bank_account",
                "ledger_intent": "monzo-to-monzo.transferred",
            }
            common |= {"scheme": "monzo_to_monzo", "dedupe_id": f"m2m:0000Ak{mark('m2m', number)}"}
        case _:
            assert_never(route)
    return transaction(account_id, tx, when, amount, counterparty=counterparty, metadata=metadata, **common)
