"""The words in a picture, read before it becomes pixels."""

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from bot.pictures import paper


def figure_of(monkeypatch: pytest.MonkeyPatch, draw: Callable[[], bytes]) -> Figure:
    """What a drawing function would have turned into a PNG."""
    finished: list[Figure] = []

    def keep(figure: Figure) -> bytes:
        finished.append(figure)
        return b""

    with monkeypatch.context() as patch:
        patch.setattr(paper, "png", keep)
        draw()
    return finished[0]


def words_of(monkeypatch: pytest.MonkeyPatch, draw: Callable[[], bytes]) -> list[str]:
    """Everything that is written there, along the axes too."""
    figure = figure_of(monkeypatch, draw)
    ticks = [label for axes in figure.axes for label in (*axes.get_xticklabels(), *axes.get_yticklabels())]
    return [text.get_text() for text in (*figure.texts, *ticks)]
