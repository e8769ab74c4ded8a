"""What stands in a calendar: the games of one player, or all of a club's. Who writes it down is not known here.

A calendar names nobody and no debt: it may end up on the family's tablet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, assert_never

from club.clubs import LONG_AGO, Club
from club.fixtures import Fixture, Status, Verdict
from club.ids import ClubId, FixtureId, PlayerId
from club.money import pounds
from club.players import Player

PLAYING: Final = timedelta(hours=1)
LOOKS_BACK: Final = timedelta(days=60)
CALLED_OFF_SHOWN: Final = timedelta(days=30)
"""For so long a game that was called off stays, struck through, where somebody was counting on it."""


@dataclass(frozen=True, slots=True)
class PlayerFeed:
    """The games of one player, at one of the addresses that they have had."""

    player_id: PlayerId
    revision: int


@dataclass(frozen=True, slots=True)
class ClubFeed:
    """All games of a club, at one of the addresses that it has had."""

    club_id: ClubId
    revision: int


Feed = PlayerFeed | ClubFeed


def feed_of(whose: Player | Club) -> Feed:
    """The feed at the address that is good now."""
    match whose:
        case Player():
            return PlayerFeed(whose.player_id, whose.calendar)
        case Club():
            return ClubFeed(whose.club_id, whose.calendar)
        case _:
            assert_never(whose)


class Part(StrEnum):
    """What the owner of a calendar has to do with a game.

    `ASKED` is in, and has to say whether they still can; `READING` has the calendar of the club.
    """

    IN = "in"
    ASKED = "asked"
    WAITING = "waiting"
    READING = "reading"


_WORDS: Final[Mapping[Part, str]] = {
    Part.ASKED: "It was moved: tap I'm in if you still can.",
    Part.WAITING: "You're on the waiting list.",
}


class Standing(StrEnum):
    """How sure a game is, for whose calendar it is in; the words are those of RFC 5545."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A game as a calendar has it, UTC. `busy` is whether its owner has no time for anything else."""

    fixture_id: FixtureId
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str
    description: str
    standing: Standing
    busy: bool
    sequence: int
    changed_at: datetime

    @property
    def uid(self) -> str:
        """The same for a game for ever, in whichever calendar: moved, it replaces itself."""
        return f"{self.fixture_id}@fiver"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events of a feed, soonest first."""

    name: str
    events: tuple[Event, ...]

    def ahead(self, at: datetime) -> "Calendar":
        """Only what is still to come, for a file that nobody brings up to date."""
        coming = (one for one in self.events if one.ends_at > at and one.standing is not Standing.CANCELLED)
        return replace(self, events=tuple(coming))


def games_of(player_id: PlayerId, club: Club, games: Iterable[Fixture], *, at: datetime) -> Calendar:
    """The games that this player is in, waits for, or was counting on until they were called off."""
    events = (_for_player(player_id, club, game, at) for game in games)
    return _calendar(f"Your games: {club.name}", (event for event in events if event is not None), at)


def games_of_club(club: Club, games: Iterable[Fixture], *, at: datetime) -> Calendar:
    """Every game of the club. It fills nobody's time: whether its reader plays is in a calendar of their own."""
    return _calendar(f"All games: {club.name}", (_event(club, game, at, Part.READING) for game in games), at)


def _calendar(name: str, events: Iterable[Event], at: datetime) -> Calendar:
    recent = (event for event in events if event.starts_at > at - LOOKS_BACK)
    return Calendar(name, tuple(sorted(recent, key=lambda event: (event.starts_at, event.fixture_id))))


def _for_player(player_id: PlayerId, club: Club, game: Fixture, at: datetime) -> Event | None:
    if player_id not in (*game.players, *game.waiting):
        return None
    match game.status_at(at):
        case Status.OPEN:
            there = True
        case Status.OVER:
            there = player_id in game.came
        case Status.CANCELLED:
            there = at < (game.changed_at or game.starts_at) + CALLED_OFF_SHOWN
        case status:
            assert_never(status)
    return _event(club, game, at, _part(player_id, game)) if there else None


def _part(player_id: PlayerId, game: Fixture) -> Part:
    if player_id in game.waiting:
        return Part.WAITING
    return Part.ASKED if player_id in game.unconfirmed else Part.IN


def _event(club: Club, game: Fixture, at: datetime, part: Part) -> Event:
    standing = _standing(game, at, part)
    return Event(
        fixture_id=game.fixture_id,
        starts_at=game.starts_at,
        ends_at=game.starts_at + PLAYING,
        summary=f"Five-a-side: {club.name}",
        location=game.location,
        description=_description(game, standing, part),
        standing=standing,
        busy=part in (Part.IN, Part.ASKED) and standing is not Standing.CANCELLED,
        sequence=game.sequence,
        changed_at=game.changed_at or game.opened_at or LONG_AGO,
    )


def _standing(game: Fixture, at: datetime, part: Part) -> Standing:
    match game.status_at(at):
        case Status.CANCELLED:
            return Standing.CANCELLED
        case Status.OVER:
            return Standing.CONFIRMED
        case Status.OPEN:
            short = game.needed > 0 and game.verdict is not Verdict.PLAY_ON
            return Standing.TENTATIVE if short or part in _WORDS else Standing.CONFIRMED
        case status:
            assert_never(status)


def _description(game: Fixture, standing: Standing, part: Part) -> str:
    """A reason given for calling a game off may name people, so it stays in the chat."""
    if standing is Standing.CANCELLED:
        return "Called off."
    price = f"{pounds(game.price)} each." if game.price else ""
    if standing is Standing.CONFIRMED:
        return price
    short = f"{game.needed} more needed." if game.needed and game.verdict is not Verdict.PLAY_ON else ""
    return " ".join(filter(None, (price, _WORDS.get(part, ""), short)))
