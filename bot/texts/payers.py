"""The accounts that Fiver knows, and what becomes of one that is forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import when
from bot.texts.words import cut, listed, plural, safe
from club.clubs import Club
from club.money import Pence, pounds
from club.payments import Payment
from club.players import KnownAccount, Player

NOBODY = "I don't know anybody's account yet. I learn one whenever you tell me whose a payment is."
LONGEST_BUTTON = 60


@dataclass(frozen=True, slots=True)
class Learned:
    """An account of a player, and the payment that taught it, if that is still there."""

    player: Player
    account: KnownAccount
    payment: Payment | None


def payers(club: Club, learned: Sequence[Learned], *, now: datetime) -> str:
    """Each account with where it was learned."""
    lines = [_line(one, now=now, timezone=club.timezone) for one in learned]
    known = f"<b>{safe(club.name)}</b>: {plural(len(learned), 'account')} I know"
    return f"{known}\n\n{listed(lines, room=3600, between=chr(10))}\n\nTap one that is wrong, and I forget it."


def _line(one: Learned, *, now: datetime, timezone: str) -> str:
    since = f"{safe(one.player.name)}: since {when.day(one.account.since, now=now, timezone=timezone)}"
    if one.payment is None:
        return since
    return f"{since}, from {pounds(one.payment.amount)} by {safe(cut(one.payment.payer_name or 'somebody', 60))}"


def button(one: Learned) -> str:
    """`Ashley Jones · A JONES`."""
    payer = one.payment.payer_name if one.payment is not None else None
    return cut(f"{one.player.name} · {payer}" if payer else one.player.name, LONGEST_BUTTON)


def forgotten(player: Player, booked: Sequence[Payment]) -> str:
    """What was forgotten, and what it had booked by itself."""
    first = f"Forgotten: I don't take that account for {safe(player.name)}'s any more."
    return f"{first} By itself it had booked {_sum(booked)}. Take that back?" if booked else first


def taken_back(payments: Sequence[Payment]) -> str:
    """What is open again."""
    return f"Taken back: {_sum(payments)}. Open again, and /unmatched lists what is open."


def _sum(payments: Sequence[Payment]) -> str:
    total = Pence(sum(payment.amount for payment in payments))
    return f"{plural(len(payments), 'payment')}, {pounds(total)} in all"
