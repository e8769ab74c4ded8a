"""Calls before a game: who is asked whether they play, how often, and when the question makes sense.

Asked are those who usually play and said nothing, as long as a tap would put them in; whoever says nothing three times
is left in peace until they answer of their own accord.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from club.clubs import Club
from club.fixtures import Fixture, Joined, Step
from club.habits import LastCall
from club.ids import PlayerId
from club.players import Player, Reach
from club.schedule import latest

MOST: Final = 40
"""So many are asked about one game, those who play most first."""
LAST_GAMES: Final = 8
"""Who signed up for none of so many games is not asked about the next."""
PATIENCE: Final = 3
"""Who said nothing to so many calls in a row is not called any more."""
DAYS_BETWEEN: Final = 7
"""Days by the calendar, so that a weekly game may call every Monday, though the clock may come late to one of them."""


def to_call(
    fixture: Fixture, club: Club, players: Sequence[Player], games: Iterable[Fixture], *, at: datetime
) -> list[Player]:
    """Whom to ask about this game. `players` are all of the club, `games` its latest before this one."""
    often = _often(players, games)
    asked = [
        player
        for player in players
        if often[player.player_id] and _may_be_called(player, club, at) and asks(fixture, player.player_id, club, at=at)
    ]
    return sorted(asked, key=lambda player: (-often[player.player_id], player.player_id))[:MOST]


def asks(fixture: Fixture, player: PlayerId, club: Club, *, at: datetime) -> bool:
    """Whether it makes sense to ask: the club wants it, they did not answer, and a tap would put them in."""
    if not wanted(fixture, club) or at > latest(Step.LAST_CALL, fixture):
        return False
    if player in (*fixture.players, *fixture.waiting, *fixture.out):
        return False
    return isinstance(fixture.join(player, at=at)[1], Joined)


def wanted(fixture: Fixture, club: Club) -> bool:
    """Whether the club wants people to be asked about this game as it stands."""
    match club.habits.last_call:
        case LastCall.NEVER:
            return False
        case LastCall.WHEN_SHORT:
            return fixture.needed > 0
        case LastCall.WHILE_PLACES:
            return fixture.places_left > 0


def called(player: Player, *, at: datetime) -> Player:
    """The player was asked; until they answer anything this counts as unanswered."""
    return replace(player, called_at=at, calls_unanswered=player.calls_unanswered + 1)


def may_have_been_asked(player: Player, fixture: Fixture) -> bool:
    """Whether somebody was asked after this game was put up, so that the question may be about it."""
    return player.called_at is not None and (fixture.opened_at is None or player.called_at >= fixture.opened_at)


def hears_of_the_day(player: Player) -> bool:
    """Whether somebody who is in is told so on the day; not who never pressed Start, as one try has shown."""
    never_started = player.not_started and player.reach is not Reach.OPEN
    return player.active and not player.calls_stopped and not never_started


def _often(players: Iterable[Player], games: Iterable[Fixture]) -> Counter[PlayerId]:
    """For how many of these games each signed up, whoever they were on the list as."""
    merged = {player.player_id: player.merged_into for player in players if player.merged_into is not None}
    often = Counter[PlayerId]()
    for game in games:
        signed_up = (*game.players, *game.waiting, *(one.player_id for one in game.late))
        often.update({_kept(player, merged) for player in signed_up})
    return often


def _kept(player: PlayerId, merged: Mapping[PlayerId, PlayerId]) -> PlayerId:
    while player in merged:
        player = merged[player]
    return player


def _may_be_called(player: Player, club: Club, at: datetime) -> bool:
    plays = player.active and not player.retired and player.guest_of is None
    reached = player.telegram_id is not None and player.reach is Reach.OPEN
    bothered = player.calls_stopped or player.calls_unanswered >= PATIENCE
    return plays and reached and not bothered and not _lately(player.called_at, club, at)


def _lately(called_at: datetime | None, club: Club, at: datetime) -> bool:
    if called_at is None:
        return False
    zone = ZoneInfo(club.timezone)
    return (at.astimezone(zone).date() - called_at.astimezone(zone).date()).days < DAYS_BETWEEN
