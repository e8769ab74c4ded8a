"""Medians and percentiles. Pure."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks.load import Result


@dataclass(frozen=True, slots=True)
class Rate:
    """How one run of payments went: payments per second, and milliseconds from POST to 200."""

    per_second: float
    p50: float
    p99: float


def rate(result: Result) -> Rate:
    """The figures of one run."""
    return Rate(
        result.answered / result.seconds if result.seconds else 0.0,
        percentile(result.latencies, 50) * 1_000,
        percentile(result.latencies, 99) * 1_000,
    )


def middle(rates: Sequence[Rate]) -> Rate:
    """Each figure's median over the rounds."""
    return Rate(median(r.per_second for r in rates), median(r.p50 for r in rates), median(r.p99 for r in rates))


def median(values: Iterable[float]) -> float:
    """The middle one; not a number where there is none."""
    found = list(values)
    return statistics.median(found) if found else math.nan


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many per cent do not exceed; not a number where there is none."""
    if not values:
        return math.nan
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]
