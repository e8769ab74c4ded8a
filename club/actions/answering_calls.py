"""Somebody wants no calls before games any more, or wants them again after all."""

from dataclasses import replace

from club.ids import ClubId
from club.people import whoever
from club.players import Player
from club.ports import Books


async def stop_calls(books: Books, telegram_id: int, *, stopped: bool, club_id: ClubId | None = None) -> list[Player]:
    """The players that this person is, in one club or in all of theirs, as they are then. Twice is once.

    Who wants calls again starts anew, however many they left unanswered.
    """
    changed: dict[str, Player] = {}
    for found in await books.players_of(telegram_id):
        player = await whoever(books, found.player_id)
        if player is None or not player.active or club_id not in (None, player.club_id):
            continue
        changed[player.player_id] = replace(
            player, calls_stopped=stopped, calls_unanswered=player.calls_unanswered if stopped else 0
        )
        if changed[player.player_id] != player:
            books.save(changed[player.player_id])
    return list(changed.values())
