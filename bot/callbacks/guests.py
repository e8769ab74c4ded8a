"""Buttons about guests: bring one, who pays, not coming after all, a player from now on."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import FixtureId, PlayerId


@dataclass(frozen=True, slots=True)
class AddGuest(Button):
    """+1 under the card."""

    tag: ClassVar[str] = "g+"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class BringGuest(Button):
    """The answer to whom they bring: a guest of before by id, `type` to type a name, or nothing for no name."""

    tag: ClassVar[str] = "gn"
    fixture_id: FixtureId
    who: str


@dataclass(frozen=True, slots=True)
class WhoPays(Button):
    """The guest pays for this place, or the host does."""

    tag: ClassVar[str] = "gp"
    fixture_id: FixtureId
    guest_id: PlayerId
    guest_pays: bool


@dataclass(frozen=True, slots=True)
class SendHome(Button):
    """The guest is not coming after all."""

    tag: ClassVar[str] = "gx"
    fixture_id: FixtureId
    guest_id: PlayerId


@dataclass(frozen=True, slots=True)
class MakePlayer(Button):
    """A guest is a player like any other from now on."""

    tag: ClassVar[str] = "gm"
    player_id: PlayerId
