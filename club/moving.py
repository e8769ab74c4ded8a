"""A changed game goes into the books: its line moves as far as there is room, and everybody concerned is told.

Whoever changes a game ends with this, so a place that is freed by whatever means is never forgotten.
"""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from club import notices, rota
from club.clubs import Club
from club.fixtures import Fixture, Lapsed, Moved, Offered, Scramble, Seated, Step, move_up
from club.ids import PlayerId
from club.players import Player
from club.ports import Books
from club.shortage import tell_shortage, watched


async def keep(
    books: Books, changed: Fixture, *, before: Fixture, at: datetime, club: Club | None = None
) -> tuple[Fixture, tuple[Moved, ...]]:
    """Save the game, moved on; the card shows it. Returns it, and who moved."""
    fixture, moved = await move_on(books, changed, at=at, club=club)
    fixture, moved = _scrambled(fixture, moved, before, at)
    fixture = watched(fixture, before=before, at=at)
    if fixture == before:
        return fixture, ()
    books.save(fixture)
    tell_shortage(books, fixture, before=before)
    if replace(fixture, agenda=before.agenda) != before:
        books.tell(notices.card(fixture))
    await tell_moved(books, fixture, moved)
    await tell_offers_ended(books, fixture, before=before)
    for other in rota.taking_over(before, fixture):
        books.tell(notices.kit(fixture, await books.find_player(other)))
    return fixture, moved


async def move_on(
    books: Books, fixture: Fixture, *, at: datetime, club: Club | None = None
) -> tuple[Fixture, tuple[Moved, ...]]:
    """Let the line move; who can be asked is read only where somebody waits."""
    if not (fixture.waiting or fixture.offers):
        return move_up(fixture, at=at, askable=(), timezone="UTC")
    club = club or await books.club(fixture.club_id)
    waiting = [await books.find_player(player) for player in fixture.waiting] if club.habits.offers else []
    askable = {one.player_id for one in waiting if one is not None and _can_be_asked(one, fixture)}
    return move_up(fixture, at=at, askable=askable, timezone=club.timezone)


async def leaves_late(books: Books, fixture: Fixture, at: datetime) -> bool:
    """Whether who leaves now by themselves owes until the place is filled: it is late, and the club wants that."""
    return fixture.is_late(at) and (await books.club(fixture.club_id)).habits.late_leavers_pay


async def tell_moved(books: Books, fixture: Fixture, moved: tuple[Moved, ...]) -> None:
    """Those who moved hear of it."""
    for one in moved:
        match one:
            case Seated(player_id, replaced):
                await tell_seated(books, fixture, player_id, replaced)
            case Offered(player_id):
                books.tell(notices.offered(fixture, await books.find_player(player_id)))
            case Lapsed():
                pass  # an offer that ended, like any other
            case Scramble(players):
                books.tell(*[notices.scramble(fixture, await books.find_player(player)) for player in players])
            case _:
                assert_never(one)


async def tell_offers_ended(books: Books, fixture: Fixture, *, before: Fixture) -> None:
    """Whose offer is none any more, for whatever reason: the message that made it says how things stand."""
    for offer in before.offers:
        if fixture.offer_to(offer.player_id) is None:
            books.tell(notices.offer_ended(fixture, await books.find_player(offer.player_id)))


async def tell_seated(books: Books, fixture: Fixture, player_id: PlayerId, replaced: PlayerId | None) -> None:
    """Somebody is in by a place that opened, and somebody else may owe nothing for it any more."""
    player = await books.find_player(player_id)
    guest = fixture.guest(player_id)
    if player is not None:
        host = None if guest is None else await books.find_player(guest.host)
        books.tell(notices.promoted(fixture, player, host))
    await tell_filled(books, fixture, replaced)


async def tell_filled(books: Books, fixture: Fixture, replaced: PlayerId | None) -> None:
    """Who dropped out late hears that the place is filled."""
    player = None if replaced is None else await books.find_player(replaced)
    if player is not None:
        books.tell(notices.filled(fixture, player, await host_of_late(books, fixture, player.player_id)))


async def host_of_late(books: Books, fixture: Fixture, player_id: PlayerId) -> Player | None:
    """Who had brought somebody that dropped out late; None for who came by themselves."""
    guest = next((one.guest for one in fixture.late if one.player_id == player_id), None)
    return None if guest is None else await books.find_player(guest.host)


async def tell_made_way(books: Books, fixture: Fixture, guest_id: PlayerId | None) -> None:
    """The host hears that their guest waits, as a player wanted the place."""
    known = None if guest_id is None else fixture.guest(guest_id)
    if known is not None:
        guest, host = await books.find_player(known.player_id), await books.find_player(known.host)
        if guest is not None and host is not None:
            books.tell(notices.made_way(fixture, guest, host))


def _scrambled(
    fixture: Fixture, moved: tuple[Moved, ...], before: Fixture, at: datetime
) -> tuple[Fixture, tuple[Moved, ...]]:
    """Those who wait hear of a place for the first to tap once, however often the game changes while it stays free."""
    heard = at >= before.scramble_at and before.due(Step.SCRAMBLE) is None
    if heard and before.free(at) >= fixture.free(at):
        return fixture, tuple(one for one in moved if not isinstance(one, Scramble))
    if any(isinstance(one, Scramble) for one in moved):  # also where the clock comes to it only after this
        fixture = replace(fixture, agenda=tuple(due for due in fixture.agenda if due.step is not Step.SCRAMBLE))
    return fixture, moved


def _can_be_asked(player: Player, fixture: Fixture) -> bool:
    return player.active and player.may_be_written_to and fixture.guest(player.player_id) is None
