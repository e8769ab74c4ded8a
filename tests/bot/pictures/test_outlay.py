"""The season as a picture: one game or hundreds, any name, nothing that warns of a missing letter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.image import imread

from bot.pictures import OutlayPicture, outlay, paper
from club.money import LARGEST, Pence
from club.season import Step
from tests.bot.pictures.reading import figure_of, words_of
from tests.builders import NOW

ODD_NAMES = (
    "Zoë & José's <b>Five</b>", "$x^2$ \\frac", "⚽ שלום", "نادي الأربعاء", "李明", "👩\u200d👧🎉", "W" * 128,
    "\u202e\x00", " ",
)  # fmt: skip


def season(games: int, *, every: float = 7, came: int = 8) -> tuple[Step, ...]:
    """So many games, each five pounds short."""
    return tuple(
        Step(NOW + timedelta(days=every * number), Pence(4500 * (number + 1)), Pence(500 * came * (number + 1)))
        for number in range(games)
    )


def picture(steps: tuple[Step, ...], club: str = "Wednesday Five") -> OutlayPicture:
    return OutlayPicture(club=club, steps=steps, timezone="Europe/London")


def words(monkeypatch: pytest.MonkeyPatch, shown: OutlayPicture) -> list[str]:
    return words_of(monkeypatch, lambda: outlay.draw(shown))


@pytest.mark.parametrize("games", [1, 3, 40, 120])
def test_it_fits_a_phone(games: int) -> None:
    image = imread(BytesIO(outlay.draw(picture(season(games)))))
    assert image.shape[:2] == (840, 1200)
    assert len({tuple(pixel) for pixel in image[::7, ::7, :3].reshape(-1, 3)}) > 10, "not an empty sheet"


def test_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(monkeypatch, picture(season(3)))
    assert said[:2] == ["£15.00 out of pocket", "Wednesday Five · 3 games since 4 Mar 2026"]
    assert {"Hire £135.00", "Paid in £120.00", "£15.00"} <= {*said}
    assert {"4 Mar", "11 Mar", "18 Mar", "£0", "£30"} <= {*said}


def test_in_hand_and_all_square(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "£15.00 in hand" in words(monkeypatch, picture(season(3, came=10)))
    square = words(monkeypatch, picture(season(3, came=9)))
    assert square[0] == "All square"
    assert "£0.00" not in square, "no gap, no label for it"


@pytest.mark.parametrize(("games", "every"), [(1, 7), (2, 0), (12, 7), (12, 1), (13, 7), (40, 7), (120, 7), (300, 30)])
def test_dates_are_few_and_apart(games: int, every: float) -> None:
    kick_offs = [step.starts_at for step in season(games, every=every)]
    ticks = outlay._ticks(kick_offs)
    assert 1 <= len(ticks) <= 7
    span = (kick_offs[-1] - kick_offs[0]) / timedelta(days=1)
    places = [place for place, _ in ticks]
    assert all(later - earlier >= span / 13 for earlier, later in pairwise(places))
    assert all(0 <= place <= span for place in places)
    assert len({words for _, words in ticks}) == len(ticks)


def test_in_a_long_season_the_year_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {"Jul 2026", "Jan 2027", "Jul"} <= {*words(monkeypatch, picture(season(100)))}


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name(name: str) -> None:
    """Warnings are errors here, and a letter that the typeface lacks is a warning."""
    assert outlay.draw(picture(season(2), name)).startswith(b"\x89PNG")


@pytest.mark.parametrize("games", [1, 2, 3, 5, 9, 12, 15, 16, 25, 40, 120])
def test_nothing_runs_off_the_sheet_or_into_another(monkeypatch: pytest.MonkeyPatch, games: int) -> None:
    steps = tuple(replace(step, hire=Pence(step.hire * 19)) for step in season(games))
    figure = figure_of(monkeypatch, lambda: outlay.draw(picture(steps, "W" * 128)))
    boxes = [text.get_window_extent() for text in (*figure.texts, *figure.axes[0].get_xticklabels())]
    boxes += [label.get_window_extent() for label in figure.axes[0].get_yticklabels()]
    assert all(box.x0 >= 0 and box.x1 <= 1200 and box.y0 >= 0 and box.y1 <= 840 for box in boxes)
    assert [(one, other) for one, other in combinations(boxes, 2) if one.overlaps(other)] == []


def test_labels_keep_apart() -> None:
    labels = [outlay._Label(at, "x", paper.INK) for at in (0.77, 0.775, 0.78)]
    heights = [label.at for label in outlay._apart(labels)]
    assert heights[1] - heights[0] >= 0.08
    assert heights[2] - heights[1] >= 0.08
    assert heights[-1] <= 0.8
    apart = [outlay._Label(at, "x", paper.INK) for at in (0.2, 0.5, 0.7)]
    assert [label.at for label in outlay._apart(apart)] == [0.2, 0.5, 0.7]


instants = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # made aware
sums = st.integers(-LARGEST, LARGEST * 100).map(Pence)
seasons = st.lists(st.builds(Step, instants, sums, sums), min_size=1, max_size=6)


@settings(max_examples=15, deadline=None)
@given(seasons)
def test_whatever_the_sums_it_can_be_drawn(steps: Sequence[Step]) -> None:
    in_order = tuple(sorted(steps, key=lambda step: step.starts_at))
    assert outlay.draw(picture(in_order)).startswith(b"\x89PNG")
