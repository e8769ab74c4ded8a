"""Two sides on a pitch: two players or a hundred, with any names."""

from io import BytesIO

import pytest
from matplotlib.image import imread
from matplotlib.patches import Circle

from bot.pictures import SidesPicture, paper, sides
from tests.bot.pictures.reading import figure_of
from tests.bot.pictures.test_outlay import ODD_NAMES


def picture(bibs: tuple[str, ...], others: tuple[str, ...]) -> SidesPicture:
    return SidesPicture(club="Wednesday Five", game="Wed 4 Mar, 18:00", bibs=bibs, others=others)


def words(monkeypatch: pytest.MonkeyPatch, bibs: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    figure = figure_of(monkeypatch, lambda: sides.draw(picture(bibs, others)))
    return [text.get_text() for text in figure.texts]


def test_everybody_is_there_once_on_their_own_half(monkeypatch: pytest.MonkeyPatch) -> None:
    bibs, others = ("Ashley", "Sam", "Priya", "Tom", "Olly"), ("Zoë", "Dev", "José", "Ngozi")
    figure = figure_of(monkeypatch, lambda: sides.draw(picture(bibs, others)))
    height = {text.get_text(): text.get_position()[1] for text in figure.texts}
    assert [text.get_text() for text in figure.texts[:2]] == ["5 against 4", "Wednesday Five · Wed 4 Mar, 18:00"]
    assert {"Bibs · 5", "No bibs · 4", *bibs, *others} <= set(height)
    assert min(height[name] for name in bibs) > max(height[name] for name in others)
    shirts = [patch.get_facecolor() for patch in figure.axes[0].patches if isinstance(patch, Circle)][1:]
    assert (shirts.count(shirts[0]), shirts.count(shirts[-1])) == (5, 4)


@pytest.mark.parametrize("number", [2, 10, 12, 14, 22, 100])
def test_no_name_touches_another_or_leaves_the_sheet(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    names = tuple(f"Bartholomew-Alexander {place}" for place in range(number))
    figure = figure_of(monkeypatch, lambda: sides.draw(picture(names[::2], names[1::2])))
    boxes = [text.get_window_extent() for text in figure.texts]
    for place, box in enumerate(boxes):
        assert box.x0 >= 0
        assert box.x1 <= paper.WIDTH * paper.DPI
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


@pytest.mark.parametrize(("number", "height"), [(2, 1116), (10, 1116), (22, 1461), (100, 4917)])
def test_more_people_make_it_higher_and_telegram_takes_it(number: int, height: int) -> None:
    names = tuple("Sam" for _ in range(number))
    image = imread(BytesIO(sides.draw(picture(names[::2], names[1::2]))))
    assert image.shape[:2] == (height, 1200), "width and height together may be 10,000 at most"


def test_any_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sides.draw(picture((*ODD_NAMES, "x" * 64), ("שלום " * 12, "محمد " * 12))).startswith(b"\x89PNG")
    assert {"No. 2", "Dev Patel"} <= {*words(monkeypatch, ("Ashley", "李明"), ("Dev 🎉 Patel",))}


def test_one_side_may_be_empty() -> None:
    assert sides.draw(picture(("Ashley",), ())).startswith(b"\x89PNG")
