"""Buttons about weekly games."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import SeriesId


@dataclass(frozen=True, slots=True)
class ShowWeekly(Button):
    """Show a weekly game."""

    tag: ClassVar[str] = "wk"
    series_id: SeriesId


@dataclass(frozen=True, slots=True)
class SkipDate(Button):
    """Leave a date (`2026-03-11`) out, or play on it after all."""

    tag: ClassVar[str] = "wks"
    series_id: SeriesId
    day: str
    play: bool


@dataclass(frozen=True, slots=True)
class ChangeWeekly(Button):
    """Change one thing about a weekly game."""

    tag: ClassVar[str] = "wkc"
    series_id: SeriesId
    what: str


@dataclass(frozen=True, slots=True)
class OpensWhen(Button):
    """So many days before, at this hour."""

    tag: ClassVar[str] = "wko"
    series_id: SeriesId
    days: int
    hour: int


@dataclass(frozen=True, slots=True)
class StopWeekly(Button):
    """`stop` a weekly game, be `sure` of it, or `start` it again."""

    tag: ClassVar[str] = "wkd"
    series_id: SeriesId
    step: str
