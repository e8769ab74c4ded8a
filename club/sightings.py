"""A player says that it is paid: which of the payments that nobody could place may be theirs?"""

from datetime import datetime

from club.ids import LineId
from club.matching import Roster
from club.payments import Payment
from club.players import Player
from club.ports import Store

MOST = 4
LOOKED_THROUGH = 50


async def sightings(store: Store, player: Player, *, at: datetime) -> list[Payment]:
    """Unmatched payments for which the player is among those suggested, the likeliest first and at most four."""
    rosters: dict[LineId, Roster] = {}
    found: list[tuple[float, Payment]] = []
    unmatched = await store.payments.unmatched((player.club_id,))
    for payment in unmatched[-LOOKED_THROUGH:]:
        if payment.line_id is None:
            continue
        if payment.line_id not in rosters:
            rosters[payment.line_id] = await store.lines.roster(await store.lines.get(payment.line_id))
        candidates = rosters[payment.line_id].candidates(
            amount=payment.amount,
            payer_names=(payment.payer_name,) if payment.payer_name else (),
            reference=payment.reference or "",
            keys=payment.account_keys,
            standings=await store.ledger.standings(payment.clubs),
            now=at,
        )
        found += [(one.score, payment) for one in candidates if one.player.player_id == player.player_id]
    ranked = sorted(found, key=lambda scored: scored[0], reverse=True)
    return [payment for _, payment in ranked[:MOST]]
