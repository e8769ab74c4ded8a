"""`python -m tests.benchmarks.matching` (`make bench-matching`): prints the table, and what went wrong with `-v`.

Arguments: how many clubs of twelve (others in proportion; 40 unless told), the first seed (0), and `-v`.
"""

import sys

from tests.benchmarks.matching.evaluate import Tally, evaluate
from tests.benchmarks.matching.report import table
from tests.benchmarks.matching.speed import microseconds

SEASONS = {12: (1.0, 26), 40: (0.3, 20), 100: (0.1, 16), 400: (0.025, 12)}
"""For each size: how many clubs for one of twelve, and how many weeks they play."""


SHOWN = 20


def main(arguments: list[str]) -> None:
    """Measure and print."""
    numbers = [int(word) for word in arguments if word.isdigit()]
    clubs, first = (*numbers, *(40, 0)[len(numbers) :])[:2]
    found: dict[int, Tally] = {}
    for size, (part, weeks) in SEASONS.items():
        found[size] = Tally()
        for seed in range(first, first + max(1, round(clubs * part))):
            found[size].add(evaluate(seed, size, weeks))
    _say(table(found, {size: microseconds(size) for size in (12, 400, 10_000)}))
    for size, tally in found.items():
        wrong = [*tally.wrong, *tally.missed, *((*tally.mistold, *tally.noise) if "-v" in arguments else ())]
        for line in wrong if "-v" in arguments else wrong[:SHOWN]:
            _say(f"{size}: {line}")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
