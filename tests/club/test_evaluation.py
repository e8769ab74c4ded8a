"""Made-up clubs, a season each, as `make bench-matching` plays them: not one credit may be wrong."""

import pytest

from tests.benchmarks.matching.evaluate import evaluate


@pytest.mark.parametrize(
    ("size", "weeks", "seeds"), [(8, 12, range(1000, 1012)), (40, 8, range(1000, 1004)), (120, 4, range(1000, 1001))]
)
def test_nothing_is_booked_wrongly_and_nothing_plain_is_asked_about(size: int, weeks: int, seeds: range) -> None:
    for seed in seeds:
        tally = evaluate(seed, size, weeks)
        assert tally.credits
        assert tally.wrong == [], seed
        assert tally.missed == [], seed
