"""The question in the organiser's direct chat, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from telegram import InlineKeyboardMarkup

from bot import keyboards, when
from bot.sending import refunds
from bot.texts import questions as texts
from bot.texts.words import short_names
from club.candidates import Candidate, Standing
from club.errors import NotFound
from club.ids import AccountKey, PlayerId
from club.money import Pence
from club.payments import Payment, Route, State
from club.players import Player
from club.ports import Store
from club.splitting import Proposal

Shown = tuple[str, InlineKeyboardMarkup | None]


class Known(TypedDict):
    """What tells whose a payment may be."""

    amount: Pence
    payer_names: tuple[str, ...]
    reference: str
    keys: tuple[AccountKey, ...]
    standings: Mapping[PlayerId, Standing]
    now: datetime


@dataclass(frozen=True, slots=True)
class Likely:
    """Whose a payment may be, best first: one player's, or several players' together.

    `tired_of` tells that what this account paid was not football more than once.
    """

    candidates: tuple[Candidate, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    tired_of: bool = False


async def asked(store: Store, payment: Payment, *, now: datetime) -> Shown:
    """The question as it stands: open with its candidates, or settled with a way back."""
    at = await arrived(store, payment, now=now)
    if payment.is_refund:
        return await refunds.asked(store, payment, at)
    match payment.state:
        case State.UNMATCHED:
            return await _open(store, payment, at, now)
        case State.MATCHED:
            learned = await _learned(store, payment)
            return texts.booked(payment, at, await named(store, payment), learned=learned), keyboards.undo(
                payment.payment_id
            )
        case State.IGNORED:
            never = await _is_never_football(store, payment)
            keyboard = keyboards.undo if never or not payment.account_keys else keyboards.undo_or_never
            return texts.not_football(payment, at, always=never), keyboard(payment.payment_id)
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
    found, claimants = await likely(store, payment, now=now), await _claimants(store, payment)
    club = await store.clubs.get(found.candidates[0].player.club_id) if found.candidates else None
    where = club.name if club is not None and len(payment.clubs) > 1 else None
    words = texts.whose(payment, at, where, [one.name for one in claimants])
    together = keyboards.proposals(payment.payment_id, found.proposals, await _short_names(store, found.proposals))
    return words, keyboards.question(payment, found.candidates, claimants, together, ever=found.tired_of)


async def likely(store: Store, payment: Payment, *, now: datetime) -> Likely:
    """Whose it may be, going by everything that is known."""
    if payment.line_id is None:
        return Likely()
    line = await store.lines.get(payment.line_id)
    roster = await store.lines.roster(line)
    known = Known(
        amount=payment.amount,
        payer_names=(payment.payer_name,) if payment.payer_name else (),
        reference=payment.reference or "",
        keys=payment.account_keys,
        standings=await store.ledger.standings(payment.clubs),
        now=now,
    )
    tired_of = line.often_put_aside(payment.account_keys)
    return Likely(roster.candidates(**known), roster.splits(**known), tired_of)


async def _short_names(store: Store, proposals: Sequence[Proposal]) -> dict[PlayerId, str]:
    """How the group calls the players of a proposal."""
    clubs = {part.player.club_id for one in proposals for part in one.parts}
    return {player: name for club in clubs for player, name in short_names(await store.players.names(club)).items()}


async def _claimants(store: Store, payment: Payment) -> list[Player]:
    """Who says that it was them, in their order, as far as they still play in a club that it may belong to."""
    if not payment.claims:
        return []
    players = {one.player_id: one for club in payment.clubs for one in await store.players.all(club)}
    return [players[player] for player in payment.claims if player in players]


async def _is_never_football(store: Store, payment: Payment) -> bool:
    """Whether nothing that this account pays is asked about any more."""
    line = None if payment.line_id is None else await store.lines.get(payment.line_id)
    return line is not None and any(key in line.not_football for key in payment.account_keys)


async def _learned(store: Store, payment: Payment) -> list[str]:
    """The names of those whose account it is, as this very payment taught."""
    learned = []
    for entry in payment.shares:
        try:
            player = await store.players.get(entry.player_id)
        except NotFound:
            continue
        if any(account.payment_id == payment.payment_id for account in player.accounts):
            learned.append(player.name)
    return learned
