"""Out of pocket over the season: what the pitches cost and what came in, and the gap between the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bot.pictures import paper
from bot.pictures.facts import OutlayPicture
from bot.texts.summary import standing
from bot.texts.words import plural
from club.days import MONTHS
from club.money import Pence, pounds
from club.season import Step

MOST_TICKS = 4
DATES_WITHIN: Final = timedelta(days=100)
"""In a longer season the months say more than the dates."""

A_DAY: Final = timedelta(days=1)

HEIGHT = 3.5
_LEFT, _WIDTH, _BOTTOM, _HEIGHT = 0.15, 0.56, 0.12, 0.64
_LINE_HEIGHT = 0.09


def draw(picture: OutlayPicture) -> bytes:
    """A PNG of the season so far."""
    figure = paper.sheet(HEIGHT)
    last = picture.steps[-1]
    kick_offs = [step.starts_at.astimezone(ZoneInfo(picture.timezone)) for step in picture.steps]
    games = f"{plural(len(kick_offs), 'game')} since {_date(kick_offs[0])} {kick_offs[0].year}"
    paper.headline(figure, standing(last.outlay).capitalize(), picture.club, games)
    axes = figure.add_axes((_LEFT, _BOTTOM, _WIDTH, _HEIGHT))
    days = [(at - kick_offs[0]) / A_DAY for at in kick_offs]
    _scales(axes, picture.steps, days)
    _lines(axes, picture.steps, days)
    ticks = _ticks(kick_offs)
    paper.label_ticks(axes, "x", [place for place, _ in ticks], [words for _, words in ticks])
    _sums(axes, last)
    return paper.png(figure)


def _lines(axes: Axes, steps: Sequence[Step], days: Sequence[float]) -> None:
    """Each game is a step; the last one goes on to the edge."""
    at = [*days, axes.get_xlim()[1]]
    hire = [step.hire / 100 for step in (*steps, steps[-1])]
    income = [step.income / 100 for step in (*steps, steps[-1])]
    for above, colour in (
        ([cost > paid for cost, paid in zip(hire, income, strict=True)], paper.LAID_OUT),
        ([cost < paid for cost, paid in zip(hire, income, strict=True)], paper.PAID_IN),
    ):
        axes.fill_between(at, hire, income, where=above, step="post", color=colour, alpha=0.22, linewidth=0)
    # where they meet, the thinner one lies on the wider one and both are seen
    for amounts, colour, wide in ((hire, paper.LAID_OUT, 2.8), (income, paper.PAID_IN, 1.4)):
        axes.step(at, amounts, where="post", color=colour, linewidth=wide, solid_capstyle="butt", clip_on=False)


def _scales(axes: Axes, steps: Sequence[Step], days: Sequence[float]) -> None:
    paper.bare(axes)
    amounts = [0.0, *(sum_ / 100 for step in steps for sum_ in (step.hire, step.income))]
    low, high = min(amounts), max(*amounts, 10.0)
    span = days[-1] or 1.0
    axes.set(xlim=(-0.02 * span, days[-1] + span * (0.06 if len(steps) > 12 else 0.5 / len(steps))))
    axes.set_ylim(low - 0.02 * (high - low), high + 0.04 * (high - low))
    places = [float(place) for place in MaxNLocator(5).tick_values(low, high) if low <= place <= high]
    whole = all(place.is_integer() for place in places)
    paper.label_ticks(axes, "y", places, [_amount(place, whole=whole) for place in places])
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=paper.LINE, linewidth=0.8)


@dataclass(slots=True)
class _Label:
    """Words beside the lines; `at` is how high on the sheet their middle is, from 0 to 1."""

    at: float
    words: str
    colour: str
    bold: bool = False


def _sums(axes: Axes, last: Step) -> None:
    """To the right of each line what it has come to, and between the two the gap."""
    low, high = axes.get_ylim()

    def up(pence: float) -> float:
        return _BOTTOM + _HEIGHT * (pence / 100 - low) / (high - low)

    labels = [
        _Label(up(last.hire), f"Hire {pounds(last.hire)}", paper.LAID_OUT),
        _Label(up(last.income), f"Paid in {pounds(last.income)}", paper.PAID_IN),
    ]
    if last.outlay:
        gap = pounds(Pence(abs(last.outlay)))
        labels.append(_Label(up((last.hire + last.income) / 2), gap, paper.INK, bold=True))
    figure = axes.figure.get_figure(root=True)
    assert figure is not None
    for label in _apart(labels):
        x = _LEFT + _WIDTH + 0.015
        paper.write(figure, label.words, x=x, y=label.at, size=10, colour=label.colour, bold=label.bold)


def _apart(labels: Sequence[_Label]) -> list[_Label]:
    """The labels, lowest first, moved apart where they would touch, around where they belong and within the sheet."""
    ordered = sorted(labels, key=lambda label: label.at)
    middle = sum(label.at for label in ordered) / len(ordered)
    if any(upper.at - lower.at < _LINE_HEIGHT for lower, upper in pairwise(ordered)):
        lowest = middle - _LINE_HEIGHT * (len(ordered) - 1) / 2
        lowest = min(max(lowest, _BOTTOM), _BOTTOM + _HEIGHT - _LINE_HEIGHT * (len(ordered) - 1))
        for place, label in enumerate(ordered):
            label.at = lowest + place * _LINE_HEIGHT
    return ordered


def _amount(amount: float, *, whole: bool) -> str:
    sign = "-" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.0f}" if whole else f"{sign}£{abs(amount):,.2f}"


def _ticks(kick_offs: Sequence[datetime]) -> list[tuple[float, str]]:
    """A few days of games, or the beginnings of months, each with its place in days since the first kick-off."""
    first, last = kick_offs[0], kick_offs[-1]
    if last - first > DATES_WITHIN:
        return [((month - first) / A_DAY, words) for month, words in _months(first, last)]
    room = max((last - first) / A_DAY / MOST_TICKS, 0.5)
    ticks: list[tuple[float, str]] = []
    for at in kick_offs:
        place = (at - first) / A_DAY
        if not ticks or place - ticks[-1][0] >= room:
            ticks.append((place, _date(at)))
    return ticks


def _months(first: datetime, last: datetime) -> list[tuple[datetime, str]]:
    """The first of every month or of every so many; the year stands with the first of them and with each January."""
    begin, end = first.year * 12 + first.month, last.year * 12 + last.month - 1  # months since the year 0; January is 0
    every = next(months for months in (1, 2, 3, 6, *range(12, end, 12)) if (end - begin) // months < MOST_TICKS)
    shown = [number for number in range(begin, end + 1) if number % every == 0]
    ticks: list[tuple[datetime, str]] = []
    for number in shown:
        year, month = divmod(number, 12)
        words = f"{MONTHS[month][:3]}{f' {year}' if number == shown[0] or not month else ''}"
        ticks.append((datetime(year, month + 1, 1, tzinfo=first.tzinfo), words))
    return ticks


def _date(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1][:3]}"
