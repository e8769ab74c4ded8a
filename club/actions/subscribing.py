"""A calendar's address got about: it ends, and a new one takes its place."""

from dataclasses import replace
from typing import assert_never

from club.calendars import ClubFeed, Feed, PlayerFeed
from club.clubs import Club
from club.ids import ClubId, PlayerId
from club.players import Player
from club.ports import Books


async def end_address(books: Books, feed: Feed) -> Player | Club:
    """This address is no good any more, and whose it was has another. One that has ended changes nothing.

    Raises NotFound.
    """
    match feed:
        case PlayerFeed():
            return await _of_player(books, feed.player_id, feed.revision)
        case ClubFeed():
            return await _of_club(books, feed.club_id, feed.revision)
        case _:
            assert_never(feed)


async def _of_player(books: Books, player_id: PlayerId, revision: int) -> Player:
    """Also the addresses of those who turned out to be this player end: they lead to the same games."""
    player = await books.player(player_id)
    if player.calendar != revision:
        return player
    renewed = replace(player, calendar=revision + 1)
    books.save(renewed)
    for earlier in await books.merged_into(player_id):
        books.save(replace(earlier, calendar=earlier.calendar + 1))
    return renewed


async def _of_club(books: Books, club_id: ClubId, revision: int) -> Club:
    club = await books.club(club_id)
    if club.calendar != revision:
        return club
    renewed = replace(club, calendar=revision + 1)
    books.save(renewed)
    return renewed
