"""Buttons about sides, strength and results. A player that is not picked yet is an empty word."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import FixtureId, PlayerId


@dataclass(frozen=True, slots=True)
class ShowSides(Button):
    """The sides of a game, for the organiser."""

    tag: ClassVar[str] = "sd"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class PostSides(Button):
    """The group may see them."""

    tag: ClassVar[str] = "sdp"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class ShuffleSides(Button):
    """Other sides; the number says which shuffle it is, so tapping twice is tapping once."""

    tag: ClassVar[str] = "sds"
    fixture_id: FixtureId
    number: int


@dataclass(frozen=True, slots=True)
class SwapSides(Button):
    """Who leaves the bibs, and who puts them on."""

    tag: ClassVar[str] = "sdx"
    fixture_id: FixtureId
    leaves: str
    comes: str


@dataclass(frozen=True, slots=True)
class KeepPair(Button):
    """Two players, and what is wished of them: apart, together or either; an empty word while it is not said yet."""

    tag: ClassVar[str] = "sda"
    fixture_id: FixtureId
    one: str
    other: str
    wish: str


@dataclass(frozen=True, slots=True)
class Rate(Button):
    """How strong a player is: 1 to 5, 0 takes it away, `ask` asks for it.

    `page` is the part of the list of all that it leads back to, counting from 1, and 0 the page of the player. `list`
    shows that part of the list of the club that the player is in.
    """

    tag: ClassVar[str] = "rtg"
    player_id: PlayerId
    what: str
    page: int


@dataclass(frozen=True, slots=True)
class EnterResult(Button):
    """How did the game end?"""

    tag: ClassVar[str] = "res"
    fixture_id: FixtureId
