"""Everything a club has, read page by page."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from club.adjustments import Adjustment
from club.candidates import Standing
from club.clubs import Club
from club.fixtures import Fixture
from club.ids import AdjustmentId, PlayerId
from club.payments import Payment, State
from club.players import Player
from club.ports import Page, Statement, Store

T = TypeVar("T")
A_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    """A club's books. Players by name, games and payments newest first, ledger lines oldest first; `at` is UTC.

    What was put aside as not football is nobody's business, and not in it. `names` has those of former players, too.
    """

    club: Club
    at: datetime
    players: tuple[Player, ...]
    names: Mapping[PlayerId, str]
    standings: Mapping[PlayerId, Standing]
    games: tuple[Fixture, ...]
    payments: tuple[Payment, ...]
    ledger: tuple[Statement, ...]
    adjustments: Mapping[AdjustmentId, Adjustment]


async def gather(store: Store, club: Club, *, at: datetime) -> Everything:
    """Read it all."""
    club_id = club.club_id
    ledger = await _all(lambda cursor: store.ledger.page(club_id, player_id=None, limit=A_PAGE, cursor=cursor))
    payments = await _all(lambda cursor: store.payments.page(club_id, state=None, limit=A_PAGE, cursor=cursor))
    made = dict.fromkeys(line.entry.adjustment_id for line in ledger if line.entry.adjustment_id is not None)
    return Everything(
        club=club,
        at=at,
        players=await _all(lambda cursor: store.players.page(club_id, limit=A_PAGE, cursor=cursor)),
        names=await store.players.names(club_id),
        standings=await store.ledger.standings([club_id]),
        games=await _all(lambda cursor: store.fixtures.page(club_id, status=None, at=at, limit=A_PAGE, cursor=cursor)),
        payments=tuple(payment for payment in payments if _is_football(payment)),
        ledger=ledger,
        adjustments={adjustment: await store.adjustments.get(adjustment) for adjustment in made},
    )


async def _all(read: Callable[[str | None], Awaitable[Page[T]]]) -> tuple[T, ...]:
    page = await read(None)
    items = list(page.items)
    while page.next_cursor is not None:
        page = await read(page.next_cursor)
        items += page.items
    return tuple(items)


def _is_football(payment: Payment) -> bool:
    """Neither put aside, nor put aside before the bank took it back."""
    put_aside = payment.state is State.REVERSED and payment.payer_name is None and not payment.entries
    return payment.state is not State.IGNORED and not put_aside
