"""Signing up: in, out, and who moves up when a place opens."""

from dataclasses import dataclass, replace
from datetime import datetime

from club import notices, rota
from club.errors import NotFound
from club.fixtures import Fixture, Joined, JoinOutcome, LeaveOutcome, Left, Waitlisted
from club.ids import ClubId, FixtureId, PlayerId
from club.people import Person, player_of, recognise
from club.players import Player
from club.ports import Books


@dataclass(frozen=True, slots=True)
class SignedUp:
    """What became of "I'm in"."""

    fixture: Fixture
    player: Player
    outcome: JoinOutcome


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What became of "I'm out"."""

    fixture: Fixture
    player: Player
    outcome: LeaveOutcome


async def join(books: Books, fixture_id: FixtureId, who: Person | PlayerId, *, at: datetime) -> SignedUp:
    """Somebody taps "I'm in" (a person, who becomes a player by it), or the organiser puts a player on the list."""
    fixture = await books.fixture(fixture_id)
    player = await _player(books, fixture, who)
    changed, outcome = fixture.join(player.player_id, at=at)
    if isinstance(outcome, Joined | Waitlisted):
        if player.retired:
            player = replace(player, retired=False)
            books.save(player)
        books.save(changed)
        books.tell(notices.card(changed))
    return SignedUp(changed, player, outcome)


async def leave(books: Books, fixture_id: FixtureId, who: Person | PlayerId, *, at: datetime) -> SignedOff:
    """Somebody taps "I'm out", or is taken off the list; the first in line gets the place and is told."""
    fixture = await books.fixture(fixture_id)
    player = await _player(books, fixture, who)
    changed, outcome = fixture.leave(player.player_id, at=at)
    if isinstance(outcome, Left):
        books.save(changed)
        books.tell(notices.card(changed))
        if outcome.promoted is not None:
            books.tell(notices.promoted(changed, await books.player(outcome.promoted)))
        for other in rota.taking_over(fixture, changed):
            books.tell(notices.kit(changed, await books.player(other)))
    return SignedOff(changed, player, outcome)


async def _player(books: Books, fixture: Fixture, who: Person | PlayerId) -> Player:
    if isinstance(who, Person):
        return await recognise(books, fixture.club_id, who)
    return await player_of(books, fixture.club_id, who)


def check_fixture(fixture: Fixture, club_id: ClubId) -> Fixture:
    """The fixture, if it is this club's. Raises NotFound for somebody else's."""
    if fixture.club_id != club_id:
        raise NotFound("There is no such game in this club.")
    return fixture
