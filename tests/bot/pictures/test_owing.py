"""Who owes: one or fifty, with any name, twenty at most by name."""

from io import BytesIO

import pytest
from matplotlib.image import imread

from bot.pictures import OwingPicture, owing
from club.money import Pence
from tests.bot.pictures.reading import figure_of
from tests.bot.pictures.test_outlay import ODD_NAMES


def picture(*names: str) -> OwingPicture:
    """Each owes a pound less than the one before."""
    return OwingPicture(
        club="Wednesday Five", owing=tuple((name, Pence(9900 - 100 * place)) for place, name in enumerate(names))
    )


def words(monkeypatch: pytest.MonkeyPatch, *names: str) -> list[str]:
    """What is written on the sheet, in the order of writing."""
    figure = figure_of(monkeypatch, lambda: owing.draw(picture(*names)))
    return [text.get_text() for text in figure.texts]


def test_the_largest_first_and_the_sum_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    head = ["£197.00 still to come", "Wednesday Five · 2 players"]
    assert words(monkeypatch, "Ashley Jones", "Zoë") == [*head, "Ashley Jones", "£99.00", "Zoë", "£98.00"]


def test_of_many_the_first_twenty(monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = [f"Player {number}" for number in range(47)]
    shown = words(monkeypatch, *everybody)
    assert [word for word in shown if word.startswith("Player ")] == everybody[:20]
    assert shown[-1] == "and 27 more"
    assert "more" not in words(monkeypatch, *everybody[:20])[-1]


def test_a_name_that_cannot_be_shown_is_its_number_in_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {"No. 2", "Dev Patel"} <= {*words(monkeypatch, "Ashley", "李明", "Dev 🎉 Patel")}


@pytest.mark.parametrize(("people", "height"), [(1, 528), (4, 528), (20, 1680), (47, 1752)])
def test_more_people_make_it_higher_and_no_name_smaller(people: int, height: int) -> None:
    image = imread(BytesIO(owing.draw(picture(*["Sam"] * people))))
    assert image.shape[:2] == (height, 1200)


def test_any_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert owing.draw(picture(*ODD_NAMES, "x" * 64, "שלום " * 12, "محمد " * 12)).startswith(b"\x89PNG")
    long = next(word for word in words(monkeypatch, "M" * 64) if word.startswith("MM"))
    assert long.endswith("…")
    assert 8 <= len(long) <= 20
