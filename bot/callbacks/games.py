"""Buttons about games: in, out, pay, who came, changing and planning."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import FixtureId, PlayerId


@dataclass(frozen=True, slots=True)
class Join(Button):
    """I'm in."""

    tag: ClassVar[str] = "in"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class Leave(Button):
    """I'm out."""

    tag: ClassVar[str] = "out"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class PassOn(Button):
    """Not this time: the place that was offered goes to the next."""

    tag: ClassVar[str] = "ps"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class Pay(Button):
    """Pay for a game."""

    tag: ClassVar[str] = "pay"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class Mark(Button):
    """After the game: this player came, or did not."""

    tag: ClassVar[str] = "mk"
    fixture_id: FixtureId
    player_id: PlayerId
    came: bool


@dataclass(frozen=True, slots=True)
class MarkAs(Button):
    """After the game: this player came, did not and is not charged, or did not and `owes` all the same."""

    tag: ClassVar[str] = "m3"
    fixture_id: FixtureId
    player_id: PlayerId
    came: bool
    owes: bool


@dataclass(frozen=True, slots=True)
class LetOff(Button):
    """After the game: who dropped out late owes nothing for it, or does after all."""

    tag: ClassVar[str] = "lw"
    fixture_id: FixtureId
    player_id: PlayerId
    off: bool


@dataclass(frozen=True, slots=True)
class Manage(Button):
    """Open the menu of a game."""

    tag: ClassVar[str] = "mg"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class Change(Button):
    """Change one thing about a game."""

    tag: ClassVar[str] = "ch"
    fixture_id: FixtureId
    what: str


@dataclass(frozen=True, slots=True)
class Cancel(Button):
    """Call a game off; `sure` when it was asked already."""

    tag: ClassVar[str] = "off"
    fixture_id: FixtureId
    sure: bool


@dataclass(frozen=True, slots=True)
class PlayOn(Button):
    """A game that is short of players is played all the same."""

    tag: ClassVar[str] = "pl"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class AskLater(Button):
    """Decide about it later."""

    tag: ClassVar[str] = "lt"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class Draft(Button):
    """A step in putting a new game together; the game so far stands in the message (see `memo`)."""

    tag: ClassVar[str] = "new"
    step: str
    value: str
