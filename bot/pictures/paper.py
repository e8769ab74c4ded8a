"""What all pictures are drawn on: a sheet for a phone's width, one typeface, colours that everybody can tell apart."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text

from bot.texts.words import isolated

WIDTH, DPI = 5.0, 240
"""Inches: 1200 pixels wide, which Telegram sends as they are; 10 points can still be read on a phone."""

HEAD = 0.85
"""Inches that the headline takes."""

PAPER, INK, SOFT, LINE = "#ffffff", "#1f2933", "#5f6c7b", "#d9dee4"
LAID_OUT, PAID_IN = "#c4520a", "#0b6aa8"
"""Orange and blue: these two are told apart whatever kind of colour-blindness one has, and also in grey."""

_FONTS: Final = Path(mpl.get_data_path()) / "fonts" / "ttf"
"""The typeface that comes with the library, so a picture looks the same wherever it is drawn."""
REGULAR, BOLD = _FONTS / "DejaVuSans.ttf", _FONTS / "DejaVuSans-Bold.ttf"
_UNSEEN: Final = ("C", "Zl", "Zp")


def font(size: float, *, bold: bool = False) -> FontProperties:
    """The typeface at so many points."""
    return FontProperties(fname=BOLD if bold else REGULAR, size=size)


def sheet(height: float) -> Figure:
    """An empty picture of so many inches, apart from any that is drawn elsewhere."""
    figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)
    return figure


def write(
    figure: Figure,
    text: str,
    *,
    x: float,
    y: float,
    size: float,
    colour: str = INK,
    bold: bool = False,
    right: bool = False,
) -> Text:
    """Words whose middle is at this height (parts of the sheet), from `x` on or, with `right`, up to it.

    What people typed is never read as a formula.
    """
    return figure.text(
        x,
        y,
        text,
        color=colour,
        fontproperties=font(size, bold=bold),
        horizontalalignment="right" if right else "left",
        verticalalignment="center_baseline",
        parse_math=False,
    )


def headline(figure: Figure, title: str, club: str, below: str) -> None:
    """What the picture says, and of what, at the top; takes `HEAD` inches."""
    height = figure.get_figheight()
    whose = isolated(fitted(figure, legible(club), 0.5, size=10))
    write(figure, title, x=0.05, y=1 - 0.34 / height, size=15, bold=True)
    write(figure, " · ".join(filter(None, (whose, below))), x=0.05, y=1 - 0.64 / height, size=10, colour=SOFT)


def bare(axes: Axes) -> None:
    """Without a frame, marks or labels of the library's own."""
    axes.set_facecolor(PAPER)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, pad=5)


def label_ticks(axes: Axes, which: str, places: Sequence[float], words: Sequence[str]) -> None:
    """Words along one axis (`x` or `y`)."""
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_ticks(places, labels=list(words))
    for tick in axis.get_ticklabels():
        tick.set(fontproperties=font(10), color=SOFT, parse_math=False)


def png(figure: Figure) -> bytes:
    """The finished picture."""
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def legible(text: str) -> str:
    """What of a name the typeface can show: accents and many scripts, but not every one, and no emoji."""
    shown = "".join(character for character in unicodedata.normalize("NFC", text) if _can_show(character))
    return " ".join(shown.split())


def fitted(figure: Figure, text: str, room: float, *, size: float, bold: bool = False) -> str:
    """The words, or as many of their letters with "…" as fit into this part of the sheet's width."""
    if width(figure, text, size=size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width(figure, f"{text[:middle].rstrip()}…", size=size, bold=bold) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return f"{text[:low].rstrip()}…"


def width(figure: Figure, text: str, *, size: float, bold: bool = False) -> float:
    """How much of the sheet's width these words take."""
    drawn = write(figure, text, x=0, y=0, size=size, bold=bold)
    try:
        return drawn.get_window_extent().width / (WIDTH * DPI)
    finally:
        drawn.remove()


@cache
def _faces() -> tuple[FT2Font, ...]:
    return FT2Font(REGULAR), FT2Font(BOLD)


def _can_show(character: str) -> bool:
    if character.isspace():
        return True
    if unicodedata.category(character).startswith(_UNSEEN):
        return False
    return all(face.get_char_index(ord(character)) for face in _faces())
