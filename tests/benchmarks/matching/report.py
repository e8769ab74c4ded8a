"""The table. Pure: figures in, text out."""

from collections.abc import Callable, Mapping, Sequence

from tests.benchmarks.matching.evaluate import Tally

Sizes = Mapping[int, Tally]
Figure = Callable[[Tally], str]


def table(found: Sizes, speed: Mapping[int, float]) -> str:
    """A column for each size of club, then how long a decision takes."""
    lines = [
        f"{'players':<50}" + "".join(f"{size:>10,}" for size in found),
        _line("transfers", found, lambda one: f"{one.transfers:,}"),
        _line("booked by itself", found, lambda one: f"{one.credits:,}"),
        _line("  of these wrongly (goal 0)", found, lambda one: str(len(one.wrong))),
        _line("  precision", found, lambda one: share(one.wrong, one.credits)),
        _line("recall: code, account or name, nothing odd", found, lambda one: share(one.missed, one.sure)),
        _line("regulars by themselves from the 2nd (97 %)", found, lambda one: share(one.by_hand, one.regular)),
        _line("right first button, where something tells (90 %)", found, lambda one: share(one.mistold, one.told)),
        _line("right first button, of all questions", found, lambda one: share(one.second_guessed, one.askable)),
        _line("for several, divided once: divided by itself", found, lambda one: share(one.undivided, one.together)),
        _line("  asked about: the right division proposed", found, lambda one: share(one.misjoined, one.joined)),
        _line("questions per 1,000 that are not football (5)", found, _noise),
        _line("football taken for private, per 1,000", found, _lost),
        "",
        "microseconds for a decision: " + ", ".join(f"{micro:.0f} at {size:,}" for size, micro in speed.items()),
    ]
    return "\n".join(lines)


def share(misses: Sequence[str], of: int) -> str:
    """How many were no misses."""
    return f"{100 * (of - len(misses)) / of:.2f} %" if of else "-"


def _noise(one: Tally) -> str:
    return f"{1000 * len(one.noise) / one.private:.1f}" if one.private else "-"


def _lost(one: Tally) -> str:
    football = one.transfers - one.private
    return f"{1000 * len(one.lost) / football:.1f}" if football else "-"


def _line(what: str, found: Sizes, figure: Figure) -> str:
    return f"{what:<50}" + "".join(f"{figure(one):>10}" for one in found.values())
