"""The season's sums: only money counts, all of it counts once, and the last step is the whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from club.ids import EntryId, PlayerId
from club.ledger import Entry, Kind
from club.money import Pence
from club.months import Month
from club.season import Game, MonthSums, Season, Step, Taking, takings
from tests.builders import NOW, a_club


def day(number: float) -> datetime:
    return NOW + timedelta(days=number)


def game(number: float, hire: int = 4500, came: int = 9, more: int = 0) -> Game:
    """`more` are charged without having played."""
    return Game(
        starts_at=day(number), hire=Pence(hire), price=Pence(500), minimum=8, maximum=12, came=came, paying=came + more
    )


def line(name: str, kind: Kind, amount: int, at: datetime = NOW) -> Entry:
    return Entry(
        entry_id=EntryId(name), club_id=a_club().club_id, player_id=PlayerId("sam"), kind=kind, amount=Pence(amount),
        booked_at=at,
    )  # fmt: skip


def test_only_money_is_money() -> None:
    charge, payment, cash = (line(kind.value, kind, 500) for kind in (Kind.CHARGE, Kind.PAYMENT, Kind.CASH))
    assert takings([charge, charge.reversed_at(day(1))]) == ()
    assert [one.amount for one in takings([cash, charge, payment])] == [500, 500]


def test_what_was_taken_back_is_taken_back_on_its_day() -> None:
    payment = line("paid", Kind.PAYMENT, 700, day(2))
    assert takings([payment.reversed_at(day(3)), payment]) == (Taking(day(2), Pence(700)), Taking(day(3), Pence(-700)))


def test_a_refund_is_money_that_went_back_and_what_only_moves_a_debt_is_none() -> None:
    """Kinds that other parts of the ledger bring along are told by their names."""
    refund = replace(line("refund", Kind.CASH, -500), kind="refund")  # type: ignore[arg-type]  # a kind to come
    write_off = replace(line("off", Kind.CASH, 500), kind="write_off")  # type: ignore[arg-type]  # the same
    assert [one.amount for one in takings([refund, write_off, write_off.reversed_at(day(1))])] == [-500]
    assert sum(one.amount for one in takings([refund, refund.reversed_at(day(1))])) == 0


def test_step_by_step() -> None:
    early, at_kick_off, later, last = (
        Taking(day(at), Pence(pence)) for at, pence in ((-3, 500), (7, 1000), (8, 4000), (20, -500))
    )
    season = Season((game(0), game(7), game(14)), (early, at_kick_off, later, last))
    assert season.steps() == (
        Step(day(0), Pence(4500), Pence(1500)),  # what came in until the next game began, and before the first
        Step(day(7), Pence(9000), Pence(5500)),
        Step(day(14), Pence(13500), Pence(5000)),
    )
    assert [step.outlay for step in season.steps()] == [3000, 3500, 8500]
    assert season.outlay == 8500


def test_before_the_first_game_there_is_no_step() -> None:
    assert Season().steps() == ()
    ahead = Season(takings=(Taking(NOW, Pence(500)),))
    assert (ahead.steps(), ahead.outlay) == ((), -500)


instants = st.integers(-50, 400).map(day)
money = st.lists(st.builds(Taking, instants, st.integers(-2000, 9000).map(Pence)), max_size=12)
games = st.lists(st.builds(lambda at, hire: replace(game(0, hire), starts_at=at), instants, st.integers(0, 9000)))


@given(games, money)
def test_the_last_step_is_the_whole(played: Sequence[Game], paid: Sequence[Taking]) -> None:
    in_order = sorted(paid, key=lambda taking: taking.at)
    season = Season(tuple(sorted(played, key=lambda one: one.starts_at)), tuple(in_order))
    steps = season.steps()
    assert len(steps) == len(played)
    if steps:
        assert (steps[-1].hire, steps[-1].income, steps[-1].outlay) == (season.hire, season.income, season.outlay)
    for step, later in pairwise(steps):
        assert step.income == sum(taking.amount for taking in paid if taking.at <= later.starts_at)


@given(games, money)
def test_the_months_are_the_whole_cut_in_pieces(played: Sequence[Game], paid: Sequence[Taking]) -> None:
    season = Season(tuple(played), tuple(paid))
    months = {Month.of(at, "Europe/London") for at in (*(one.starts_at for one in played), *(one.at for one in paid))}
    sums = [season.month(month, "Europe/London") for month in months]
    assert sum(one.games for one in sums) == len(played)
    assert sum(one.hire for one in sums) == season.hire
    assert sum(one.income for one in sums) == season.income


def test_one_month() -> None:
    season = Season(
        (game(-10), game(0), game(20, hire=0, came=3)), (Taking(day(-1), Pence(100)), Taking(day(1), Pence(50)))
    )
    assert season.month(Month(2026, 3), "Europe/London") == MonthSums(2, 12, 24, Pence(150), Pence(4500))
    assert season.month(Month(2026, 4), "Europe/London") == MonthSums(0, 0, 0, Pence(0), Pence(0))
