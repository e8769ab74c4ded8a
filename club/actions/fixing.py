"""Fixtures are planned, changed and called off by organisers. Everybody who signed up is told."""

from dataclasses import dataclass, replace
from datetime import datetime

from club import notices
from club.fair_order import shortened
from club.fixtures import Fixture, Status
from club.ids import ClubId, FixtureId, TelegramId
from club.limits import checked_place
from club.money import Pence, checked
from club.moving import host_of_late, keep, tell_offers_ended
from club.planning import Plan, put_up
from club.players import one_line
from club.ports import Books
from club.schedule import scheduled
from club.shortage import tell_shortage

__all__ = ["Alteration", "Plan", "alter", "call_off", "plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """What an organiser changes; None stays as it is. UTC and pence."""

    starts_at: datetime | None = None
    location: str | None = None
    price: Pence | None = None
    hire: Pence | None = None
    minimum: int | None = None
    maximum: int | None = None


async def plan(
    books: Books, club_id: ClubId, wanted: Plan, *, new_id: FixtureId, at: datetime, thread_id: int | None = None
) -> Fixture:
    """A new fixture; its card goes to the group. The same `new_id` twice is one fixture. Raises Invalid."""
    if known := await books.find_fixture(new_id):
        return known
    return await put_up(books, await books.club(club_id), wanted, new_id=new_id, at=at, thread_id=thread_id)


async def alter(books: Books, fixture_id: FixtureId, wanted: Alteration, *, at: datetime) -> Fixture:
    """Another time, place, price or limit. Those who are in hear of what concerns them. Raises Conflict, Invalid."""
    fixture = await books.fixture(fixture_id)
    club = await books.club(fixture.club_id)
    changed = fixture.change(
        at=at,
        starts_at=wanted.starts_at,
        location=None if wanted.location is None else checked_place(wanted.location),
        hire=None if wanted.hire is None else checked(wanted.hire, field="hire", least=0),
        price=None if wanted.price is None else checked(wanted.price, field="price", least=0),
        minimum=wanted.minimum,
        maximum=wanted.maximum,
    )
    if (changed.starts_at, changed.location) != (fixture.starts_at, fixture.location):
        moved = scheduled(shortened(changed, club, at=at), club, at=at)
        changed = await _not_late_any_more(books, replace(moved, danger=None, verdict=None, decided_by=None), at)
    kept, _ = await keep(books, changed, before=fixture, at=at, club=club)
    facts = (fixture.starts_at, fixture.location, fixture.price)
    if facts != (kept.starts_at, kept.location, kept.price) and (kept.players or kept.waiting):
        books.tell(notices.moved(kept, fixture))
    return kept


async def _not_late_any_more(books: Books, moved: Fixture, at: datetime) -> Fixture:
    """Where the pitch can be called off for free again, whoever dropped out late has done so in time after all."""
    if moved.cancel_by is None:
        return moved
    for one in moved.late:
        if one.owes:
            moved = moved.waive(one.player_id, waived=True, at=at)
            player = await books.find_player(one.player_id)
            if player is not None:
                books.tell(notices.let_off(moved, player, await host_of_late(books, moved, one.player_id)))
    return moved


async def call_off(
    books: Books, fixture_id: FixtureId, *, at: datetime, reason: str = "", by: TelegramId | None = None
) -> Fixture:
    """The game is off: nobody is charged, everybody who signed up is told. Twice is once.

    Raises Conflict when it is over.
    """
    fixture = await books.fixture(fixture_id)
    cancelled = fixture.cancel(at=at, reason=one_line(reason)[:200], by=by)
    if fixture.status is Status.CANCELLED:
        return fixture
    books.save(cancelled)
    books.tell(notices.card(cancelled))
    tell_shortage(books, cancelled, before=fixture)
    await tell_offers_ended(books, cancelled, before=fixture)
    if cancelled.players or cancelled.waiting:
        books.tell(notices.called_off(cancelled))
    return cancelled
