"""Names, numbers and room."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts.words import cut, isolated, length, listed, mention, ordinal, plural, safe, short_names, toast, together


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Ashley Jones", "Sam Carter"], ["Ashley", "Sam"]),
        (["Tom Baker", "Tom Webb"], ["Tom B", "Tom W"]),
        (["Tom Baker", "Tom Brown", "tom webb"], ["Tom Ba", "Tom Br", "tom w"]),
        (["Tom", "Tom Brown"], ["Tom", "Tom B"]),
        (["Tom", "Tom"], ["Tom", "Tom"]),
        (["Tom Brown", "Tom Brown"], ["Tom", "Tom"]),
        (["Tom Brown", "Tom Browning"], ["Tom Brown", "Tom Browni"]),
        (["Ana María de la Cruz"], ["Ana"]),
        (["", " \n", "x" * 64], ["Somebody", "Somebody", "x" * 23 + "…"]),
    ],
)
def test_short_names(names: list[str], short: list[str]) -> None:
    assert list(short_names(dict(enumerate(names))).values()) == short


@settings(deadline=None)
@given(st.lists(st.text(max_size=70), max_size=12))
def test_everybody_gets_a_short_name_of_one_line(names: list[str]) -> None:
    short = short_names(dict(enumerate(names)))
    assert set(short) == set(range(len(names)))
    assert all(name and "\n" not in name and len(name) <= 50 for name in short.values())


def test_html_is_text() -> None:
    assert safe("<b>R&D</b>") == "&lt;b&gt;R&amp;D&lt;/b&gt;"
    assert mention(7, "<b>") == '<a href="tg://user?id=7">&lt;b&gt;</a>'
    assert mention(None, "<b>") == "&lt;b&gt;"


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), max_size=300), st.integers(60, 500))
def test_a_list_fits_its_room_and_says_how_many_it_left_out(items: list[str], room: int) -> None:
    text = listed(items, room=room, between="\n")
    assert length(text) <= room
    if length("\n".join(items)) + 2 * len(items) + 24 <= room:
        assert text == "\n".join(items)


def test_left_out() -> None:
    assert listed(["abc"] * 100, room=40) == "abc, abc, abc, and 97 more"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_ordinals(number: int, word: str) -> None:
    assert ordinal(number) == word


def test_small_words() -> None:
    assert [plural(1, "place"), plural(0, "place"), plural(1200, "place")] == ["1 place", "0 places", "1,200 places"]
    assert [together(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]
    assert together(["A", "B", "C"], last="or") == "A, B or C"
    assert cut("abcdef", 4) == "abc…"
    assert len(toast("x" * 300)) == 200
    assert length("👋a") == 3


def test_a_name_from_right_to_left_keeps_to_itself() -> None:
    assert isolated("مهدي") == "\u2068مهدي\u2069"
    assert isolated("José 👋") == "José 👋"
