"""Monzo's answers in the club's words. Only what is used is looked at; what lacks that raises BankDown. Pure."""

import logging
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Final, TypeGuard

from club.bank import Account, BankDown, Hook, StatementPage, Tokens
from club.payments import Transfer
from webhook.monzo import wire
from webhook.monzo.fields import digits, instant, items, members, name_of, text

KINDS: Final = {"uk_retail": "personal", "uk_retail_joint": "joint", "uk_business": "business"}
"""The accounts that people can pay into; the others are pots, loans and cards in disguise."""

UNTOLD_LIFETIME: Final = timedelta(hours=1)
"""A new pair without its lifetime is still a pair that ended the former one, so it is kept, and renewed soon."""

_LONGEST_LIFETIME: Final = timedelta(days=30)
_TOKEN: Final = re.compile(r"[\x21-\x7e]{1,4096}")

log = logging.getLogger(__name__)


def tokens(body: Mapping[str, object], *, asked_at: datetime) -> Tokens:
    """A login. It is as old as the question. No former refresh token takes the place of one that is missing."""
    access = _token(body.get("access_token"))
    if access is None:
        raise BankDown("an answer without an access token")
    lifetime = body.get("expires_in")
    lasts = min(timedelta(seconds=lifetime), _LONGEST_LIFETIME) if _is_lifetime(lifetime) else UNTOLD_LIFETIME
    return Tokens(access, _token(body.get("refresh_token")), asked_at + lasts, name_of(body.get("user_id")) or "")


def accounts(body: Mapping[str, object]) -> list[Account]:
    """Those that are open and that people can pay into."""
    if not isinstance(body.get("accounts"), list):
        raise BankDown("an answer without accounts")
    found = [_account(row) for row in items(body["accounts"]) if row.get("closed") is not True]
    return [account for account in found if account is not None]


def transfer(body: Mapping[str, object], transaction_id: str) -> Transfer | None:
    """One transaction as it stands now; None when it is none of the club's business."""
    match wire.read_transaction(body.get("transaction")):
        case wire.Transfer(transaction_id=found) as told if found == transaction_id:
            return told
        case wire.Ignored(transaction_id=found) if found == transaction_id:
            return None
        case wire.Malformed(why=why):
            raise BankDown(f"a transaction that cannot be understood: {why}")
        case _:
            raise BankDown("another transaction than the one that was asked for")


def page(body: Mapping[str, object], *, since: datetime | str, full: int) -> StatementPage:
    """A part of the statement; as many lines as `full` mean that there are more. Each transaction stands in it once.

    Whether the transaction that was read last comes again is not documented: it is left out.
    """
    rows = body.get("transactions")
    if not isinstance(rows, list):
        raise BankDown("an answer without transactions")
    named = {id_: row for row in items(rows) if (id_ := name_of(row.get("id")))}
    lines = [(at, id_, row) for id_, row in named.items() if (at := instant(row.get("created")))]
    if rows and not lines:
        raise BankDown("a statement that cannot be understood")
    new = sorted((line for line in lines if line[1] != since), key=itemgetter(0))
    read_to, last_id = new[-1][:2] if new else (None, None)
    return StatementPage(_transfers([row for _, _, row in new]), read_to, last_id, more=len(rows) >= full)


def hooks(body: Mapping[str, object]) -> list[Hook]:
    """Where this client is reported to."""
    if not isinstance(body.get("webhooks"), list):
        raise BankDown("an answer without webhooks")
    found = [_hook(row) for row in items(body["webhooks"])]
    return [hook for hook in found if hook is not None]


def hook(body: Mapping[str, object]) -> Hook:
    """The one that was just made."""
    made = _hook(members(body.get("webhook")))
    if made is None:
        raise BankDown("an answer without a webhook")
    return made


def _transfers(rows: Sequence[Mapping[str, object]]) -> tuple[Transfer, ...]:
    found = []
    for row in rows:
        match wire.read_transaction(row):
            case wire.Transfer() as told:
                found.append(told)
            case wire.Malformed(why=why):
                log.warning("a line of the statement could not be understood: %s", why)
            case wire.Ignored():
                pass
    return tuple(found)


def _account(row: Mapping[str, object]) -> Account | None:
    kind, account_id = KINDS.get(str(row.get("type"))), name_of(row.get("id"))
    if kind is None or account_id is None:
        return None
    uk = members(members(row.get("payment_details")).get("locale_uk"))
    number = digits(row.get("account_number")) or digits(uk.get("account_number"))
    sort_code = digits(row.get("sort_code")) or digits(uk.get("sort_code"))
    owners = items(row.get("owners"))
    users = [name_of(owner.get("user_id")) for owner in owners]
    return Account(
        account_id=account_id,
        kind=kind,
        owners=tuple(filter(None, (text(owner.get("preferred_name")) for owner in owners))),
        last_digits=number[-4:],
        numbers=(
            *([f"uk:{sort_code}:{number}"] if sort_code and number else []),
            f"monzo:{account_id}",
            # Of two owners one may play, and pay from an account of their own.
            *([f"monzo-user:{users[0]}"] if len(users) == 1 and users[0] else []),
        ),
    )


def _hook(row: Mapping[str, object]) -> Hook | None:
    hook_id, url = name_of(row.get("id")), row.get("url")
    return Hook(hook_id, url) if hook_id is not None and isinstance(url, str) else None


def _token(value: object) -> str | None:
    return value if isinstance(value, str) and _TOKEN.fullmatch(value) else None


def _is_lifetime(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 < value < 10**9
