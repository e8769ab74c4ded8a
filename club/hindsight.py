"""Something was learned: what could not be placed before may be plain now."""

from datetime import datetime
from functools import partial

from club.actions.deciding import assign
from club.decisions import Ambiguous, Decision, Matched, Shared, shares
from club.errors import ClubError
from club.ids import ClubId, LineId, PlayerId
from club.lines import Line
from club.matching import Roster
from club.money import Pence
from club.payments import Payment, Transfer
from club.ports import Store

MOST = 50


async def look_back(store: Store, club_id: ClubId, *, at: datetime) -> tuple[Payment, ...]:
    """Book older payments of which the players as they are known now leave no doubt; returns those that were booked.

    What somebody has decided about before is left alone. Safe to call at any time, and twice.
    """
    lines: dict[LineId, tuple[Line, Roster]] = {}
    booked: list[Payment] = []
    for payment in (await store.payments.unmatched((club_id,)))[-MOST:]:
        if payment.line_id is None or not payment.is_untouched or payment.is_refund:
            continue
        if payment.line_id not in lines:
            line = await store.lines.get(payment.line_id)
            lines[payment.line_id] = line, await store.lines.roster(line)
        line, roster = lines[payment.line_id]
        decision = await _decide(store, payment, line, roster)
        match decision:
            case Matched(player, evidence) if player.club_id == club_id:
                booked += await _book(store, payment, club_id, player.player_id, evidence, at)
            case Shared(parts, evidence) if parts[0].player.club_id == club_id:
                booked += await _book(store, payment, club_id, dict(shares(parts)), evidence, at)
            case _:
                pass
    return tuple(booked)


async def _decide(store: Store, payment: Payment, line: Line, roster: Roster) -> Decision:
    """As when it came: what everybody owes is looked up, anew each time, where that may tell."""
    transfer, keys = as_it_came(payment), payment.account_keys
    decision = roster.decide(transfer, keys, not_football=line.not_football)
    if not isinstance(decision, Ambiguous):
        return decision
    standings = await store.ledger.standings(payment.clubs)
    return roster.decide(transfer, keys, standings, not_football=line.not_football)


async def _book(
    store: Store,
    payment: Payment,
    club_id: ClubId,
    shares_: dict[PlayerId, Pence] | PlayerId,
    evidence: tuple[str, ...],
    at: datetime,
) -> list[Payment]:
    act = partial(assign, club_id=club_id, payment_id=payment.payment_id, shares=shares_, at=at, evidence=evidence)
    try:
        return [await store.write(act)]
    except ClubError:
        return []  # somebody decided about it, or removed the player, in this very moment


def as_it_came(payment: Payment) -> Transfer:
    """What the bank had said, as far as it matters for who paid."""
    return Transfer(
        account_id="",
        transaction_id=payment.transaction_id or "",
        amount=payment.amount,
        created_at=payment.received_at,
        updated_at=payment.bank_updated_at or payment.received_at,
        payer_names=(payment.payer_name,) if payment.payer_name else (),
        reference=payment.reference or "",
        account=None,
        route=payment.route,
        review=payment.review,
    )
