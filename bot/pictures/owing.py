"""Who owes, as bars, a line each."""

from bot.pictures import paper
from bot.pictures.facts import OwingPicture
from bot.texts.words import plural
from club.money import Pence, pounds

MOST = 20
_ROW, _FOOT = 0.3, 0.15
"""Inches: more people make the picture higher, and nobody's name smaller."""

_FEWEST_ROWS = 4
_BARS_FROM, _BARS_TO = 0.4, 0.8
_SIZE = 10


def draw(picture: OwingPicture) -> bytes:
    """A PNG. The first twenty; of the others it says how many they are. A name that can't be shown is its number."""
    shown, rest = picture.owing[:MOST], len(picture.owing) - MOST
    rows = max(_FEWEST_ROWS, len(shown) + (rest > 0))
    height = paper.HEAD + rows * _ROW + _FOOT
    figure = paper.sheet(height)
    total = Pence(sum(owed for _, owed in picture.owing))
    paper.headline(figure, f"{pounds(total)} still to come", picture.club, plural(len(picture.owing), "player"))
    axes = figure.add_axes((_BARS_FROM, _FOOT / height, _BARS_TO - _BARS_FROM, rows * _ROW / height))
    axes.set_axis_off()
    most = shown[0][1]
    axes.set(xlim=(0, most), ylim=(rows - 0.5, -0.5))
    axes.barh(range(len(shown)), [owed for _, owed in shown], height=0.66, color=paper.LAID_OUT, alpha=0.7)

    def middle(row: int) -> float:
        return 1 - (paper.HEAD + (row + 0.5) * _ROW) / height

    for row, (name, owed) in enumerate(shown):
        label = paper.legible(name) or f"No. {row + 1}"
        label = paper.fitted(figure, label, _BARS_FROM - 0.06, size=_SIZE)
        end = _BARS_FROM + (_BARS_TO - _BARS_FROM) * owed / most
        paper.write(figure, label, x=_BARS_FROM - 0.015, y=middle(row), size=_SIZE, right=True)
        paper.write(figure, pounds(owed), x=end + 0.012, y=middle(row), size=_SIZE)
    if rest > 0:
        paper.write(figure, f"and {rest:,} more", x=_BARS_FROM, y=middle(MOST), size=_SIZE, colour=paper.SOFT)
    return paper.png(figure)
