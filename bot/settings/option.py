"""One thing that can be set: the word for it, what it may be, and what a tap makes of it. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.drafts import price_of
from bot.texts.habits import has_to_be
from club.actions.settings import Preferences
from club.clubs import Club
from club.errors import Invalid
from club.money import Pence

ON, OFF = "on", "off"
_SAID: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("on", "yes", "y", "true"), True),
    **dict.fromkeys(("off", "no", "n", "false", "never"), False),
}
_NONE: Final = ("off", "no", "none", "never", "nobody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be set, by tapping or by typing `/settings name value`.

    `also` are other words for it. `read` makes what was said a preference, or None where it can't be read; `takes` and
    `example` tell what would have been right. A tap goes through `values`, as `now` shows them; where there are none,
    it asks for words.
    """

    name: str
    takes: str
    example: str
    read: Callable[[str], Preferences | None]
    now: Callable[[Club], str]
    values: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def preference(self, said: str) -> Preferences:
        """What was said, to be handed to `prefer`. Raises Invalid with what would be right."""
        wanted = self.read(said.strip())
        if wanted is None:
            raise Invalid(has_to_be(self.takes, self.example))
        return wanted

    def after(self, club: Club) -> str:
        """What the next tap makes of it; the first value for one that was typed and is not among them."""
        now = self.now(club)
        at = self.values.index(now) if now in self.values else -1
        return self.values[(at + 1) % len(self.values)]


def switch(name: str, now: Callable[[Club], bool], wanted: Callable[[bool], Preferences], *also: str) -> Option:
    """On or off."""

    def read(said: str) -> Preferences | None:
        on = _SAID.get(said.casefold())
        return None if on is None else wanted(on)

    return Option(
        name=name,
        takes="on or off",
        example=ON,
        read=read,
        now=lambda club: ON if now(club) else OFF,
        values=(ON, OFF),
        also=also,
    )


def habit_switch(name: str, habit: str, *also: str) -> Option:
    """A habit of the club that is on or off."""
    return switch(
        name, lambda club: bool(getattr(club.habits, habit)), lambda on: Preferences(habits={habit: on}), *also
    )


def habit_number(name: str, habit: str, most: int, values: tuple[str, ...], *also: str) -> Option:
    """A habit of the club that is a number up to `most`; 0 is "off"."""

    def read(said: str) -> Preferences | None:
        number = 0 if said.casefold() in _NONE else number_of(said, most)
        return None if number is None else Preferences(habits={habit: number})

    return Option(
        name=name,
        takes=f"a number from 0 to {most}",
        example="2",
        read=read,
        now=lambda club: str(getattr(club.habits, habit) or OFF),
        values=values,
        also=also,
    )


def habit_word(name: str, habit: str, words: Mapping[str, StrEnum], same: Mapping[str, str], *also: str) -> Option:
    """A habit of the club that is one of a few words; `same` are other words for those."""

    def read(said: str) -> Preferences | None:
        word = " ".join(said.casefold().replace("_", " ").split())
        meant = words.get(same.get(word, word))
        return None if meant is None else Preferences(habits={habit: meant})

    shown = {meant: word for word, meant in words.items()}
    return Option(
        name=name,
        takes=" or ".join(words),
        example=list(words)[-1],
        read=read,
        now=lambda club: shown[getattr(club.habits, habit)],
        values=tuple(words),
        also=also,
    )


def money(name: str, example: str, now: Callable[[Club], Pence], wanted: Callable[[Pence], Preferences]) -> Option:
    """A sum."""

    def read(said: str) -> Preferences | None:
        try:
            return wanted(price_of(said))
        except Invalid:
            return None

    return Option(name=name, takes="a sum", example=example, read=read, now=lambda club: str(now(club)))


def number(
    name: str, example: str, least: int, most: int, now: Callable[[Club], int], wanted: Callable[[int], Preferences]
) -> Option:
    """A number that is asked for in words."""

    def read(said: str) -> Preferences | None:
        found = number_of(said, most)
        return None if found is None or found < least else wanted(found)

    takes = f"a number from {least} to {most}"
    return Option(name=name, takes=takes, example=example, read=read, now=lambda club: str(now(club)))


def number_of(said: str, most: int) -> int | None:
    """A whole number up to `most`."""
    found = int(said) if said.isdecimal() and len(said) <= 6 else None
    return found if found is not None and found <= most else None
