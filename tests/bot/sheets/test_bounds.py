"""How much of a file is read at all."""

from itertools import count, repeat

import pytest

from bot.sheets.bounds import MOST_ROWS, Rows, few


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([], []),
        ([["Sam", ""], ["", " "]], [["Sam"]]),
        ([[""], ["Sam"], [], ["Tom"]], [[], ["Sam"], [], ["Tom"]]),
    ],
)
def test_what_is_empty_at_the_end_is_dropped_and_in_between_it_counts(rows: Rows, kept: Rows) -> None:
    assert few(iter(rows)) == kept


def test_no_more_is_read_than_it_takes_to_know_that_it_is_too_much() -> None:
    assert few([str(number)] for number in count()) is None
    assert few(row for rows in (repeat([""], MOST_ROWS + 1), [["Sam"]]) for row in rows) is None
