from typing import get_type_hints

from webhook.api import shapes


def test_every_word_is_snake_case_and_every_shape_says_what_it_is() -> None:
    every = [shape for name, shape in vars(shapes).items() if name.endswith("Shape")]
    assert len(every) >= 10
    for shape in every:
        assert shape.__doc__
        for name in get_type_hints(shape):
            assert name == name.lower()
