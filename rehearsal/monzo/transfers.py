"""Money that the owner moves between accounts of their own: out of one and into the other, a transaction in each."""

from rehearsal.monzo.accounts import Account
from rehearsal.monzo.shapes import Json, Moment, mark, transaction


def own_transfer(source: Account, target: Account, number: int, when: Moment, amount: int, note: str) -> list[Json]:
    """Both sides, out first; `amount` is pence. They share the transfer's id and not the transaction's."""
    return [
        _side(source, target, number, when, -amount, note),
        _side(target, source, number, when, amount, note),
    ]


def _side(account: Account, other: Account, number: int, when: Moment, amount: int, note: str) -> Json:
    transfer, owner = f"p2p_0000Ak{mark('own', number)}", other.owners[0]
    passing = f"anonuser_{mark('anon', account.id, number, length=24)}"
    return transaction(
        account.id,
        f"tx_0000Ak{mark(account.id, number)}",
        when,
        amount,
        description=owner.name,
        notes=note,
        scheme="p2p_payment",
        counterparty={
            "account_id": other.id,
            "name": owner.name,
            "preferred_name": owner.name,
            "user_id": passing if account.joint else owner.user_id,
        },
        metadata={
            "p2p_transfer_id": transfer,
            "p2p_initiator": "internal",
            "ledger_insertion_id": f"entryset_0000Ak{mark('entry', account.id, number)}",
        },
        dedupe_id=f"p2p-payment:{other.id}:{owner.user_id}:5d0c0000-0000-4000-8000-{number:012d}",
    )
