"""What letters there are, and how much room they take."""

import pytest

from bot.pictures import paper


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("José Ñandú", "José Ñandú"),
        ("Jose\u0301", "José"),
        ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        ("Łukasz", "Łukasz"),
        ("שלום", "שלום"),
        ("محمد", "محمد"),
        ("Dev 🎉 Patel", "Dev Patel"),
        ("李明", ""),
        ("a\u202eb\u0000c\u200bd", "abcd"),
        (" \n", ""),
    ],
)
def test_what_can_be_shown(name: str, shown: str) -> None:
    assert paper.legible(name) == shown


def test_as_many_letters_as_fit() -> None:
    figure = paper.sheet(1)
    assert paper.fitted(figure, "Sam", 0.3, size=10) == "Sam"
    cut = paper.fitted(figure, "x" * 200, 0.3, size=10)
    assert cut.endswith("…")
    assert 0.25 < paper.width(figure, cut, size=10) <= 0.3
    assert figure.texts == [], "measuring leaves nothing behind"


def test_what_looks_like_a_formula_is_none() -> None:
    figure = paper.sheet(1)
    assert paper.width(figure, "$x$", size=10) > paper.width(figure, "x", size=10) * 1.5
