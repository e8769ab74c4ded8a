"""Something was learned: what could not be placed before may be plain now."""

from datetime import datetime
from functools import partial

from club.actions.deciding import assign
from club.errors import ClubError
from club.ids import ClubId, LineId
from club.lines import Line
from club.matching import Matched, Roster
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
        if payment.line_id is None or not payment.is_untouched:
            continue
        if payment.line_id not in lines:
            line = await store.lines.get(payment.line_id)
            lines[payment.line_id] = line, await store.lines.roster(line)
        line, roster = lines[payment.line_id]
        decision = roster.decide(_as_it_came(payment), payment.account_keys, not_football=line.not_football)
        if isinstance(decision, Matched) and decision.player.club_id == club_id:
            booked += await _book(store, payment, decision, at)
    return tuple(booked)


async def _book(store: Store, payment: Payment, decision: Matched, at: datetime) -> list[Payment]:
    player = decision.player
    act = partial(
        assign,
        club_id=player.club_id,
        payment_id=payment.payment_id,
        shares=player.player_id,
        at=at,
        evidence=decision.evidence,
    )
    try:
        return [await store.write(act)]
    except ClubError:
        return []  # somebody decided about it, or removed the player, in this very moment


def _as_it_came(payment: Payment) -> Transfer:
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
