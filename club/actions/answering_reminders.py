"""What somebody answers to a reminder: after payday, no more of these, I have paid."""

from dataclasses import replace
from datetime import datetime

from club.ids import PlayerId
from club.notices.reminders import says_paid
from club.paydays import Payday, day_after
from club.players import Player
from club.ports import Books


async def wait_for_payday(books: Books, player_id: PlayerId, payday: Payday, *, at: datetime) -> Player:
    """No reminder until the day after the next payday, which is remembered for the next time. Raises NotFound."""
    player = await books.player(player_id)
    club = await books.club(player.club_id)
    waiting = replace(player, payday=payday, snoozed_until=day_after(payday, at, club.timezone))
    if waiting != player:
        books.save(waiting)
    return waiting


async def stop_reminders(books: Books, player_id: PlayerId, *, stopped: bool) -> Player:
    """No reminders any more, or again after all. Raises NotFound."""
    player = await books.player(player_id)
    changed = replace(player, reminders_stopped=stopped)
    if changed != player:
        books.save(changed)
    return changed


async def say_paid(books: Books, player_id: PlayerId, *, at: datetime) -> None:
    """The player says that it is paid: the organisers are asked to look, once a day. Raises NotFound."""
    player = await books.player(player_id)
    books.tell(*says_paid(player, await books.club(player.club_id), at=at))
