"""The events that Monzo sends for one transaction: more than one, repeated, and not in order.

Captured deliveries show `transaction.updated` first and more than once, `transaction.created` somewhere in the middle
with a body already seen, and at the end an older snapshot again. Declined ones may never get a `created` at all.
"""

import copy

from rehearsal.monzo.shapes import Json, Moment


def events_of_transfer(first: Json, when: Moment) -> tuple[list[Json], Json]:
    """The four events of money coming in, and the transaction as it is in the end."""
    enriched = copy.deepcopy(first)
    enriched |= {"category": "transfers", "categories": {"transfers": first["amount"]}, "updated": when.after(1179)}
    older = copy.deepcopy(first) | {"updated": when.after(900)}
    bodies = [
        ("transaction.updated", first),
        ("transaction.updated", enriched),
        ("transaction.created", enriched),
        ("transaction.updated", older),
    ]
    return [{"type": kind, "data": data} for kind, data in bodies], enriched


def events_of_noise(data: Json, when: Moment) -> tuple[list[Json], Json]:
    """The events of anything else."""
    later = copy.deepcopy(data) | {"updated": when.after(1100)}
    last = "transaction.updated" if "decline_reason" in data else "transaction.created"
    return [{"type": "transaction.updated", "data": data}, {"type": last, "data": later}], later
