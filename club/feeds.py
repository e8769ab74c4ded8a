"""What is read when somebody's calendar asks for its games: three documents' worth, as it asks every hour."""

from datetime import datetime
from typing import assert_never

from club.calendars import LOOKS_BACK, Calendar, ClubFeed, Feed, PlayerFeed, games_of, games_of_club
from club.errors import NotFound
from club.players import Player
from club.ports import Store


async def calendar_of(store: Store, feed: Feed, *, at: datetime) -> Calendar:
    """The games of this feed. Raises NotFound once its address was replaced, or whose it is has gone."""
    since = at - LOOKS_BACK
    match feed:
        case PlayerFeed():
            player = await _player(store, feed)
            club = await store.clubs.get(player.club_id)
            games = await store.fixtures.since(player.club_id, since)
            return games_of(player.player_id, club, games, at=at)
        case ClubFeed():
            club = await store.clubs.get(feed.club_id)
            if club.calendar != feed.revision:
                raise _ended()
            return games_of_club(club, await store.fixtures.since(club.club_id, since), at=at)
        case _:
            assert_never(feed)


async def _player(store: Store, feed: PlayerFeed) -> Player:
    """Who turned out to be somebody else has an address that leads to that one's games."""
    known = await store.players.find(feed.player_id)
    if known is None or known.calendar != feed.revision:
        raise _ended()
    if known.merged_into is not None:
        return await store.players.get(known.merged_into)
    if not known.active:
        raise _ended()
    return known


def _ended() -> NotFound:
    return NotFound("There is no calendar at this address any more. /calendar in the chat with me gives you yours.")
