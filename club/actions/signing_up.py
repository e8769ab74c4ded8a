"""Signing up: in, out, and who moves up when a place opens."""

from dataclasses import dataclass, replace
from datetime import datetime

from club import notices
from club.calls import may_have_been_asked
from club.errors import NotFound
from club.fixtures import (
    Closed,
    Fixture,
    Joined,
    JoinOutcome,
    LeaveOutcome,
    Left,
    NotIn,
    Seated,
    Waitlisted,
    Whereabouts,
)
from club.ids import ClubId, FixtureId, PlayerId
from club.moving import keep, leaves_late, tell_filled, tell_made_way
from club.people import Person, player_of, recognise
from club.players import Player
from club.ports import Books
from club.shortage import tell_shortage, watched


@dataclass(frozen=True, slots=True)
class SignedUp:
    """What became of "I'm in"."""

    fixture: Fixture
    player: Player
    outcome: JoinOutcome


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What became of "I'm out"; `promoted` is who got the place at once."""

    fixture: Fixture
    player: Player
    outcome: LeaveOutcome
    promoted: PlayerId | None = None


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What became of [Pass]: the game, and where the player is with it then."""

    fixture: Fixture
    where: Whereabouts


async def join(
    books: Books,
    fixture_id: FixtureId,
    who: Person | PlayerId,
    *,
    at: datetime,
    by: int | None = None,
    under_call: bool = False,
) -> SignedUp:
    """Somebody taps "I'm in" (a person, who becomes a player by it), or the organiser puts a player on the list.

    The player hears of the latter, unless they are the organiser (of this Telegram id) themselves. Answered elsewhere
    than `under_call`, in the message that asked whether they play, that message follows.
    """
    fixture = await books.fixture(fixture_id)
    player = await _player(books, fixture, who)
    changed, outcome = fixture.join(player.player_id, at=at)
    if (
        isinstance(outcome, Waitlisted)
        and fixture.guests
        and (await books.club(fixture.club_id)).habits.guests_make_way
    ):
        changed, outcome = fixture.join(player.player_id, at=at, guests_make_way=True)
    if changed == fixture:
        return SignedUp(fixture, player, outcome)
    pays_own = player.pays_own or (player.is_paid_for and changed.payer(player.player_id) == player.player_id)
    if player.retired or player.calls_unanswered or pays_own != player.pays_own:
        player = replace(player, retired=False, calls_unanswered=0, pays_own=pays_own)
        books.save(player)
    if isinstance(outcome, Joined) and any(guest in changed.waiting for guest in changed.guests_of(player.player_id)):
        changed, _ = await keep(books, changed, before=fixture, at=at)  # their guests waited for nobody but them
        outcome = replace(outcome, places_left=changed.places_left)
    else:
        changed = watched(changed, before=fixture, at=at)
        books.save(changed)
        books.tell(notices.card(changed))
        tell_shortage(books, changed, before=fixture)
        if fixture.offer_to(player.player_id) is not None:
            books.tell(notices.offer_ended(changed, player))
    if isinstance(outcome, Joined):
        await tell_filled(books, changed, outcome.replaced)
        await tell_made_way(books, changed, outcome.made_way)
    if not isinstance(who, Person) and player.telegram_id != by:
        books.tell(notices.put_on(changed, player))
    if not under_call:
        _tell_answered(books, changed, player)
    return SignedUp(changed, player, outcome)


async def leave(
    books: Books,
    fixture_id: FixtureId,
    who: Person | PlayerId,
    *,
    at: datetime,
    by: int | None = None,
    under_call: bool = False,
) -> SignedOff:
    """Somebody taps "I'm out", or the organiser takes them off and they hear of it (see `join`); the line moves.

    Who leaves late by themselves owes until the place is filled, if the club wants that. "Out" of somebody who was on
    no list is an answer too.
    """
    fixture = await books.fixture(fixture_id)
    player = await _player(books, fixture, who)
    own = isinstance(who, Person)
    late = own and await leaves_late(books, fixture, at)
    changed, outcome = fixture.leave(player.player_id, at=at, late=late)
    if own and player.calls_unanswered and not isinstance(outcome, Closed):
        player = replace(player, calls_unanswered=0)
        books.save(player)
    if isinstance(outcome, NotIn):
        declined = fixture.decline(player.player_id, at=at) if own else fixture
        if declined.free(at) > fixture.free(at):  # a place was kept for them
            declined, _ = await keep(books, declined, before=fixture, at=at)
        elif declined != fixture:
            declined = watched(declined, before=fixture, at=at)
            books.save(declined)
        if declined != fixture and not under_call:
            _tell_answered(books, declined, player)
        return SignedOff(declined, player, outcome)
    changed, moved = await keep(books, changed, before=fixture, at=at)
    if isinstance(outcome, Left) and not under_call:
        _tell_answered(books, changed, player)
    if isinstance(outcome, Left) and not own and player.telegram_id != by:
        guest = fixture.guest(player.player_id)
        host = None if guest is None else await books.find_player(guest.host)
        if host is None or host.telegram_id != by:
            books.tell(notices.taken_off(changed, player, host))
    promoted = next((one.player_id for one in moved if isinstance(one, Seated)), None)
    return SignedOff(changed, player, outcome, promoted)


async def pass_on(books: Books, fixture_id: FixtureId, who: Person, *, at: datetime) -> PassedOn:
    """Not this time: the place that was offered goes to the next, and theirs in the line is kept.

    Where nothing is offered to them (any more), nothing changes.
    """
    fixture = await books.fixture(fixture_id)
    player = await _player(books, fixture, who)
    passed = fixture.pass_on(player.player_id, at=at)
    if passed == fixture:
        return PassedOn(fixture, fixture.whereabouts(player.player_id))
    changed, _ = await keep(books, passed, before=fixture, at=at)
    return PassedOn(changed, changed.whereabouts(player.player_id))


def _tell_answered(books: Books, fixture: Fixture, player: Player) -> None:
    if may_have_been_asked(player, fixture):
        books.tell(notices.call_stands(fixture, player))


async def _player(books: Books, fixture: Fixture, who: Person | PlayerId) -> Player:
    if isinstance(who, Person):
        return await recognise(books, fixture.club_id, who)
    return await player_of(books, fixture.club_id, who)


def check_fixture(fixture: Fixture, club_id: ClubId) -> Fixture:
    """The fixture, if it is this club's. Raises NotFound for somebody else's."""
    if fixture.club_id != club_id:
        raise NotFound("There is no such game in this club.")
    return fixture
