"""Guests: a player brings somebody, takes them off again, and says on whose account the place goes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import count

from club import codes, ledger, notices
from club.errors import Conflict, NotFound
from club.fixtures import AlreadyIn, Closed, Fixture, Guest, Joined, JoinOutcome, LeaveOutcome, Left, Status, charge_for
from club.guests import guest_name, named_alike, nameless
from club.ids import FixtureId, PlayerId
from club.money import Pence
from club.moving import keep, leaves_late, tell_filled
from club.people import Person, player_of, recognise
from club.players import Player
from club.ports import Books

NOT_A_GUEST = "They aren't a guest in that game any more."


class Payer(StrEnum):
    """Who pays for a guest's place."""

    HOST = "host"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of "+1": `outcome` is the guest's."""

    fixture: Fixture
    host: Player
    guest: Player
    outcome: JoinOutcome

    @property
    def pays(self) -> Payer:
        """Who pays for the place."""
        return _payer(self.fixture, self.guest)


@dataclass(frozen=True, slots=True)
class SentHome:
    """What became of taking a guest off."""

    fixture: Fixture
    guest: Player
    outcome: LeaveOutcome

    @property
    def owed(self) -> Pence:
        """What it costs unless somebody takes the place, as it was late."""
        return Pence(self.fixture.price * self.outcome.owes) if isinstance(self.outcome, Left) else Pence(0)

    @property
    def pays(self) -> Payer:
        """Whoever was to pay for the place."""
        return _payer(self.fixture, self.guest)


async def bring(
    books: Books,
    fixture_id: FixtureId,
    host: Person | PlayerId,
    name: str,
    *,
    new_id: PlayerId,
    at: datetime,
    pays: Payer | None = None,
) -> Brought:
    """Put a guest on the list, or in line behind the host; without a name they are "Ashley's guest".

    A name that this host brought before is that guest again. The same `new_id` twice brings one guest. `pays` None is
    the host's account, or leaves it as it was. A host for whom the organiser does it hears of it. Raises Conflict,
    Invalid, NotFound.
    """
    fixture = await books.fixture(fixture_id)
    bringer = await _player(books, fixture, host)
    guest = await _guest(books, fixture, bringer, name, new_id)
    listed = fixture.guest(guest.player_id)
    if listed is None and guest.player_id in (*fixture.players, *fixture.waiting):
        raise Conflict(f"{guest.name} is on the list already, and not as a guest.")
    to = listed.pays if listed is not None and pays is None else _account(pays, bringer, guest)
    wanted = Guest(guest.player_id, bringer.player_id, to, asked_as=new_id)
    most = (await books.club(fixture.club_id)).habits.guests
    changed, outcome = fixture.bring(wanted, at=at, most=most)
    if isinstance(outcome, Closed):
        return Brought(fixture, bringer, guest, outcome)
    changed = charge_for(changed, guest.player_id, to, at=at)
    known = await _paying(books, fixture, changed, replace(guest, active=True, retired=False))
    if not guest.version:
        books.save(bringer)  # so that of two acts at once, which both found no such guest, one looks again
    if known != guest or not guest.version:
        books.save(known)
    if changed != fixture:
        books.save(changed)
        books.tell(notices.card(changed))
    if listed is None and not isinstance(host, Person):
        books.tell(notices.brought(changed, known, bringer))
    if isinstance(outcome, Joined):
        await tell_filled(books, changed, outcome.replaced)
    return Brought(changed, bringer, known, outcome)


async def send_home(
    books: Books, fixture_id: FixtureId, guest_id: PlayerId, *, at: datetime, by_host: bool = False
) -> SentHome:
    """The guest is not coming after all: off the list. Twice is once.

    Where late leavers pay, a place that the host gives up late is owed for until somebody takes it.
    """
    fixture = await books.fixture(fixture_id)
    guest = await player_of(books, fixture.club_id, guest_id)
    late = by_host and await leaves_late(books, fixture, at)
    changed, outcome = fixture.leave(guest_id, at=at, late=late)
    if changed != fixture:
        changed, _ = await keep(books, changed, before=fixture, at=at)
    return SentHome(changed, guest, outcome)


async def who_pays(books: Books, fixture_id: FixtureId, guest_id: PlayerId, pays: Payer, *, at: datetime) -> Brought:
    """The guest's place goes on the host's account, or on the guest's own; what was charged already goes there, too.

    Raises Conflict for somebody who is no guest in that game, and once it is closed.
    """
    fixture = await books.fixture(fixture_id)
    known = fixture.guest(guest_id)
    if fixture.status_at(at) is not Status.OPEN:
        raise Conflict("That game is closed, so who pays for it stays as it is.")
    if known is None:
        raise Conflict(NOT_A_GUEST)
    host, guest = await player_of(books, fixture.club_id, known.host), await player_of(books, fixture.club_id, guest_id)
    changed = charge_for(fixture, guest_id, _account(pays, host, guest), at=at)
    paying = await _paying(books, fixture, changed, guest)
    if paying != guest:
        books.save(paying)
    if changed != fixture:
        books.save(changed)
    return Brought(changed, host, paying, AlreadyIn())


def _payer(fixture: Fixture, guest: Player) -> Payer:
    return Payer.GUEST if fixture.payer(guest.player_id) == guest.player_id else Payer.HOST


async def _player(books: Books, fixture: Fixture, host: Person | PlayerId) -> Player:
    if isinstance(host, Person):
        return await recognise(books, fixture.club_id, host)
    return await player_of(books, fixture.club_id, host)


async def _guest(books: Books, fixture: Fixture, host: Player, name: str, new_id: PlayerId) -> Player:
    """The guest who is meant, as the books have them; somebody new where this host never brought them."""
    if asked := next((one for one in fixture.guests if one.asked_as == new_id), None):
        return await player_of(books, fixture.club_id, asked.player_id)
    if known := await books.find_player(new_id):
        if known.club_id != fixture.club_id or known.guest_of != host.player_id:
            raise NotFound("There is no such guest.")
        return known
    brought = [one for one in await books.guests_of(host.player_id) if one.merged_into is None]
    called = guest_name(name) or _unnamed(fixture, host, brought)
    return named_alike(called, brought) or Player(
        player_id=new_id,
        club_id=fixture.club_id,
        name=called,
        reference_code=codes.issue(f"{fixture.club_id}:{new_id}", await books.codes(fixture.club_id)),
        guest_of=host.player_id,
    )


def _unnamed(fixture: Fixture, host: Player, brought: Sequence[Player]) -> str:
    """`Ashley's guest`, or the next one who is not on the list yet."""
    numbered = (nameless(host.name, number) for number in count(1))
    guests = {guest.player_id for guest in fixture.guests}
    return next(
        name for name in numbered if (known := named_alike(name, brought)) is None or known.player_id not in guests
    )


def _account(pays: Payer | None, host: Player, guest: Player) -> PlayerId:
    return guest.player_id if pays is Payer.GUEST else host.player_id


async def _paying(books: Books, before: Fixture, after: Fixture, guest: Player) -> Player:
    """The guest, who counts for payments from the first time that they are to pay, as long as there is any of it."""
    if after.payer(guest.player_id) == guest.player_id:
        return replace(guest, pays_own=True)
    own = ledger.balance(entry for entry in before.entries if entry.player_id == guest.player_id)
    elsewhere = await books.balance(guest.player_id) - own if guest.pays_own else 0
    return guest if elsewhere else replace(guest, pays_own=False)
