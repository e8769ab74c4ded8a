"""Two sides on a pitch seen from above: bibs in the upper half, no bibs in the lower one, a shirt and a name each."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from bot.pictures import paper
from bot.pictures.facts import SidesPicture
from bot.texts.words import isolated

IN_A_ROW: Final = 4
_ROW: Final = 0.72
_LABEL: Final = 0.36
"""Inches: the height of a row of players, and of the words at the end of each half."""

_EDGE: Final = 0.2
_SHIRT: Final = 0.15
_GRASS, _CHALK, _FAINT = "#e9f3ea", "#9fc3a5", "#cfe2d2"
_SIZE = 10
_FEWEST_ROWS = 2


def draw(picture: SidesPicture) -> bytes:
    """A PNG. A name that the typeface can't show is the place on the side; a long one is cut."""
    rows = max(_FEWEST_ROWS, *(len(_rows(len(side))) for side in (picture.bibs, picture.others)))
    half = rows * _ROW + _LABEL
    height = paper.HEAD + 2 * half + _EDGE
    figure = paper.sheet(height)
    paper.headline(figure, f"{len(picture.bibs)} against {len(picture.others)}", picture.club, picture.game)
    _pitch(figure, half)
    _side(figure, picture.bibs, "Bibs", paper.LAID_OUT, top=paper.HEAD, half=half)
    _side(figure, picture.others, "No bibs", paper.PAID_IN, top=paper.HEAD + half, half=half, below=True)
    return paper.png(figure)


def _pitch(figure: Figure, half: float) -> None:
    """Grass, the outline, the line across the middle with its circle, and a goal area at each end."""
    height = figure.get_figheight()
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, paper.WIDTH), ylim=(height, 0))
    wide, middle = paper.WIDTH - 2 * _EDGE, paper.HEAD + half
    axes.add_patch(Rectangle((_EDGE, paper.HEAD), wide, 2 * half, facecolor=_GRASS, edgecolor=_CHALK, linewidth=1.5))
    axes.plot([_EDGE, paper.WIDTH - _EDGE], [middle, middle], color=_CHALK, linewidth=1.5)
    axes.add_patch(Circle((paper.WIDTH / 2, middle), 0.5, fill=False, edgecolor=_FAINT, linewidth=1.5))
    for end in (paper.HEAD, paper.HEAD + 2 * half - _LABEL):
        axes.add_patch(
            Rectangle((paper.WIDTH * 0.3, end), paper.WIDTH * 0.4, _LABEL, fill=False, edgecolor=_CHALK, linewidth=1.5)
        )


def _side(
    figure: Figure, names: Sequence[str], title: str, colour: str, *, top: float, half: float, below: bool = False
) -> None:
    """One half: its title at the goal, then the players in rows; the names stand below the shirts."""
    height = figure.get_figheight()
    middle = top + (half - _LABEL / 2 if below else _LABEL / 2)
    _middled(figure, f"{title} · {len(names)}", 0.5, 1 - middle / height, colour=colour, bold=True)
    rows = _rows(len(names))[:: -1 if below else 1]
    first = top + (0 if below else _LABEL)
    room = (half - _LABEL) / max(1, len(rows))
    place = 0
    for row, many in enumerate(rows):
        shirt = first + (row + 0.5) * room - 0.11
        for number in range(many):
            x = _EDGE + (paper.WIDTH - 2 * _EDGE) * (number + 0.5) / many
            name = paper.legible(names[place]) or f"No. {place + 1}"
            figure.axes[0].add_patch(Circle((x, shirt), _SHIRT, facecolor=colour, edgecolor=paper.PAPER, linewidth=1.5))
            shown = paper.fitted(figure, isolated(name), 0.84 / many if many > 2 else 0.3, size=_SIZE)
            _middled(figure, shown, x / paper.WIDTH, 1 - (shirt + 0.29) / height)
            place += 1


def _rows(many: int) -> list[int]:
    """So many players in rows that are as full as each other: 5 are 2 and 3, 11 are 3, 4 and 4."""
    rows = max(1, ceil(many / IN_A_ROW))
    return [many * (row + 1) // rows - many * row // rows for row in range(rows)] if many else []


def _middled(figure: Figure, text: str, x: float, y: float, *, colour: str = paper.INK, bold: bool = False) -> None:
    paper.write(figure, text, x=x, y=y, size=_SIZE, colour=colour, bold=bold).set_horizontalalignment("center")
