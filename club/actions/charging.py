"""After the game: those who played are charged, once, and the organiser corrects who came."""

from datetime import datetime

from club import notices
from club.fixtures import Fixture, Status
from club.ids import FixtureId, PlayerId
from club.moving import host_of_late
from club.ports import Books


async def settle(books: Books, fixture_id: FixtureId, *, at: datetime) -> Fixture:
    """Charge everybody who is in. Before kick-off it collects in advance; re-run, it charges nobody twice.

    Raises Conflict.
    """
    fixture = await books.fixture(fixture_id)
    settled, _ = fixture.settle(at=at)
    if settled == fixture:
        return fixture
    books.save(settled)
    books.tell(notices.card(settled))
    if settled.status is Status.OVER and (settled.players or settled.left_late):
        books.tell(*notices.after_game(await books.club(fixture.club_id), settled))
    return settled


async def mark(
    books: Books, fixture_id: FixtureId, player_id: PlayerId, *, came: bool, at: datetime, owes: bool = False
) -> Fixture:
    """The organiser ticks or unticks who came; the charge follows by a reversal or a new line. Raises Conflict.

    Who did not come and `owes` all the same is a no-show.
    """
    fixture = await books.fixture(fixture_id)
    marked = fixture.mark(player_id, came=came, owes=owes, at=at)
    if marked == fixture:
        return fixture
    books.save(marked)
    books.tell(notices.card(marked))
    books.tell(*notices.after_game(await books.club(fixture.club_id), marked))
    return marked


async def let_off(books: Books, fixture_id: FixtureId, player_id: PlayerId, *, off: bool, at: datetime) -> Fixture:
    """The organiser lets somebody off who dropped out late, or thinks again; they hear of it in private.

    Raises Conflict.
    """
    fixture = await books.fixture(fixture_id)
    changed = fixture.waive(player_id, waived=off, at=at)
    if changed == fixture:
        return fixture
    books.save(changed)
    if changed.status_at(at) is Status.OVER:
        books.tell(*notices.after_game(await books.club(fixture.club_id), changed))
    player = await books.find_player(player_id)
    if changed.entries != fixture.entries and player is not None:
        books.tell(notices.let_off(changed, player, await host_of_late(books, changed, player_id)))
    return changed
