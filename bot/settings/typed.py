"""What somebody typed after `/settings`, read into what is to be shown and what is to be changed. Pure."""

from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from bot.commands import Misread
from bot.settings.option import Option
from bot.settings.pitches import CANCELLATION, at_pitch, hours_of, pitch_called, pitches
from bot.settings.sections import WORDS, WORTH, Section, option_called, section_called, section_of
from bot.texts.habits import misread
from club.actions.settings import Preferences
from club.clubs import Club
from club.players import one_line

ALIKE = 0.7
MOST_WORDS = 4
"""The longest name of anything here has so many words."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The section to show (None: the overview), and what is to be changed first."""

    section: Section | None = None
    wanted: Preferences | None = None


def read_settings(said: str, club: Club) -> Typed:
    """`` shows the overview, `guests` its section; `guests 3`, `Riverside 48` change something.

    Raises Misread with the nearest right form.
    """
    text = one_line(said)
    words = text.split()
    if not words:
        return Typed()
    for size in range(min(len(words), MOST_WORDS), 0, -1):
        if (option := option_called(" ".join(words[:size]))) is not None:
            return _option(option, _value(words[size:]), text, club)
    if (section := section_called(text)) is not None:
        return Typed(section)
    if pitch_called(club, text) is not None:
        return Typed(WORTH)
    if (found := at_pitch(text)) is not None and (place := pitch_called(club, found[0])) is not None:
        return Typed(WORTH, Preferences(notice=(place, found[1])))
    raise Misread(misread(text, _nearest(words, club)))


def _option(option: Option, value: str, text: str, club: Club) -> Typed:
    section = section_of(option)
    if not value:
        return Typed(section)
    if (wanted := option.read(value)) is not None:
        return Typed(section, wanted)
    if option.name == CANCELLATION and (found := at_pitch(value)) is not None:
        return Typed(section, Preferences(notice=(pitch_called(club, found[0]) or found[0], found[1])))
    raise Misread(misread(text, f"{option.name} {option.example}", takes=option.takes))


def _value(words: list[str]) -> str:
    return " ".join(words[1:] if words and words[0].casefold() in ("=", "to") else words)


def _nearest(words: list[str], club: Club) -> str | None:
    """The right form that is most like these words; None when none is."""
    places = {place.casefold(): place for place in pitches(club)}
    starts = [(" ".join(words[:size]).casefold(), _value(words[size:])) for size in range(1, MOST_WORDS + 1)]
    alike = [
        (SequenceMatcher(None, start, found).ratio(), found, value)
        for start, value in starts
        for found in get_close_matches(start, [*WORDS, *places], n=1, cutoff=ALIKE)
    ]
    if not alike:
        unknown = at_pitch(" ".join(words))
        return None if unknown is None else f"{CANCELLATION} {unknown[0]} {unknown[1]}"
    _, found, value = max(alike)
    if (option := option_called(found)) is not None:
        return f"{option.name} {value if option.read(value) is not None else option.example}"
    return f"{places[found]} {value if hours_of(value) is not None else 48}"
