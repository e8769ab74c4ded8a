"""What can be set about a club, in sections: by which word, to what, and what a tap makes of it. Pure."""

from bot.settings.option import Option
from bot.settings.pitches import (
    CANCELLATION,
    EVERYWHERE,
    USUAL,
    WHICH,
    WORDS,
    hours_said,
    key_of_pitch,
    pitch_of,
    pitches,
    usual_hours,
)
from bot.settings.sections import OVERVIEW, SECTIONS, WORTH, Section, option_called, section_called, section_of
from bot.settings.typed import Typed, read_settings

__all__ = [
    "CANCELLATION",
    "EVERYWHERE",
    "OVERVIEW",
    "SECTIONS",
    "USUAL",
    "WHICH",
    "WORDS",
    "WORTH",
    "Option",
    "Section",
    "Typed",
    "hours_said",
    "key_of_pitch",
    "option_called",
    "pitch_of",
    "pitches",
    "read_settings",
    "section_called",
    "section_of",
    "usual_hours",
]
