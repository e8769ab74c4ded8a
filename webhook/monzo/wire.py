"""Monzo's JSON into the club's words. Lenient about everything that is not used, and never raises, whatever arrives.

Both event types (`created`, and the undocumented `updated`) carry the same transaction and are read the same way. A
positive sum is not yet a payment: pots, Flex and card refunds are positive too, so only the schemes that people pay
each other with count, and what we do not know is for a person to look at. Money that leaves by one of those schemes may
be a refund; everything else that leaves is the organiser's own business.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from club.money import Pence
from club.payments import Route, Transfer
from webhook.monzo.fields import digits, instant, members, name_of, text

__all__ = ["Ignored", "Malformed", "Transfer", "Why", "read", "read_transaction"]

LARGEST_AMOUNT = 10**12

_BETWEEN_PEOPLE = {
    "payport_faster_payments": Route.BANK,
    "faster_payments": Route.BANK,
    "monzo_to_monzo": Route.MONZO,
    "p2p_payment": Route.MONZO,
}


class Why(StrEnum):
    """Why an event is none of the club's business."""

    OTHER_EVENT = "other_event"
    NOTHING_MOVED = "nothing_moved"
    OUTGOING = "outgoing"
    OTHER_CURRENCY = "other_currency"
    PENDING = "pending"
    POT = "pot"
    FLEX = "flex"
    INTEREST = "interest"
    CARD = "card"
    TOP_UP = "top_up"
    WAGES = "wages"


_NEVER_OURS = {
    "uk_retail_pot": Why.POT,
    "uk_business_pot": Why.POT,
    "monzo_flex": Why.FLEX,
    "account_interest": Why.INTEREST,
    "mastercard": Why.CARD,
    "topup": Why.TOP_UP,
}


@dataclass(frozen=True, slots=True)
class Ignored:
    """Readable, and not a payment to the club."""

    why: Why
    account_id: str | None = None
    transaction_id: str | None = None


@dataclass(frozen=True, slots=True)
class Malformed:
    """Not what Monzo sends. `why` names the field and never repeats its content, which may be somebody's data."""

    why: str


def read(body: object) -> Transfer | Ignored | Malformed:
    """Read the body of a webhook delivery, already parsed from JSON."""
    if not isinstance(body, dict):
        return Malformed("the body is not an object")
    kind = body.get("type")
    if not isinstance(kind, str):
        return Malformed("type is missing")
    if not kind.startswith("transaction."):
        return Ignored(Why.OTHER_EVENT)
    return read_transaction(body.get("data"))


def read_transaction(data: object) -> Transfer | Ignored | Malformed:
    """Read one transaction: the `data` of a delivery, or `transaction` from the API."""
    if not isinstance(data, dict):
        return Malformed("data is not an object")
    transaction_id, account_id = name_of(data.get("id")), name_of(data.get("account_id"))
    amount, created_at = data.get("amount"), instant(data.get("created"))
    if transaction_id is None or account_id is None:
        return Malformed("id is missing" if transaction_id is None else "account_id is missing")
    if type(amount) is not int or abs(amount) > LARGEST_AMOUNT:
        return Malformed("amount is not a whole number of pence")
    if created_at is None:
        return Malformed("created is not a time")
    if (why := _not_ours(data, amount)) is not None:
        return Ignored(why, account_id, transaction_id)
    scheme = text(data.get("scheme"))
    return Transfer(
        account_id=account_id,
        transaction_id=transaction_id,
        amount=Pence(amount),
        created_at=created_at,
        updated_at=instant(data.get("updated")) or created_at,
        payer_names=_payer_names(data, scheme),
        reference=_reference(data, scheme),
        account=_account(members(data.get("counterparty"))),
        route=_BETWEEN_PEOPLE.get(scheme, Route.BANK),
        taken_back=_is_declined(data),
        review=scheme not in _BETWEEN_PEOPLE,
    )


def _not_ours(data: Mapping[str, object], amount: int) -> Why | None:
    scheme, currency = text(data.get("scheme")), data.get("currency")
    if amount == 0:
        return Why.NOTHING_MOVED
    if amount < 0 and scheme not in _BETWEEN_PEOPLE:
        return Why.OUTGOING
    if currency is not None and currency != "GBP":
        return Why.OTHER_CURRENCY
    if data.get("amount_is_pending") is True:
        return Why.PENDING
    if scheme in _NEVER_OURS:
        return _NEVER_OURS[scheme]
    if data.get("is_load") is True:
        return Why.TOP_UP
    return Why.WAGES if str(members(data.get("metadata")).get("payday", "")).lower() == "true" else None


def _is_declined(data: Mapping[str, object]) -> bool:
    # The field is absent on everything that went through, and the amount of a declined one keeps its full value.
    return bool(data.get("decline_reason"))


def _payer_names(data: Mapping[str, object], scheme: str) -> tuple[str, ...]:
    """Every name of the sender. `description` is one only between Monzo contacts: elsewhere the payer typed it."""
    counterparty = members(data.get("counterparty"))
    names = [text(counterparty.get("name")), text(counterparty.get("preferred_name"))]
    if scheme == "p2p_payment":
        names.append(text(data.get("description")))
    return tuple(dict.fromkeys(filter(None, names)))


def _reference(data: Mapping[str, object], scheme: str) -> str:
    notes = text(data.get("notes"))
    return notes if scheme == "p2p_payment" else text(data.get("description")) or notes


def _account(counterparty: Mapping[str, object]) -> str | None:
    """What names the sending account for ever. `anonuser_…` is made anew for each transfer, so it names nothing."""
    sort_code, number = digits(counterparty.get("sort_code")), digits(counterparty.get("account_number"))
    if sort_code and number:
        return f"uk:{sort_code}:{number}"
    if account_id := name_of(counterparty.get("account_id")):
        return f"monzo:{account_id}"
    user_id = name_of(counterparty.get("user_id"))
    return f"monzo-user:{user_id}" if user_id and not user_id.startswith("anonuser") else None
