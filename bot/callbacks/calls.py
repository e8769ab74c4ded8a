"""Buttons under what people are asked and told before a game, for their reader alone."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import FixtureId


@dataclass(frozen=True, slots=True)
class AnswerCall(Button):
    """I'm in, or I'm out; the message then says how it stands."""

    tag: ClassVar[str] = "ca"
    fixture_id: FixtureId
    playing: bool


@dataclass(frozen=True, slots=True)
class StopCalls(Button):
    """Don't ask me about games of the club that plays this one, or again after all."""

    tag: ClassVar[str] = "cs"
    fixture_id: FixtureId
    stopped: bool
