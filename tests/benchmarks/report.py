"""The table. Pure: figures in, text out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.commands import Commands
from tests.benchmarks.figures import Rate, median, middle, percentile
from tests.benchmarks.lives import Life
from tests.benchmarks.messages import Telling
from tests.benchmarks.payments import CONNECTIONS, Kept, Run
from tests.benchmarks.taps import PEOPLE, PLACES, Burst

HANDMADE, FLOOR, FIVER = "hand-made handler", "one-insert floor", "Fiver"
_TO_INSTALL = "not measured: pip install '.[bench]' (Flask and gunicorn)"


@dataclass(slots=True)
class Findings:
    """Everything that was measured, round by round."""

    runs: dict[str, list[Run]] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
    bursts: list[Burst] = field(default_factory=list)
    lives: list[Life] = field(default_factory=list)
    rehearsals: list[float] = field(default_factory=list)
    commands: Commands | None = None


def table(found: Findings) -> str:
    """All of it, a line for each thing."""
    return "\n".join([*_payments(found.runs), "", *_kept(found.runs), "", *_rest(found)])


def _payments(runs: Mapping[str, Sequence[Run]]) -> Iterator[str]:
    yield f"{'payments, POST to 200':<24}" + "".join(f"{_connections(number):^41}" for number in CONNECTIONS)
    heads = f"{'per s':>9}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>8}" + " " * 6
    yield " " * 24 + heads * len(CONNECTIONS)
    base = _middles(runs.get(HANDMADE, ()))
    for name in (HANDMADE, FLOOR, FIVER):
        rates = _middles(runs.get(name, ()))
        yield f"{name:<24}" + ("".join(_rate(rates[n], base.get(n)) for n in CONNECTIONS) if rates else _TO_INSTALL)


def _middles(runs: Sequence[Run]) -> dict[int, Rate]:
    return {number: middle([run.rates[number] for run in runs]) for number in CONNECTIONS} if runs else {}


def _rate(rate: Rate, base: Rate | None) -> str:
    ratio = f"{rate.per_second / base.per_second:.2f}x" if base is not None and base.per_second else ""
    return f"{rate.per_second:>9,.0f}{rate.p50:>9.1f}{rate.p99:>9.1f}{ratio:>8}" + " " * 6


def _connections(number: int) -> str:
    return f"{number} connection{'s' if number > 1 else ''}"


def _kept(runs: Mapping[str, Sequence[Run]]) -> Iterator[str]:
    for name in (HANDMADE, FIVER):
        kept = [run.kept for run in runs.get(name, ()) if run.kept is not None]
        if kept:
            yield f"{'kept by ' + name:<28}{_books(kept)}"


def _books(kept: Sequence[Kept]) -> str:
    payments, repeated = sum(one.told.payments for one in kept), sum(one.told.repeated for one in kept)
    told, has = sum(one.told.pence for one in kept), sum(one.pence for one in kept)
    refused = sum(one.told.failed for one in kept)
    counts = [one.payments for one in kept if one.payments is not None]
    booked = f"{sum(counts):,} booked, " if counts else ""
    errors = f"; {refused:,} answered with an error" if refused else ""
    verdict = "nothing lost, nothing doubled" if has == told and sum(counts) in (0, payments) else "WRONG"
    return (
        f"{payments:,} payments told, {repeated:,} of them twice: {booked}£{has / 100:,.2f} of £{told / 100:,.2f}: "
        f"{verdict}{errors}"
    )


def _rest(found: Findings) -> Iterator[str]:
    if found.tellings:
        told = [latency for telling in found.tellings for latency in telling.latencies]
        missing = sum(telling.missing for telling in found.tellings)
        yield _line(
            "POST to message",
            f"p50 {percentile(told, 50) * 1_000:.0f} ms, p99 {percentile(told, 99) * 1_000:.0f} ms "
            f"({len(told)} payments that came singly{f', {missing} never told' if missing else ''})",
        )
    if found.bursts:
        yield _line(
            f"{PEOPLE} taps, {PLACES} places", f"{median(b.seconds for b in found.bursts):.2f} s until answered"
        )
        for burst in found.bursts:
            unanswered = f", {burst.unanswered} NOT ANSWERED" if burst.unanswered else ""
            yield _line("", f"{burst.seconds:.2f} s: {burst.players} in, {burst.waiting} waiting{unanswered}")
    yield from _lives(found.lives)
    if found.rehearsals:
        yield _line("rehearsal open", f"{median(found.rehearsals):.2f} s from python -m app")
    if found.commands is not None:
        yield from _commands(found.commands)


def _lives(lives: Sequence[Life]) -> Iterator[str]:
    if lives:
        yield _line("start to /readyz", f"{median(life.start for life in lives):.2f} s")
        yield _line("SIGTERM to end", f"{median(life.stop for life in lives):.2f} s")
        app = [life.app_mb for life in lives if life.app_mb is not None]
        engine = [life.engine_mb for life in lives if life.engine_mb is not None]
        yield _line("memory at rest", f"{median(app):.0f} MB app, {median(engine):.0f} MB engine (resident)")


def _commands(commands: Commands) -> Iterator[str]:
    before, after = sum(commands.before.values()), sum(commands.after.values())
    yield _line("database commands", f"{before:.1f} before the 200 of a matched payment, {after:.1f} until it is told")
    yield _line("", f"before: {_named(commands.before)}")
    yield _line("", f"after: {_named(commands.after)}")
    yield _line("", f"at 16 connections: {commands.together:.2f} inserts a payment")


def _named(counts: Mapping[str, float]) -> str:
    return ", ".join(f"{what} {times:g}" for what, times in counts.items())


def _line(what: str, figures: str) -> str:
    return f"{what:<28}{figures}"
