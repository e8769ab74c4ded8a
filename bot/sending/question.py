"""The question in the organiser's direct chat, and what became of it."""

from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot import keyboards, when
from bot.texts import questions as texts
from club.errors import NotFound
from club.payments import Payment, Route, State
from club.players import Player
from club.ports import Store

Shown = tuple[str, InlineKeyboardMarkup | None]


async def asked(store: Store, payment: Payment, *, now: datetime) -> Shown:
    """The question as it stands: open with its candidates, or settled with a way back."""
    at = await arrived(store, payment, now=now)
    match payment.state:
        case State.UNMATCHED:
            return await _open(store, payment, at, now)
        case State.MATCHED:
            learned = await _learned(store, payment)
            return texts.booked(payment, at, await named(store, payment), learned=learned), keyboards.undo(
                payment.payment_id
            )
        case State.IGNORED:
            return texts.not_football(payment, at, always=False), keyboards.undo_or_never(payment.payment_id)
        case State.REVERSED | State.FORGOTTEN:
            return texts.gone(payment, at), None


async def arrived(store: Store, payment: Payment, *, now: datetime) -> str:
    """When the money came, in the time of the club; of cash nobody asks that."""
    if payment.route is Route.CASH or not payment.clubs:
        return ""
    club = await store.clubs.get(payment.clubs[0])
    return when.brief(payment.received_at, now=now, timezone=club.timezone)


async def named(store: Store, payment: Payment) -> list[str]:
    """The names of those for whom the payment is booked."""
    names = [await store.players.names(club) for club in payment.clubs]
    return [next((known[player] for known in names if player in known), "somebody") for player in payment.booked_for]


async def _open(store: Store, payment: Payment, at: str, now: datetime) -> Shown:
    if payment.line_id is None:
        return texts.whose(payment, at), keyboards.question(payment, ())
    roster = await store.lines.roster(await store.lines.get(payment.line_id))
    candidates = roster.candidates(
        amount=payment.amount,
        payer_names=(payment.payer_name,) if payment.payer_name else (),
        reference=payment.reference or "",
        keys=payment.account_keys,
        standings=await store.ledger.standings(payment.clubs),
        now=now,
    )
    claimants = await _claimants(store, payment)
    several = len(payment.clubs) > 1
    named_club = next(
        (club.name for club in roster.clubs if candidates and club.club_id == candidates[0].player.club_id), None
    )
    words = texts.whose(payment, at, named_club if several else None, [one.name for one in claimants])
    return words, keyboards.question(payment, candidates, claimants)


async def _claimants(store: Store, payment: Payment) -> list[Player]:
    """Who says that it was them, in their order, as far as they still play in a club that it may belong to."""
    if not payment.claims:
        return []
    players = {one.player_id: one for club in payment.clubs for one in await store.players.all(club)}
    return [players[player] for player in payment.claims if player in players]


async def _learned(store: Store, payment: Payment) -> bool:
    """Whether this very payment taught whose account that is."""
    for entry in payment.shares:
        try:
            player = await store.players.get(entry.player_id)
        except NotFound:
            continue
        if any(account.payment_id == payment.payment_id for account in player.accounts):
            return True
    return False
