"""What each picture shows. Pure, and without anything that draws."""

from dataclasses import dataclass
from typing import TypeAlias

from club.money import Pence
from club.season import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlayPicture:
    """The season's hire against what came in, game by game (at least one), with days in the club's timezone."""

    club: str
    steps: tuple[Step, ...]
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwingPicture:
    """Who owes (at least one), in pence, those who owe most first. For the organiser's eyes only."""

    club: str
    owing: tuple[tuple[str, Pence], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesPicture:
    """Two sides on a pitch, by the names that the group uses; `game` says which game it is. Nothing of strengths."""

    club: str
    game: str
    bibs: tuple[str, ...]
    others: tuple[str, ...]


Picture: TypeAlias = OutlayPicture | OwingPicture | SidesPicture
