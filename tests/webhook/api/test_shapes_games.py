"""Every shape of a game says what it is."""

from typing import get_type_hints

from webhook.api import shapes_games


def test_every_word_is_snake_case_and_every_shape_says_what_it_is() -> None:
    every = [shape for name, shape in vars(shapes_games).items() if name.endswith("Shape")]
    assert shapes_games.FixtureShape in every
    for shape in every:
        assert shape.__doc__
        for name in get_type_hints(shape):
            assert name == name.lower()
